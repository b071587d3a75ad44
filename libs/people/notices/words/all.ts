import type { NoticeKind } from '../../../desk/notices';
import { actedForYou } from './acted-for-you';
import { deputyNamed } from './deputy-named';
import { serviceNumber } from './service-number';
import { taskOpened } from './task-opened';
import type { Words } from './words';

/** Every kind of notice has its words. */
export const wordsOf: Readonly<Record<NoticeKind, Words>> = {
  'acted-for-you': actedForYou,
  'deputy-named': deputyNamed,
  'service-number': serviceNumber,
  'task-opened': taskOpened,
};
