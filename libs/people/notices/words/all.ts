import type { NoticeKind } from '../../../desk/notices';
import { actedForYou } from './acted-for-you';
import { bankAccountProposed } from './bank-account-proposed';
import { correctionProposed } from './correction-proposed';
import { deputyNamed } from './deputy-named';
import { lateAnswer } from './late-answer';
import { refundProposed } from './refund-proposed';
import { refundReturned } from './refund-returned';
import { serviceAccepted } from './service-accepted';
import { recordingMoved } from './recording-moved';
import { serviceNumber } from './service-number';
import { skipOrRedoDecided } from './skip-or-redo-decided';
import { skipOrRedoProposed } from './skip-or-redo-proposed';
import { taskDueTomorrow } from './task-due-tomorrow';
import { taskOpened } from './task-opened';
import { taskOverdue } from './task-overdue';
import { taskOverdueOfTeam } from './task-overdue-of-team';
import { versionProposed } from './version-proposed';
import type { Words } from './words';

/** Every kind of notice has its words. */
export const wordsOf: Readonly<Record<NoticeKind, Words>> = {
  'acted-for-you': actedForYou,
  'bank-account-proposed': bankAccountProposed,
  'correction-proposed': correctionProposed,
  'deputy-named': deputyNamed,
  'late-answer': lateAnswer,
  'refund-proposed': refundProposed,
  'refund-returned': refundReturned,
  'service-accepted': serviceAccepted,
  'recording-moved': recordingMoved,
  'service-number': serviceNumber,
  'skip-or-redo-decided': skipOrRedoDecided,
  'skip-or-redo-proposed': skipOrRedoProposed,
  'task-opened': taskOpened,
  'task-due-tomorrow': taskDueTomorrow,
  'task-overdue': taskOverdue,
  'task-overdue-of-team': taskOverdueOfTeam,
  'version-proposed': versionProposed,
};
