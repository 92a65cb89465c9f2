/**
 * The time that articles are of: the past week or month, or between two days.
 * @import { Query } from '../newsrack.js'
 * @import { Control, ControlsHost } from '../controls.js'
 */
import { make } from '../element/dom.js';
import { adopt } from '../style/adopt.js';
import { DATES } from '../style/more-controls.js';
import { dayOf, textOf, today } from './calendar.js';
import * as words from '../texts/english.js';

/** How many days there are before today. */
const PRESETS = /** @type {const} */ ({ today: 0, pastWeek: 7, pastMonth: 30, pastYear: 365 });

/** Where a year is just being typed, it is earlier. */
const EARLIEST = '1000-01-01';

/** @param {HTMLElement} place @param {ControlsHost} host @returns {Control} */
export function mount(place, host) {
  const root = place.getRootNode();
  if (root instanceof ShadowRoot) adopt(root, DATES);
  const { choose } = host;
  const speaker = host.speaker.with(words.SPAN).with(words.DATES);

  const presets = make('div', { class: 'presets', role: 'radiogroup', 'aria-label': speaker.say('dates') });
  const preset = (
    /** @type {'anyTime' | keyof typeof PRESETS} */ name,
    /** @type {() => string} */ since,
  ) => {
    const radio = make('input', { type: 'radio', name: 'preset' });
    radio.addEventListener('change', () => choose({ since: since(), until: '' }));
    presets.append(make('label', {}, radio, speaker.say(name)));
    return { radio, since };
  };
  const radios = [preset('anyTime', () => '')];
  for (const name of /** @type {(keyof typeof PRESETS)[]} */ (Object.keys(PRESETS)))
    radios.push(preset(name, () => textOf(today() - PRESETS[name])));

  const day = () => {
    const input = make('input', { type: 'date', part: 'date', min: EARLIEST, max: '9999-12-31' });
    input.addEventListener('change', () => {
      if (!input.validity.valid) return;
      const other = input === from ? to : from;
      // The end that was set last is meant as it stands; the other one keeps up.
      if (from.value && to.value && from.value > to.value) other.value = input.value;
      choose({ since: from.value, until: to.value });
    });
    return input;
  };
  const [from, to] = [day(), day()];
  const label = (/** @type {'from' | 'to'} */ name, /** @type {HTMLElement} */ input) =>
    make('label', {}, make('span', {}, speaker.say(name)), input);
  place.append(presets, make('div', { class: 'days' }, label('from', from), label('to', to)));

  return {
    show({ since = '', until = '' }) {
      for (const { radio, since: start } of radios) radio.checked = !until && since === start();
      write(from, since);
      write(to, until);
    },
  };
}

/** Not while the reader is within it, with what is not a date yet. @param {HTMLInputElement} input @param {Query['since']} date */
function write(input, date) {
  const day = date ? dayOf(date) : undefined;
  const text = day === undefined ? '' : textOf(day);
  if (input.value !== text && !input.matches(':focus:invalid')) input.value = text;
}
