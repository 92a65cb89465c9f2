/** What a host can do that browsers can't: Node's entry fills it in. */

/** @type {{ readFile?: (url: URL) => Promise<Uint8Array> }} */
export const host = {};
