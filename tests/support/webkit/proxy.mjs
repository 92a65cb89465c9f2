// All that the browser asks for passes here: so tests can see it and answer in place of other sites.

import { createServer, request as ask } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import { connect } from 'node:net';
import playwright from 'playwright-core/lib/coreBundle';

const SCRIPTS = '/.before-the-page';

export async function startProxy() {
  const pages = new Set();
  const answer = (scheme) => (request, response) => {
    const url = new URL(request.url, `${scheme}://${request.headers.host}`);
    if (url.pathname === SCRIPTS) {
      const scripts = [...pages].at(-1)?.initScripts ?? [];
      return response.writeHead(200, { 'content-type': 'text/javascript' }).end(scripts.join(';\n'));
    }
    handle(new Exchange(url, request, response, pages));
  };
  const { key, cert } = playwright.utils.generateSelfSignedCertificate();
  const secure = createSecureServer({ key, cert }, answer('https'));
  const plain = createServer(answer('http'));
  plain.on('connect', (_request, socket) => {
    const inner = connect(secure.address().port, '127.0.0.1', () => {
      socket.write('HTTP/1.1 200 OK\r\n\r\n');
      inner.pipe(socket).pipe(inner);
    });
    for (const end of [inner, socket]) end.on('error', () => [inner, socket].forEach((it) => it.destroy()));
  });
  for (const server of [secure, plain]) await new Promise((done) => server.listen(0, '127.0.0.1', done));
  return {
    address: `127.0.0.1:${plain.address().port}`,
    pages,
    close() {
      for (const server of [secure, plain]) {
        server.close();
        server.closeAllConnections();
      }
    },
  };
}

/** Asks the page’s routes, the newest first; then the site itself, if it is on this machine. */
async function handle(exchange) {
  exchange.page?.emit('request', exchange.request);
  for (const { pattern, handler } of exchange.page?.routes ?? []) {
    if (!matches(pattern, exchange.url)) continue;
    await handler(exchange.route, exchange.request);
    if (exchange.settled) return;
  }
  exchange.forward();
}

/** A text as playwright has it: `*` within a folder, `**` across. */
function matches(pattern, url) {
  if (typeof pattern === 'function') return pattern(url);
  if (pattern instanceof RegExp) return pattern.test(url.href);
  const parts = pattern.split(/(\*\*?)/);
  const source = parts.map(
    (part) => ({ '*': '[^/]*', '**': '.*' })[part] ?? part.replace(/[.?+^$(){}|[\]\\]/g, '\\$&'),
  );
  return new RegExp(`^${source.join('')}$`).test(url.href);
}

class Exchange {
  settled = false;
  #from;
  #response;

  constructor(url, from, response, pages) {
    this.url = url;
    // Tests look at one page at a time: the one they opened last.
    this.page = [...pages].at(-1);
    this.#from = from;
    this.#response = response;
    if (this.page) this.page.underWay++;
    response.on('close', () => {
      if (this.page) this.page.underWay--;
    });
    this.request = {
      url: () => url.href,
      method: () => from.method,
      headers: () => from.headers,
      failure: () => ({ errorText: 'failed' }),
    };
    this.route = {
      request: () => this.request,
      fulfill: (answer) => this.#settle(() => this.#fulfill(answer)),
      abort: () => this.#settle(() => response.destroy()),
      continue: () => this.#settle(() => this.#pass()),
      fallback: () => {},
    };
  }

  forward() {
    this.#settle(() => this.#pass());
  }

  async #settle(act) {
    this.settled = true;
    await act();
  }

  #fulfill({ status = 200, contentType, headers = {}, body = '' }) {
    this.#response
      .writeHead(status, { ...(contentType && { 'content-type': contentType }), ...headers })
      .end(body);
  }

  #pass() {
    const { method, headers } = this.#from;
    const here = this.url.protocol === 'http:' && ['localhost', '127.0.0.1'].includes(this.url.hostname);
    if (!here) return this.#response.destroy();
    // Compressed pages could not be added to.
    const there = ask(
      this.url,
      { method, headers: { ...headers, 'accept-encoding': 'identity' } },
      (answer) => {
        const page = headers['sec-fetch-dest'] === 'document' && /html/.test(answer.headers['content-type']);
        if (page) return this.#addScripts(answer);
        this.#response.writeHead(answer.statusCode, answer.headers);
        this.#response.flushHeaders();
        answer.pipe(this.#response);
        answer.on('error', () => this.#response.destroy());
      },
    );
    there.on('error', () => this.#response.destroy());
    this.#response.on('close', () => there.destroy());
    this.#from.pipe(there);
  }

  /** What `addInitScript` was given runs before all else in a page. */
  async #addScripts(answer) {
    const chunks = await answer.toArray();
    const html = Buffer.concat(chunks).toString();
    const tag = `<script src="${SCRIPTS}"></script>`;
    const { 'content-length': _, ...headers } = answer.headers;
    this.#response.writeHead(answer.statusCode, headers).end(html.replace(/<(?!!|html|head)/i, `${tag}$&`));
  }
}
