/** What a host can do that browsers can't, and has where they have a page: Node's entry and the command line fill it in. */

/** @type {{ readFile?: (url: URL) => Promise<Uint8Array>, address?: string }} */
export const host = {};
