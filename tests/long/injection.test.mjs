// 1,000 texts that would run a script if they became markup, in every field and every way to show it.

import { injection } from '../page/util/injection.mjs';

injection(1000, Number(process.env.NEWSRACK_SEED) || 1);
