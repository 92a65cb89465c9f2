/**
 * What a server says to tell one state of a source from another; nothing if it doesn't.
 * @param {Response} answer
 */
export const markOf = ({ headers }) => headers.get('etag') ?? headers.get('last-modified') ?? '';
