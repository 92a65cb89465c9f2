// The checkout's files.

import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../scripts/tools.mjs';

/** The files in a folder and in those within it whose names end like this, from the checkout's root. */
export const filesIn = (folder, ending = '') =>
  readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(ending))
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length));
