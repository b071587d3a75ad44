import { isDeepStrictEqual } from 'node:util';
import type { Json, RunEvent } from '../domain/process/step-plan';
import { isRefusal, refuse, type Refusal } from '../domain/refusal';
import type { Tx } from '../database/transaction';
import { filledIn, type Forms } from './forms';
import { planOf } from './plans';

/** What somebody asks of a task, as they sent it. */
export type Asked =
  | { readonly type: 'completed'; readonly form: unknown }
  | { readonly type: 'returned'; readonly reason: string; readonly to?: readonly string[] | undefined }
  | { readonly type: 'refused'; readonly reason: string; readonly comment?: string | undefined };

interface Kept {
  readonly event: RunEvent;
  readonly form: Json | null;
  readonly planKey: string;
  readonly planVersion: number;
}

async function sameForm(tx: Tx, forms: Forms, kept: Kept, step: string, form: unknown): Promise<boolean> {
  const plan = await planOf(tx, kept.planKey, kept.planVersion);
  const filled = filledIn(forms, plan.steps[step.split('#')[0] ?? '']?.form ?? '', form);
  return !isRefusal(filled) && isDeepStrictEqual(JSON.parse(JSON.stringify(filled.form)), kept.form);
}

async function saysTheSame(tx: Tx, forms: Forms, kept: Kept, asked: Asked): Promise<boolean> {
  const { event } = kept;
  if (event.type === 'completed' && asked.type === 'completed') return sameForm(tx, forms, kept, event.step, asked.form);
  if (event.type === 'returned' && asked.type === 'returned') return event.reason === asked.reason.trim() && (!asked.to?.length || isDeepStrictEqual(event.to, asked.to));
  return event.type === 'refused' && asked.type === 'refused' && event.reason === asked.reason && event.comment === (asked.comment || undefined);
}

/**
 * The desk answers a key that it knows with what it answered before. Asked after it has answered: whoever sent something else under that key is
 * refused, not told that it was done. The event itself is compared, so that nothing more is kept.
 */
export async function faultOfRepeatedKey(tx: Tx, forms: Forms, key: string, asked: Asked): Promise<Refusal | undefined> {
  const kept = await tx.one<Kept>(
    `SELECT e.event, e.form, r.plan_key AS "planKey", r.plan_version AS "planVersion" FROM run_event e JOIN run r ON r.id = e.run_id WHERE e.actor_id = $1 AND e.idempotency_key = $2`,
    [tx.actor.id, key],
  );
  if (!kept || (await saysTheSame(tx, forms, kept, asked))) return undefined;
  return refuse('request.key-reused', { field: 'Idempotency-Key' });
}
