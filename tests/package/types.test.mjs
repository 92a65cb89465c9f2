// What publint and Are The Types Wrong find in the packed package: nothing. It is for ES modules alone, which is
// said by its profile.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { root, run } from '../../scripts/tools.mjs';
import { pack } from './project.mjs';

for (const [name, ...command] of [
  ['publint', 'publint', 'run', '--strict'],
  ['Are The Types Wrong', 'attw', '--profile', 'esm-only', '--no-emoji'],
]) {
  test(`${name} finds nothing wrong`, () => {
    const { ok, output } = run(command[0], [...command.slice(1), pack()], { cwd: root });
    assert.ok(ok, output);
  });
}
