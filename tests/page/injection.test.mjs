// A share of tests/long/injection.test.mjs in every run.

import { injection } from './util/injection.mjs';

injection(100, Number(process.env.NEWSRACK_SEED) || 1);
