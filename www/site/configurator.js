/** A form for every setting, the rack they make, and the lines to copy. What is chosen is kept in the page's address. */
import { read } from '../element/attributes.js';
import { make } from '../element/dom.js';
import { LANGUAGE_NAMES } from '../texts/languages.js';
import { NewsRackElement } from './newsrack.js';
import { samples } from './samples.js';
import { GROUPS, VARIABLES, directionOf, snippetOf } from './settings.js';

/** What the preview does without: it has its articles, and the page's address is this form's. */
const ONLY_WRITTEN = ['src', 'allow-relative-urls', 'url-state', 'refresh', 'integrity'];

const USUAL_CONTROLS = read(() => null, 'controls').join(' ');

/** @template {HTMLElement} T @param {string} id @param {new () => T} kind @returns {T} */
function find(id, kind) {
  const element = document.getElementById(id);
  if (!(element instanceof kind)) throw new Error(`The page has no ${id}.`);
  return element;
}

const form = find('form', HTMLFormElement);
const frame = find('frame', HTMLDivElement);
const width = find('width', HTMLSelectElement);
const snippet = find('snippet', HTMLElement);
const copied = find('copied', HTMLElement);
const rack = new NewsRackElement();
// The samples’ pictures lie beside them.
rack.setAttribute('allow-relative-urls', '');

/** @param {string} name @param {string} label @param {HTMLElement} input @param {...HTMLElement} more */
function field(name, label, input, ...more) {
  input.id = `set-${name}`;
  return make('div', { class: 'field' }, make('label', { for: input.id }, label), input, ...more);
}

/** @param {string} name @param {readonly string[]} values @param {string} none */
const select = (name, values, none) =>
  make(
    'select',
    { name },
    make('option', { value: '' }, none),
    ...values.map((value) => make('option', { value }, value)),
  );

/** What an attribute is if it is not set. @param {string} name */
const usualOf = (name) =>
  String(read(() => null, /** @type {import('./settings.js').Attribute} */ (name)) ?? 'as usual');

/** @param {string} name @param {import('./settings.js').Field} setting */
function fieldOf(name, { label, values, several, flag, type, hint = '' }) {
  if (several && values) {
    const boxes = values.map((value) =>
      make('label', {}, make('input', { type: 'checkbox', name, value }), value),
    );
    return make('div', { class: 'choices', role: 'group', 'aria-label': label }, ...boxes);
  }
  if (flag) return field(name, label, make('input', { type: 'checkbox', name, value: '' }));
  if (values) return field(name, label, select(name, values, usualOf(name)));
  return field(
    name,
    label,
    make('input', { name, type: type ?? 'text', placeholder: hint, min: '0', autocomplete: 'off' }),
  );
}

/** Where the window is wide, there is room for all of them. */
const open = matchMedia('(min-width: 62rem)').matches;

/** @param {string} title @param {HTMLElement[]} fields */
const group = (title, fields) =>
  make('details', { class: 'group', open: open || title === 'Looks' }, make('summary', {}, title), ...fields);

/** A colour can be picked or written. @param {string} name @param {string} label @param {string} hint */
function colourField(name, label, hint) {
  const text = make('input', { name, type: 'text', placeholder: hint, autocomplete: 'off' });
  const picker = make('input', { type: 'color', 'aria-label': `Pick: ${label}`, value: '#0b57d0' });
  picker.addEventListener('input', () => (text.value = picker.value));
  // The label is that of the text.
  const row = field(name, label, text);
  row.append(make('span', { class: 'colour' }, text, picker));
  return row;
}

function buildForm() {
  for (const [title, fields] of Object.entries(GROUPS))
    form.append(
      group(
        title,
        Object.entries(fields).map(([name, setting]) => fieldOf(name, setting)),
      ),
    );
  form.append(
    group('Language and colours', [
      field('lang', 'Language', select('lang', LANGUAGE_NAMES, 'the page’s')),
      ...Object.entries(VARIABLES).map(([name, { label, hint = '', colour }]) =>
        colour ? colourField(name, label, hint) : fieldOf(name, { label, hint }),
      ),
    ]),
  );
}

/** What is chosen, by name; what is as usual is left out. @returns {Record<string, string>} */
function chosen() {
  const data = new FormData(form);
  const values = [...new Set(data.keys())].map((name) => [name, data.getAll(name).join(' ').trim()]);
  const flags = Object.values(GROUPS).flatMap((fields) =>
    Object.entries(fields).flatMap(([name, { flag }]) => (flag ? [name] : [])),
  );
  const given = values.filter(([name, value]) => value || flags.includes(name));
  const { controls = 'none', ...rest } = Object.fromEntries(given);
  return controls === USUAL_CONTROLS ? rest : { controls, ...rest };
}

/** Fills the form with what the address says. */
function restore() {
  const params = new URLSearchParams(location.hash.slice(1));
  for (const input of form.elements) {
    if (!(input instanceof HTMLInputElement || input instanceof HTMLSelectElement) || !input.name) continue;
    const value = params.get(input.name) ?? (input.name === 'controls' ? USUAL_CONTROLS : null);
    if (input instanceof HTMLInputElement && input.type === 'checkbox')
      input.checked = value !== null && (!input.value || value.split(' ').includes(input.value));
    else input.value = value ?? '';
  }
}

function apply() {
  const values = chosen();
  for (const name of Object.values(GROUPS).flatMap((fields) => Object.keys(fields))) {
    if (ONLY_WRITTEN.includes(name)) continue;
    if (name in values) rack.setAttribute(name, values[name]);
    else rack.removeAttribute(name);
  }
  for (const name of Object.keys(VARIABLES)) rack.style.setProperty(name, values[name] ?? '');
  frame.lang = values.lang ?? 'en';
  frame.dir = directionOf(frame.lang) || 'ltr';
  frame.style.setProperty('inline-size', width.value && `${width.value}px`);
  snippet.textContent = snippetOf(values);
  copied.textContent = '';
  const address = new URLSearchParams(values).toString();
  history.replaceState(null, '', address ? `#${address}` : location.pathname);
}

buildForm();
restore();
apply();
form.addEventListener('input', apply);
form.addEventListener('submit', (event) => event.preventDefault());
width.addEventListener('input', apply);
addEventListener('hashchange', () => {
  restore();
  apply();
});
find('copy', HTMLButtonElement).addEventListener('click', async () => {
  try {
    await navigator.clipboard.writeText(snippet.textContent ?? '');
    copied.textContent = 'Copied.';
  } catch {
    getSelection()?.selectAllChildren(snippet);
    copied.textContent = 'Selected; copy it with your keyboard.';
  }
});
rack.rack = await samples;
frame.append(rack);
