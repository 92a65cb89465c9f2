/**
 * What is written on the left, read as it is typed: its problems, with their places, and its cards.
 * @import { Problem } from '../newsrack.js'
 */
import { make } from '../element/dom.js';
import { Newsrack, NewsRackElement } from './newsrack.js';

/** A pause in typing after which the text is read. */
const PAUSE = 150;

/** As many articles are shown as the engine read them. */
const SHOWN = 10;

const SAMPLE = `---
title: Forty harbours put their tide gauges online
webUrl: https://tidewatch.example/gauges
publishedDateTime: 2026-11-19T07:30:00Z
excerpt: Until last week the height of the water was a number on a harbour wall.
type: article
quality: 91
provider:
  name: The Tidewatch
  domain: tidewatch.example
topics: [Oceans, Science]
related:
  - title: How to read a tide table
    webUrl: https://tidewatch.example/tables
---
---
title: "Something is wrong here: see the list of problems"
webUrl: https://tidewatch.example/wrong
publishedDateTime: next Tuesday
images:
  - url: tide.jpg
topics:
  - Oceans
---
---
title: An article needs a link
---
`;

/** @template {HTMLElement} T @param {string} id @param {new () => T} kind @returns {T} */
function find(id, kind) {
  const element = document.getElementById(id);
  if (!(element instanceof kind)) throw new Error(`The page has no ${id}.`);
  return element;
}

const text = find('text', HTMLTextAreaElement);
const name = find('name', HTMLSelectElement);
const list = find('problems', HTMLUListElement);
const count = find('count', HTMLElement);
const cards = find('cards', NewsRackElement);
const read = find('read', HTMLElement);

/** @type {Newsrack | undefined} */
let rack;
let turn = 0;
/** @type {ReturnType<typeof setTimeout> | undefined} */
let typing;

async function update() {
  const mine = ++turn;
  const next = await Newsrack.open([]);
  const { problems } = await next.add(text.value, name.value);
  const { cards: found } = await next.search({ published: 'any', limit: SHOWN });
  const articles = await Promise.all(found.map(({ id }) => next.get(id)));
  if (mine !== turn) return next.free();
  const before = rack;
  cards.rack = rack = next;
  before?.free();
  list.replaceChildren(...problems.map(rowOf));
  count.textContent = `${many(rack.size, 'article')}, ${problems.length ? many(problems.length, 'problem') : 'no problems'}`;
  read.textContent = articles.map((article) => JSON.stringify(article, undefined, 2)).join('\n\n');
}

/** @param {number} number @param {string} what */
const many = (number, what) => `${number} ${what}${number === 1 ? '' : 's'}`;

/** @param {Problem} problem */
function rowOf({ severity, message, code, line, column }) {
  const place = make('button', { type: 'button' }, line ? `${line}:${column}` : '–');
  if (line) {
    place.setAttribute('aria-label', `${line}:${column}: go to line ${line}, column ${column}`);
    place.addEventListener('click', () => jump(line, column ?? 1));
  }
  place.disabled = !line;
  const told = make(
    'p',
    {},
    make('strong', {}, severity),
    ` ${message} `,
    make('code', { class: 'quiet' }, code),
  );
  return make('li', { class: severity }, place, told);
}

/** Selects what stands at a place, up to the end of its line. @param {number} line @param {number} column */
function jump(line, column) {
  const lines = text.value.split('\n');
  const start = lines.slice(0, line - 1).reduce((sum, each) => sum + each.length + 1, 0);
  const length = lines[line - 1]?.length ?? 0;
  text.focus();
  text.setSelectionRange(start + Math.min(column - 1, length), start + length);
  // A line of the text is a line on the screen.
  const height =
    (text.scrollHeight - 2 * parseFloat(getComputedStyle(text).paddingBlockStart)) / lines.length;
  text.scrollTop = (line - 4) * height;
}

function soon() {
  clearTimeout(typing);
  typing = setTimeout(update, PAUSE);
}

if (!text.value) text.value = SAMPLE;
text.addEventListener('input', soon);
name.addEventListener('input', soon);
await update();
