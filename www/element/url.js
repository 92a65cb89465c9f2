/**
 * The only gate from an article's link to an attribute of the page. The scheme is looked at as the browser
 * parses it, since control characters and case hide others from a comparison of prefixes.
 * @param {string | undefined} text
 * @returns {string | undefined} the address if it is http(s)
 */
export function webUrl(text) {
  if (!text || !URL.canParse(text)) return undefined;
  const url = new URL(text);
  return url.protocol === 'https:' || url.protocol === 'http:' ? url.href : undefined;
}
