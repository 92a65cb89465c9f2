// Asks whether a known fault is in what the project uses: `npm run audit`. npm knows of the packages, RustSec's
// cargo-audit of the crates. Ends well only if nothing was found; with --all only if, besides, all could be asked.

import { pathToFileURL } from 'node:url';
import { run } from './tools.mjs';

/** Each names what it looks at, and reads its answer: how many faults it counts, and a line for each that it names. */
const QUESTIONS = [
  { about: 'package-lock.json', command: 'npm', args: ['audit', '--json'], read: ofNpm },
  { about: 'Cargo.lock', command: 'cargo', args: ['audit', '--json'], read: ofCargo },
  {
    about: 'fuzz/Cargo.lock',
    command: 'cargo',
    args: ['audit', '--json', '--file', 'fuzz/Cargo.lock'],
    read: ofCargo,
  },
];

/** What `npm audit --json` found. */
export function ofNpm({ vulnerabilities, metadata }) {
  const lines = Object.entries(vulnerabilities).map(([name, { severity, via }]) => {
    const why = via.map((cause) => (isRecord(cause) ? `${cause.title} (${cause.url})` : `by ${cause}`));
    return `${name}: ${severity}: ${why.join('; ')}`;
  });
  return { count: metadata.vulnerabilities.total, lines };
}

/** What `cargo audit --json` found: faults, and warnings of crates that nobody maintains or that were withdrawn. */
export function ofCargo({ vulnerabilities: { count, list }, warnings }) {
  const warned = Object.values(warnings).flat();
  const all = [...list.map((entry) => ({ kind: 'vulnerability', ...entry })), ...warned];
  const lines = all.map(({ kind, package: { name, version }, advisory }) => {
    const why = advisory ? `: ${advisory.title} (${advisory.id})` : '';
    return `${name} ${version}: ${kind}${why}`;
  });
  return { count: count + warned.length, lines };
}

/**
 * What an answer comes to. `clean` only if it is understood, counts and names nothing, and the tool itself ended well;
 * `not asked` only if it speaks of no vulnerabilities at all. Whatever else it is must be looked at.
 */
export function judge({ ok, stdout, output }, read) {
  let answer;
  try {
    answer = JSON.parse(stdout);
  } catch {
    // The tool is missing, or its service: it is told below.
  }
  if (!isRecord(answer) || !('vulnerabilities' in answer)) {
    const said = output.trim().split('\n');
    return {
      verdict: 'NOT asked',
      lines: [said.find((line) => /^(npm )?error\b/.test(line)) ?? said.at(-1)],
    };
  }
  try {
    const { count, lines } = read(answer);
    if (lines.length > 0) return { verdict: 'found', lines };
    if (ok && count === 0) return { verdict: 'clean', lines };
  } catch {
    // Another shape than is known.
  }
  return { verdict: 'NOT understood', lines: [stdout.slice(0, 500)] };
}

const isRecord = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);

/** Asks all, tells what came of it, and gives whether that is good enough. */
export function audit({ all, ask = run, tell = console.log }) {
  const verdicts = QUESTIONS.map(({ about, command, args, read }) => {
    const { verdict, lines } = judge(ask(command, args), read);
    tell(`${about}: ${verdict}`);
    for (const line of lines) tell(`  ${line}`);
    return verdict;
  });
  return verdicts.every((verdict) => verdict === 'clean' || (verdict === 'NOT asked' && !all));
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  if (!audit({ all: process.argv.includes('--all') })) process.exitCode = 1;
}
