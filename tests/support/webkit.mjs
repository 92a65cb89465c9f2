// WebKit, Safari's engine, by WebDriver: as much of playwright's browser and pages as the tests use.

import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Page } from './webkit/page.mjs';
import { startProxy } from './webkit/proxy.mjs';

const MINI_BROWSER = `/usr/lib/${process.arch === 'arm64' ? 'aarch64' : 'x86_64'}-linux-gnu/webkit2gtk-4.1/MiniBrowser`;

/** Its toolbar is made as small as it gets: no page could be narrow beside it. */
const NO_TOOLBAR =
  '* { min-width: 0; min-height: 0; margin: 0; padding: 0; font-size: 1px; -gtk-icon-source: none }';

/** Starts a driver in a display that nobody sees, and a browser that reaches only this process. */
export async function launchWebKit(driver) {
  const home = mkdtempSync(join(tmpdir(), 'newsrack-webkit-'));
  mkdirSync(join(home, 'gtk-3.0'));
  writeFileSync(join(home, 'gtk-3.0', 'gtk.css'), NO_TOOLBAR);
  const display = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', '2600x2200x24', '-nolisten', 'tcp'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  });
  const number = await new Promise((done, fail) => {
    display.stdio[3].once('data', (text) => done(String(text).trim()));
    display.once('exit', () => fail(new Error('Xvfb did not start.')));
  });
  const port = await freePort();
  const process_ = spawn(driver, [`--port=${port}`, '--host=127.0.0.1'], {
    env: {
      ...process.env,
      HOME: home,
      XDG_CONFIG_HOME: home,
      DISPLAY: `:${number}`,
      GDK_BACKEND: 'x11',
      WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: '1',
    },
    stdio: 'ignore',
  });
  const proxy = await startProxy();
  const call = caller(`http://127.0.0.1:${port}`);
  const end = async () => {
    process_.kill();
    display.kill();
    proxy.close();
    rmSync(home, { recursive: true, force: true });
  };
  try {
    return new Browser(await openSession(call, proxy), proxy, end);
  } catch (error) {
    await end();
    throw error;
  }
}

/** One that nobody listens on: the driver can't choose by itself. */
async function freePort() {
  const server = createServer();
  await new Promise((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address();
  await new Promise((done) => server.close(done));
  return port;
}

class Browser {
  #session;
  #proxy;
  #end;
  #first;

  constructor(session, proxy, end) {
    this.#session = session;
    this.#proxy = proxy;
    this.#end = end;
  }

  async newPage({ reducedMotion: _, ...options } = {}) {
    // What moves is waited for.
    // The window that came with the session stays: with the last one the session would end.
    this.#first ??= await this.#session('GET', '/window');
    await this.#session('POST', '/window', { handle: this.#first });
    const { handle } = await this.#session('POST', '/window/new', { type: 'window' });
    const page = new Page(this.#session, handle, this.#proxy, options);
    await page.ready();
    return page;
  }

  async close() {
    await this.#session('DELETE', '').catch(() => {});
    await this.#end();
  }
}

async function openSession(call, proxy) {
  const alwaysMatch = {
    acceptInsecureCerts: true,
    pageLoadStrategy: 'none',
    'webkitgtk:browserOptions': {
      binary: MINI_BROWSER,
      args: ['--automation', `--proxy=http://${proxy.address}`],
    },
  };
  const started = Date.now();
  for (;;) {
    try {
      const { sessionId } = await call('POST', '/session', { capabilities: { alwaysMatch } });
      return (method, path, body) => call(method, `/session/${sessionId}${path}`, body);
    } catch (error) {
      // The driver listens a moment after it has started.
      if (error.cause?.code !== 'ECONNREFUSED' || Date.now() - started > 20_000) throw error;
      await new Promise((done) => setTimeout(done, 50));
    }
  }
}

const caller = (base) => async (method, path, body) => {
  const response = await fetch(base + path, {
    method,
    body: method === 'POST' ? JSON.stringify(body ?? {}) : undefined,
  });
  const { value } = await response.json();
  if (!response.ok) throw new Error(value.message || value.error);
  return value;
};
