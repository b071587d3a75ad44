import type { Actor } from '../contract/sides';
import type { ActingAs } from '../domain/process/stands-in';
import { refuse, type Refusal } from '../domain/refusal';

/** What rights hang on, read with the task. */
export interface OwnedTask {
  readonly roles: readonly string[];
  readonly teamId: string;
  readonly assigneeId: string | null;
  /** The order's or contract's rep team, where there is one. */
  readonly salesTeamId: string | null;
  /** The branch to which that team's unit belongs, where it belongs to one. */
  readonly branchUnitId: string | null;
  /** Whose task the person may work on as if it were their own, today. */
  readonly actingFor?: ActingFor | undefined;
}

/** Who is acted for, and by what (부재·대결, 위임). */
export interface ActingFor {
  readonly personId: string;
  readonly as: ActingAs;
}

const inBranch = (actor: Actor, unitId: string | null): boolean => actor.memberships.some((m) => m.role === 'BRANCH' && m.unitId === unitId);

const inTeam = (actor: Actor, teamId: string | null): boolean => actor.memberships.some((m) => m.teamId === teamId);

export const supervises = (actor: Actor, teamId: string): boolean => actor.memberships.some((m) => m.teamId === teamId && m.supervisor);

/** Whether this person's desk may hold the task at all: their team's, their own, or one that a second role of theirs may complete. */
export const mayHold = (actor: Actor, task: OwnedTask): boolean =>
  inTeam(actor, task.teamId) ||
  task.assigneeId === actor.id ||
  task.actingFor !== undefined ||
  (task.roles.includes('SALES_REP') && inTeam(actor, task.salesTeamId)) ||
  (task.roles.includes('BRANCH') && inBranch(actor, task.branchUnitId));

/** May this person work on it now? Somebody else's is taken over only by reassigning, or for the time in which they stand in. */
export function mayWorkOn(actor: Actor, task: OwnedTask): Refusal | undefined {
  if (!mayHold(actor, task)) return refuse('task.not-yours');
  const elses = task.assigneeId !== null && task.assigneeId !== actor.id && !task.actingFor;
  const secondRole = task.roles.length > 1;
  return elses && !secondRole ? refuse('task.assigned-to-other') : undefined;
}
