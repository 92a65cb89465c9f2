/** The stylesheets that all elements share, each made when it is first asked for. @type {Map<string, CSSStyleSheet>} */
const sheets = new Map();

/** Lets a style apply to an element, after what applies already. @param {ShadowRoot} root @param {string} style */
export function adopt(root, style) {
  let sheet = sheets.get(style);
  if (!sheet) {
    sheets.set(style, (sheet = new CSSStyleSheet()));
    sheet.replaceSync(style);
  }
  if (!root.adoptedStyleSheets.includes(sheet)) root.adoptedStyleSheets.push(sheet);
}
