// How setup.mjs installs things: a line for each piece of work, and what is missing named with its remedy.

import { run, seconds, which } from './tools.mjs';

export const MINUTES = 60_000;

/** A thing that is missing and can't be installed from here: its message names the command that would. */
export class Missing extends Error {}

/** Does one piece of work, saying so, and how long it took. */
export function work(what, command, args, options) {
  process.stdout.write(`setup: ${what} … `);
  const started = Date.now();
  const done = run(command, args, { timeout: 20 * MINUTES, ...options });
  console.log(`${done.ok ? '' : 'failed, '}${seconds(Date.now() - started)}`);
  return done;
}

/** The last lines of what a program printed, for a message. */
export const tail = (output) => output.trim().split('\n').slice(-12).join('\n  ');

export function must(done, message) {
  if (!done.ok) throw new Missing(`${message}\n  ${tail(done.output)}`);
}

/** The start of a command that runs as root: nothing for root, sudo where it asks no password, else undefined. */
export function asRoot() {
  if (process.getuid?.() === 0) return [];
  if (run('sudo', ['-n', 'true']).ok) return ['sudo', '-n'];
}

/** Whether Debian packages can be installed here. */
export const hasApt = () => Boolean(which('apt-get') && asRoot());

let aptIsFresh = false;

/** Installs Debian packages. What it says when it can't is for its caller to find out: by looking for the thing. */
export function apt(...packages) {
  const [command, ...first] = [...asRoot(), 'env', 'DEBIAN_FRONTEND=noninteractive', 'apt-get'];
  aptIsFresh ||= work('apt-get update', command, [...first, 'update']).ok;
  const install = [...first, 'install', '-y', '--no-install-recommends', ...packages];
  return work(`apt-get install ${packages.join(' ')}`, command, install).ok;
}
