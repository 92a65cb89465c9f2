const DATE = /^(\d{4}-\d\d-\d\d)(?:[Tt ]+(\d\d:\d\d(?::\d\d(?:\.\d+)?)?)\s*(?:[Zz]|([+-]\d\d):?(\d\d))?)?$/;

/**
 * The instant an article's date means: without an offset it is UTC, where `new Date` would take local time.
 * @param {string | undefined} text
 * @returns {{ date: Date, dayOnly: boolean } | undefined}
 */
export function readDate(text) {
  const [match, day, time, hours, minutes] = text?.trim().match(DATE) ?? [];
  if (!match) return undefined;
  const date = new Date(time ? `${day}T${time}${hours ? `${hours}:${minutes}` : 'Z'}` : day);
  return Number.isNaN(+date) ? undefined : { date, dayOnly: !time };
}

const MINUTE = 60_000;
/** @type {[Intl.RelativeTimeFormatUnit, number, number][]} unit, its length, and how far it is used */
const STEPS = [
  ['minute', MINUTE, 60 * MINUTE],
  ['hour', 60 * MINUTE, 24 * 60 * MINUTE],
  ['day', 24 * 60 * MINUTE, 7 * 24 * 60 * MINUTE],
];

/**
 * How long ago, in the largest unit that fits; undefined beyond a week and for the future.
 * @param {Date} date @param {number} now
 * @returns {[number, Intl.RelativeTimeFormatUnit] | undefined}
 */
export function ago(date, now) {
  const past = now - +date;
  const step = past >= 0 && STEPS.find(([, , end]) => past < end);
  return step ? [-Math.floor(past / step[1]), step[0]] : undefined;
}
