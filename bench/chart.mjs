// A bar chart as SVG, to be read in light and in dark.

const WIDTH = 760;
const LEFT = 112;
const LABEL = 104;
const BAR = 18;
const STEP = 26;
const HEAD = 74;
const GROUP = 36;

const STYLE = `
    text { font: 13px system-ui, -apple-system, 'Segoe UI', Roboto, Helvetica, Arial, sans-serif; fill: #1f2328; }
    .title { font-size: 17px; font-weight: 600; }
    .note, .group { fill: #59636e; }
    .group { font-weight: 600; }
    .name { text-anchor: end; }
    .label { font-variant-numeric: tabular-nums; }
    .ours { font-weight: 600; }
    rect { fill: #9aa4af; }
    rect.ours { fill: #0b62c4; }
    @media (prefers-color-scheme: dark) {
      text { fill: #e6edf3; }
      .note, .group { fill: #9198a1; }
      rect { fill: #656c76; }
      rect.ours { fill: #6cb0ff; }
    }`;

/**
 * @typedef {{ name: string, value: number, label: string, ours?: boolean }} Bar
 * @param {{ title: string, note: string, groups: { name: string, bars: Bar[] }[], apart?: boolean }} chart
 *   groups that are `apart` do not measure the same
 */
export function barChart({ title, note, groups, apart }) {
  const longest = (groups) => Math.max(...groups.flatMap(({ bars }) => bars.map(({ value }) => value)));
  let y = HEAD;
  const parts = [];
  for (const group of groups) {
    const { name, bars } = group;
    parts.push(text(LEFT, y + 13, 'group', name));
    y += STEP;
    const scale = (WIDTH - LEFT - LABEL) / (longest(apart ? [group] : groups) || 1);
    for (const { name, value, label, ours } of bars) {
      // Whatever is read at all shows at least a trace.
      const width = Math.max(1.5, value * scale);
      const own = ours ? ' ours' : '';
      parts.push(text(LEFT - 10, y + 13.5, `name${own}`, name));
      parts.push(
        `<rect class="bar${own}" x="${LEFT}" y="${y}" width="${width.toFixed(1)}" height="${BAR}" rx="3"/>`,
      );
      parts.push(text(LEFT + width + 8, y + 13.5, `label${own}`, label));
      y += STEP;
    }
    y += GROUP - STEP;
  }
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${y}" width="${WIDTH}" height="${y}" role="img">
  <title>${escape(title)}</title>
  <desc>${escape(describe(groups))}</desc>
  <style>${STYLE}
  </style>
  ${[text(0, 22, 'title', title), text(0, 46, 'note', note), ...parts].join('\n  ')}
</svg>
`;
}

/** The chart in words. */
const describe = (groups) =>
  groups
    .map(({ name, bars }) => `${name}: ${bars.map(({ name, label }) => `${name} ${label}`).join(', ')}.`)
    .join(' ');

const text = (x, y, kind, words) =>
  `<text class="${kind}" x="${x.toFixed(1)}" y="${y.toFixed(1)}">${escape(words)}</text>`;

const escape = (words) => words.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
