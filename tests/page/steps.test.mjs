// Every asynchronous step that the element takes fails from then on, each in the first scenario that takes it.
// tests/long/steps.test.mjs fails them in all scenarios, and once too.

import { steps } from './util/steps.mjs';

steps([true], false);
