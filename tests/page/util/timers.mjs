// Timers of the page whose time passes when a test says so.

/** Prepares a page: timers of so many milliseconds wait for the test. */
export const hold = (fresh, milliseconds) => fresh.addInitScript(keep, milliseconds);

/** Runs in the page, before all else. */
function keep(milliseconds) {
  const { setTimeout, clearTimeout } = window;
  /** By their numbers, which are not those of others. */
  const waiting = new Map();
  window.held = { begun: 0, waiting };
  window.setTimeout = (act, time, ...rest) => {
    if (time !== milliseconds) return setTimeout(act, time, ...rest);
    const id = -++window.held.begun;
    waiting.set(id, () => act(...rest));
    return id;
  };
  window.clearTimeout = (id) => {
    if (!waiting.delete(id)) clearTimeout(id);
  };
}

/** How many were begun until now, and how many of those wait. */
export const held = (page) => page.evaluate(() => [window.held.begun, window.held.waiting.size]);

/** The time of those that wait is over. */
export const pass = (page) =>
  page.evaluate(() => {
    const due = [...window.held.waiting.values()];
    window.held.waiting.clear();
    for (const act of due) act();
  });
