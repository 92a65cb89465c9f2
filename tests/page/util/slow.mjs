// A server that takes its time.

/**
 * An answer that comes in parts, each when the test asks for it; `gone` tells when the page hung up.
 * With `length` it says beforehand how many bytes it will be.
 */
export function inParts(length) {
  let response;
  let started;
  let hungUp;
  const asked = new Promise((done) => (started = done));
  const gone = new Promise((done) => (hungUp = done));
  return {
    answer(_request, fresh) {
      response = fresh;
      response.on('close', hungUp);
      const size = length === undefined ? {} : { 'content-length': length };
      response.writeHead(200, { 'content-type': 'application/yaml', ...size });
      response.flushHeaders();
      started();
    },
    asked,
    gone,
    send: (text) => response.write(text),
    end: (text) => response.end(text),
  };
}
