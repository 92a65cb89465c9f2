// The units of time that the timeline has bars of.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { UNITS, dayOf, textOf, today, unitFor } from '../www/controls/calendar.js';

const start = (unit, date) => textOf(UNITS[unit].start(UNITS[unit].of(dayOf(date))));

test('a unit begins where the engine’s buckets do', () => {
  const rows = [
    ['day', '2024-02-29', '2024-02-29'],
    ['week', '2024-01-01', '2024-01-01'],
    ['week', '2023-12-31', '2023-12-25'],
    ['week', '1969-12-28', '1969-12-22'],
    ['month', '2024-02-29', '2024-02-01'],
    ['month', '1969-12-31', '1969-12-01'],
    ['month', '0001-01-31', '0001-01-01'],
    ['year', '2024-12-31', '2024-01-01'],
    ['year', '0050-06-01', '0050-01-01'],
    ['year', '0000-06-01', '0000-01-01'],
  ];
  for (const [unit, date, expected] of rows) assert.equal(start(unit, date), expected, `${unit} of ${date}`);
});

test('units follow one another without a gap', () => {
  for (const { of, start } of Object.values(UNITS)) {
    for (let day = -800; day < 800; day++) {
      assert.ok(start(of(day)) <= day && day < start(of(day) + 1));
      assert.equal(of(start(of(day))), of(day));
    }
  }
});

test('the smallest unit is taken of which there are few enough', () => {
  const unit = (first, last) => unitFor(dayOf(first), dayOf(last), 120);
  assert.equal(unit('2024-01-01', '2024-01-01'), 'day');
  assert.equal(unit('2024-01-01', '2024-04-29'), 'day');
  assert.equal(unit('2024-01-01', '2024-04-30'), 'week');
  assert.equal(unit('2020-01-01', '2024-01-01'), 'month');
  assert.equal(unit('2000-01-01', '2024-01-01'), 'year');
  assert.equal(unit('0001-01-01', '9999-12-31'), 'year');
});

test('the day of a date is that in UTC, and today is the reader’s', () => {
  assert.equal(textOf(dayOf('2024-03-01T01:00:00+02:00')), '2024-02-29');
  assert.equal(textOf(dayOf(new Date('2024-03-01T01:00:00Z'))), '2024-03-01');
  assert.equal(dayOf('yesterday'), undefined);
  const now = new Date(2024, 2, 1, 23, 30);
  assert.equal(textOf(today(now)), '2024-03-01');
  assert.equal(textOf(today(new Date(2024, 2, 1, 0, 30))), '2024-03-01');
});
