// A share of tests/long/injection.test.mjs in every run; `NEWSRACK_PAYLOADS=300` makes it larger.

import { injection } from './util/injection.mjs';

injection(Number(process.env.NEWSRACK_PAYLOADS) || 50, Number(process.env.NEWSRACK_SEED) || 1);
