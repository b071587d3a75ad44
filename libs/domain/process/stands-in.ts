import type { PlainDate } from '../calendar/plain-date';

/** How somebody acts for another: as deputy of one who is absent (부재·대결), or with tasks that were handed to them for a time (위임). */
export type ActingAs = 'ABSENCE' | 'DELEGATION';

export interface StandIn {
  readonly as: ActingAs;
  readonly from: PlainDate;
  readonly to: PlainDate;
  /** Of an absence: one of the person's roles; null for all of them. */
  readonly role: string | null;
  /** Of a delegation: all tasks of a step, or some by id. */
  readonly step: string | null;
  readonly taskIds: readonly string[] | null;
}

interface TaskOfOther {
  readonly id: string;
  readonly role: string;
  readonly step: string;
}

/** Both days count. What has ended, or has not begun, helps nobody. */
const lasts = ({ from, to }: StandIn, today: PlainDate): boolean => from <= today && today <= to;

/** Whether a deputy may work on this task of the person today. Example: an absence from the 1st to the 5th holds on the 5th and not on the 6th. */
export function standsInFor(standIn: StandIn, task: TaskOfOther, today: PlainDate): boolean {
  if (!lasts(standIn, today)) return false;
  if (standIn.as === 'ABSENCE') return standIn.role === null || standIn.role === task.role;
  return standIn.step === task.step || (standIn.taskIds?.includes(task.id) ?? false);
}

/**
 * Maker and checker are two people, and so are those whom they act for: neither may the deputy check what they made themselves, nor may what a
 * person made be checked in that person's name. Answers everybody who must not be found among the makers.
 */
export const checkersAre = (actorId: string, actingFor?: string): readonly string[] => (actingFor === undefined ? [actorId] : [actorId, actingFor]);
