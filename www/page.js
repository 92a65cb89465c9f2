/**
 * A member of the document, even where a form or a picture of the page has its name: `<img name="createElement">` would
 * otherwise be what is called. There is none in Node.
 * @template {keyof Document} Name
 * @param {Name} name
 * @returns {Document[Name]}
 */
export function ofPage(name) {
  const { Document, document } = globalThis;
  const member = Document && Reflect.get(Document.prototype, name, document);
  return typeof member === 'function' ? member.bind(document) : member;
}
