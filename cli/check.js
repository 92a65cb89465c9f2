// Files → problems → lines, and an exit status.

import { host } from '../www/host.js';
import { Newsrack } from '../www/node.js';
import { find, read } from './files.js';
import { mistake } from './mistake.js';
import { Output, many, printable } from './output.js';
import { Progress } from './progress.js';

/** @import { Check } from './arguments.js' */

/** What relative links are resolved against where they are allowed: any address does, since none is followed. */
host.address = 'https://newsrack.invalid/';

/**
 * Says what is wrong with the articles. Gives 1 if there are errors, else 0.
 * @param {Check} options
 */
export async function check({ paths, format, allowRelativeUrls }) {
  const inputs = find(paths);
  // All articles together, so that one that stands in two files is noticed.
  const rack = await Newsrack.open([], { allowRelativeUrls });
  const output = new Output(format);
  const progress = new Progress(inputs.length);
  const tally = { files: 0, replaced: 0, errors: 0, warnings: 0 };
  for (const input of inputs) {
    progress.advance();
    tally.files += 1;
    const bytes = await read(input);
    const { replaced, problems } = Buffer.isBuffer(bytes)
      ? await rack.add(bytes, input.name).catch(outOfMemory)
      : { replaced: 0, problems: [bytes] };
    tally.replaced += replaced;
    for (const { severity } of problems) tally[severity === 'error' ? 'errors' : 'warnings'] += 1;
    if (problems.length > 0) {
      progress.clear();
      await output.write(problems);
      if (output.error) break;
    }
  }
  progress.clear();
  if (!output.error) await output.finish();
  if (!output.error) process.stderr.write(`${printable(summary(tally, rack.size))}\n`);
  // Who closes a pipe, as `head` does, has seen enough.
  else if (output.error.code !== 'EPIPE')
    throw mistake('The problems could not be written to the standard output.');
  return tally.errors > 0 ? 1 : 0;
}

/** A WebAssembly memory ends at 4 GiB, whatever the machine has. @param {unknown} error @returns {never} */
function outOfMemory(error) {
  if (!(error instanceof WebAssembly.RuntimeError)) throw error;
  throw mistake('There is more than can be checked at once here; check folder by folder.');
}

/** @param {Record<'files' | 'replaced' | 'errors' | 'warnings', number>} tally @param {number} articles */
function summary({ files, replaced, errors, warnings }, articles) {
  const note = replaced > 0 ? ` (${replaced} replaced by later ones)` : '';
  const problems = [errors > 0 && many(errors, 'error'), warnings > 0 && many(warnings, 'warning')];
  const list = problems.filter(Boolean).join(', ') || 'no problems';
  return `${many(articles, 'article')} in ${many(files, 'file')}${note}: ${list}`;
}
