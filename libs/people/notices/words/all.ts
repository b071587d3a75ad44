import type { NoticeKind } from '../../../desk/notices';
import { actedForYou } from './acted-for-you';
import { deputyNamed } from './deputy-named';
import { serviceNumber } from './service-number';
import { taskDueTomorrow } from './task-due-tomorrow';
import { taskOpened } from './task-opened';
import { taskOverdue } from './task-overdue';
import { taskOverdueOfTeam } from './task-overdue-of-team';
import type { Words } from './words';

/** Every kind of notice has its words. */
export const wordsOf: Readonly<Record<NoticeKind, Words>> = {
  'acted-for-you': actedForYou,
  'deputy-named': deputyNamed,
  'service-number': serviceNumber,
  'task-opened': taskOpened,
  'task-due-tomorrow': taskDueTomorrow,
  'task-overdue': taskOverdue,
  'task-overdue-of-team': taskOverdueOfTeam,
};
