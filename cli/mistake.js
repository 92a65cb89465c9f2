// What the user can put right: an error whose message tells all there is to know.

/** @param {string} message */
export const mistake = (message) => Object.assign(new Error(message), { expected: true });
