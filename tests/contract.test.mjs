// The contract that tests/types.ts holds the types to is a copy: it must stay the one that was agreed.

import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { test } from 'node:test';

const agreed = new URL('../../shared/contract/newsrack.d.ts', import.meta.url);

test('the contract is the one in ../shared', { skip: !existsSync(agreed) && 'there is no ../shared' }, () => {
  const copy = new URL('contract/newsrack.d.ts', import.meta.url);
  assert.equal(readFileSync(copy, 'utf8'), readFileSync(agreed, 'utf8'));
});
