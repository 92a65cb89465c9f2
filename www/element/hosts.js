/**
 * From where pictures and videos are loaded. Nobody clicks before a picture is asked for, and the browser asks the
 * page's own site with the reader's cookies: so that is for the page to allow, as relative links are.
 */

/**
 * What the page says of it.
 * @typedef {object} Allowed
 * @property {string[]} hosts if there are any, only these; `*.example.org` is all within it
 * @property {boolean} own whether the page's own site may be among them without being named
 */

/** @param {string} href an address that passed the gate @param {Allowed} allowed */
export function mayLoad(href, { hosts, own }) {
  const { host, origin } = new URL(href);
  if (hosts.length) {
    return hosts.some((name) => (name.startsWith('*.') ? host.endsWith(name.slice(1)) : host === name));
  }
  return own || origin !== globalThis.location?.origin;
}
