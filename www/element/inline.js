/**
 * Articles written into the page: `<script type="application/yaml">` within the element.
 * @param {Element} element
 * @returns {{ text: string, name: string }[]}
 */
export function inlineSources(element) {
  const scripts = element.querySelectorAll(':scope > script[type="application/yaml"]');
  return [...scripts].map((script, at) => ({
    text: dedent(script.textContent ?? ''),
    name: `inline ${at + 1}`,
  }));
}

/** Takes away the indentation that all lines share, as the markup around them may have one. @param {string} text */
export function dedent(text) {
  const depths = text.match(/^[ \t]*(?=\S)/gm)?.map((space) => space.length) ?? [];
  const depth = Math.min(...depths);
  return depth > 0 && depths.length ? text.replace(new RegExp(`^[ \\t]{1,${depth}}`, 'gm'), '') : text;
}
