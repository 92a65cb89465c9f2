/**
 * Days, weeks, months and years, each numbered one after another; a day by its number since 1970. Knows no DOM.
 */
import { readDate } from '../texts/dates.js';

const DAY = 86_400_000;

/** @typedef {'day' | 'week' | 'month' | 'year'} Unit */

/** The number of the unit that a day falls into, and the first day of a unit. @type {Record<Unit, { of: (day: number) => number, start: (number: number) => number }>} */
export const UNITS = {
  day: { of: (day) => day, start: (day) => day },
  // 1970-01-01 was a Thursday.
  week: { of: (day) => Math.floor((day + 3) / 7), start: (week) => week * 7 - 3 },
  month: {
    of: (day) => dateOf(day).getUTCFullYear() * 12 + dateOf(day).getUTCMonth(),
    start: (month) => firstOf(Math.floor(month / 12), month - Math.floor(month / 12) * 12),
  },
  year: { of: (day) => dateOf(day).getUTCFullYear(), start: (year) => firstOf(year, 0) },
};

/** `Date.UTC` takes the years before 100 for others. @param {number} year @param {number} month */
const firstOf = (year, month) => new Date(0).setUTCFullYear(year, month, 1) / DAY;

/** @param {number} day */
export const dateOf = (day) => new Date(day * DAY);

/** @param {number} day */
export const textOf = (day) => dateOf(day).toISOString().slice(0, 10);

/** The day in UTC that a date falls on. @param {unknown} date @returns {number | undefined} */
export function dayOf(date) {
  const read = readDate(date instanceof Date ? date.toISOString() : String(date));
  return read && Math.floor(+read.date / DAY);
}

/** The day that the reader’s calendar shows. @param {Date} [now] */
export const today = (now = new Date()) => Math.floor((+now - now.getTimezoneOffset() * 60_000) / DAY);

/** The smallest unit of which not more than `most` hold all these days. @param {number} first @param {number} last @param {number} most */
export function unitFor(first, last, most) {
  const units = /** @type {Unit[]} */ (Object.keys(UNITS));
  return units.find((unit) => UNITS[unit].of(last) - UNITS[unit].of(first) < most) ?? 'year';
}
