// Every asynchronous step of every scenario fails, once and from then on.

import { steps } from '../page/util/steps.mjs';

steps([false, true], true);
