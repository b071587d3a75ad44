import type { Pulled } from '../contract/processes';
import { newId } from '../database/ids';
import { asHouse, type Tx } from '../database/transaction';
import type { Facts, Json, RunEvent, RunState, StepPlan, StepRef } from '../domain/process/step-plan';
import { isRefusal, refuse, type Refusal } from '../domain/refusal';
import { calendarOf } from '../database/reference-data';
import { applyEvent, type Applied, type Incoming } from './apply-event';
import { tellWhoWasActedFor } from './acting-for';
import { dropMoments, writeMoments } from './carry-out-commands';
import { missingEvidence } from './evidence';
import { filledIn, type Forms } from './forms';
import { newestPlan, planOf, publishPlans } from './plans';
import { pull } from './pull';
import { answeredBefore, lockRun, type LockedRun } from './run-store';
import type { RunRow, StepPreparation, WorkOfPlans } from './step-work';
import type { ActingFor } from './rights';
import { openTaskOf, taskToWorkOn, type TaskOnDesk } from './task-on-desk';

export interface NewRun {
  readonly planKey: string;
  readonly workflowId: string;
  readonly subjectKind: RunRow['subjectKind'];
  readonly subjectId: string;
  readonly facts: Facts;
  readonly orderId?: string;
  readonly contractId?: string;
  readonly customerId?: string;
  readonly partnerId?: string;
  readonly accrualMonth?: string;
}

/** What every event on a task answers: which tasks it opened, what work it made useless, and whether the run is over. */
export interface Done {
  readonly openedTasks: readonly string[];
  readonly doneForNothing: readonly StepRef[];
  readonly ended?: string;
}

interface Act {
  /** The task version that the person saw: somebody was quicker where it differs. */
  readonly version: number;
  readonly idempotencyKey: string;
}

/** What two people agreed on, or whoever may decides alone. */
interface Decided {
  readonly reason: string;
  readonly idempotencyKey: string;
  readonly proposal?: string | undefined;
  readonly actingFor?: ActingFor | undefined;
}

const emptyState: RunState = { facts: {}, steps: {}, passed: [] };

/** Where a return goes unless the person names a step: to the first of the plan's that this run came by. */
const usualReturn = ({ placed, run }: TaskOnDesk): readonly string[] => {
  const wasOpened = (key: string): boolean => Object.keys(run.state.steps).some((ref) => ref.split('#')[0] === key);
  return (placed.returnsTo ?? []).filter(wasOpened).slice(0, 1);
};

const doneOf = ({ openedTasks, doneForNothing, ended }: Applied): Done => ({ openedTasks, doneForNothing, ...(ended ? { ended } : {}) });

/**
 * The task desk: applies events to step plans, each in the one transaction that it is given, from the API and from activities alike.
 * Refusals are returned, and nothing is written before one.
 */
export class Desk {
  constructor(private readonly deps: { readonly work: WorkOfPlans; readonly forms: Forms }) {}

  get forms(): Forms {
    return this.deps.forms;
  }

  get work(): WorkOfPlans {
    return this.deps.work;
  }

  publishPlans(tx: Tx): Promise<void> {
    return publishPlans(tx, this.deps.forms);
  }

  /** Begins a run of the newest plan version; once per (plan, subject): a second start answers with the run that is there. */
  async startRun(tx: Tx, start: NewRun, idempotencyKey?: string): Promise<{ runId: string; started: boolean } | Refusal> {
    const plan = newestPlan(start.planKey);
    const inserted = await tx.one<{ id: string }>(
      `INSERT INTO run (id, plan_key, plan_version, workflow_id, subject_kind, subject_id, order_id, contract_id, customer_id, partner_id, accrual_month, state, started_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13) ON CONFLICT (plan_key, subject_id) DO NOTHING RETURNING id`,
      [
        newId(), plan.key, plan.version, start.workflowId, start.subjectKind, start.subjectId, start.orderId ?? null, start.contractId ?? null,
        start.customerId ?? null, start.partnerId ?? null, start.accrualMonth ?? null, JSON.stringify(emptyState), tx.now,
      ],
    );
    if (!inserted) {
      const known = await tx.one<{ id: string }>(`SELECT id FROM run WHERE plan_key = $1 AND subject_id = $2`, [plan.key, start.subjectId]);
      return known ? { runId: known.id, started: false } : refuse('run.not-found');
    }
    const run = await lockRun(tx, inserted.id);
    if (isRefusal(run)) return run;
    const applied = await this.apply(tx, plan, run, { event: { type: 'started', facts: start.facts }, ...(idempotencyKey ? { idempotencyKey } : {}) });
    if (isRefusal(applied)) return applied;
    await tx.query(`INSERT INTO poke (workflow_id) VALUES ($1)`, [run.workflowId]);
    return { runId: run.id, started: true };
  }

  /** Completes a task with its form and evidence; the next tasks are open when the transaction commits. */
  async complete(tx: Tx, taskId: string, act: Act & { readonly form: unknown }): Promise<Done | Refusal> {
    return this.onTask(tx, taskId, act, async (task) => {
      const filled = filledIn(this.deps.forms, task.placed.form, act.form);
      if (isRefusal(filled)) return filled;
      const missing = await missingEvidence(tx, task);
      if (missing) return missing;
      return asHouse(tx, async () => {
        const work = this.deps.work.steps[task.plan.key]?.[task.step];
        const own = await work?.completed?.(tx, { ...task.context, calendar: await calendarOf(tx), form: filled.form });
        if (isRefusal(own)) return own;
        await this.end(tx, task, 'DONE');
        return this.applied(tx, task, { type: 'completed', step: task.ref, round: task.round, ...(own?.facts && { facts: own.facts }), ...(own?.reopens && { reopens: own.reopens }) }, act.idempotencyKey, filled.form);
      });
    });
  }

  /** Sends work back (반려): the named steps and everything that waits for them open again. The reason is mandatory. */
  async returnTask(tx: Tx, taskId: string, act: Act & { readonly to?: readonly string[]; readonly reason: string }): Promise<Done | Refusal> {
    return this.onTask(tx, taskId, act, (task) => {
      const to = act.to?.length ? act.to : usualReturn(task);
      const event: RunEvent = { type: 'returned', step: task.ref, round: task.round, to, reason: act.reason.trim() };
      return asHouse(tx, () => this.applied(tx, task, event, act.idempotencyKey));
    });
  }

  /** Refuses the whole application for a reason of the step's list (S1-072): the run ends. */
  async refuseTask(tx: Tx, taskId: string, act: Act & { readonly reason: string; readonly comment?: string }): Promise<Done | Refusal> {
    return this.onTask(tx, taskId, act, (task) => {
      const event: RunEvent = { type: 'refused', step: task.ref, round: task.round, reason: act.reason, ...(act.comment ? { comment: act.comment } : {}) };
      return asHouse(tx, async () => {
        const answer = await this.applied(tx, task, event, act.idempotencyKey);
        if (!isRefusal(answer)) await this.end(tx, task, 'DONE');
        return answer;
      });
    });
  }

  /** Ends a run before its gate of no return, with the list of the work that was done for nothing. Rights are checked by the caller. */
  async cancelRun(tx: Tx, runId: string, act: { readonly reason: string; readonly idempotencyKey: string }): Promise<Done | Refusal> {
    return asHouse(tx, () => this.onRun(tx, runId, { type: 'cancelled', reason: act.reason }, act.idempotencyKey));
  }

  /** Facts of the subject changed while it runs: steps open or are no longer needed. */
  async changeFacts(tx: Tx, runId: string, facts: Facts, reason?: string, idempotencyKey?: string): Promise<Done | Refusal> {
    return asHouse(tx, () => this.onRun(tx, runId, { type: 'facts-changed', facts, ...(reason ? { reason } : {}) }, idempotencyKey));
  }

  /** Steps are done again, with all that follows from them; who asked and why stays in the log. Rights are checked by the caller. */
  async redo(tx: Tx, runId: string, act: Decided & { readonly steps: readonly string[] }): Promise<Done | Refusal> {
    const { steps, reason, proposal, actingFor, idempotencyKey } = act;
    return asHouse(tx, () => this.onRun(tx, runId, { type: 'redone', steps, reason, ...(proposal && { proposal }) }, idempotencyKey, { actingFor }));
  }

  /** An open step is skipped where its plan allows it. Rights and four eyes are held by the caller. */
  async skip(tx: Tx, runId: string, act: Decided & { readonly step: StepRef }): Promise<Done | Refusal> {
    const { step, reason, proposal, actingFor, idempotencyKey } = act;
    const taskId = await openTaskOf(tx, runId, step);
    return asHouse(tx, () => this.onRun(tx, runId, { type: 'skipped', step, reason, ...(proposal && { proposal }) }, idempotencyKey, { actingFor, taskId }));
  }

  /** A SYSTEM step that machines finish without effect, or before its moment. Nothing happens where it is not open. */
  async completeSystemStep(tx: Tx, runId: string, ref: StepRef, more: { readonly facts?: Facts } = {}): Promise<Done | Refusal | undefined> {
    return asHouse(tx, async () => {
      const run = await lockRun(tx, runId);
      if (isRefusal(run)) return run;
      const open = run.state.steps[ref];
      if (open?.status !== 'OPEN') return undefined;
      await dropMoments(tx, run, ref, open.round);
      return this.appliedTo(tx, run, { event: { type: 'completed', step: ref, round: open.round, ...more } });
    });
  }

  /** The result of an effect comes back as an event; a second time changes nothing. */
  async giveBack(tx: Tx, commandId: string, back: { readonly facts?: Facts; readonly result?: Json } = {}): Promise<void> {
    const effect = await tx.one<{ run_id: string; step: string; round: number; completes_step: boolean }>(
      `SELECT run_id, step, round, completes_step FROM effect WHERE command_id = $1`,
      [commandId],
    );
    if (!effect) throw new Error(`no effect ${commandId}`);
    const run = await lockRun(tx, effect.run_id);
    if (isRefusal(run)) throw new Error(`no run for effect ${commandId}`);
    const first = await tx.one(
      `INSERT INTO effect_outcome (command_id, status, result, at) VALUES ($1, 'DONE', $2, $3)
       ON CONFLICT (command_id) DO UPDATE SET status = 'DONE', result = excluded.result, at = excluded.at WHERE effect_outcome.status = 'PARKED' RETURNING 1`,
      [commandId, back.result === undefined ? null : JSON.stringify(back.result), tx.now],
    );
    if (!first || run.ended) return;
    const step = run.state.steps[effect.step];
    const completes = effect.completes_step && step?.status === 'OPEN' && step.round === effect.round;
    const facts = back.facts ? { facts: back.facts } : {};
    const event: RunEvent = { type: 'effect-done', command: commandId, ...(completes ? { step: effect.step, round: effect.round } : {}), ...facts };
    const applied = await this.appliedTo(tx, run, { event });
    if (isRefusal(applied)) throw new Error(`effect ${commandId}: ${applied.refusal}`);
  }

  /** An effect keeps failing: it is parked as a problem for a person while its run goes on. */
  async parkEffect(tx: Tx, commandId: string, why: string): Promise<void> {
    await tx.query(`INSERT INTO effect_outcome (command_id, status, result, at) VALUES ($1, 'PARKED', $2, $3) ON CONFLICT DO NOTHING`, [commandId, JSON.stringify({ why }), tx.now]);
    await tx.query(
      `INSERT INTO problem (id, kind, subject_kind, subject_id, detail, opened_at) VALUES ($1, 'effect.parked', 'EFFECT', $2, $3, $4) ON CONFLICT DO NOTHING`,
      [newId(), commandId, JSON.stringify({ why }), tx.now],
    );
  }

  /** A business moment has come. A second time, or for a step that is closed, nothing happens. */
  async reachMoment(tx: Tx, momentId: string): Promise<void> {
    const moment = await tx.one<{ run_id: string; kind: string; step: string; round: number }>(`SELECT run_id, kind, step, round FROM moment WHERE id = $1`, [momentId]);
    if (!moment) throw new Error(`no moment ${momentId}`);
    const run = await lockRun(tx, moment.run_id);
    if (isRefusal(run)) throw new Error(`no run for moment ${momentId}`);
    const first = await tx.one(`UPDATE moment SET done_at = $2 WHERE id = $1 AND done_at IS NULL RETURNING 1`, [momentId, tx.now]);
    const step = run.state.steps[moment.step];
    if (!first || run.ended || step?.status !== 'OPEN' || step.round !== moment.round) return;
    const plan = await planOf(tx, run.planKey, run.planVersion);
    if (plan.steps[moment.step.split('#')[0] ?? '']?.moment === moment.kind) {
      const applied = await this.apply(tx, plan, run, { event: { type: 'moment-reached', step: moment.step, round: moment.round } });
      if (isRefusal(applied)) throw new Error(`moment ${moment.kind} of ${moment.step}: ${applied.refusal}`);
      return;
    }
    await this.lookAgain(tx, plan, run, moment);
  }

  /** What the workflow asks: pending effects, due moments, when to wake, which gates are passed. */
  pull(tx: Tx, workflowId: string): Promise<Pulled> {
    return pull(tx, workflowId);
  }

  /** A moment of a human step: its slot has lapsed, its date moves. */
  private async lookAgain(tx: Tx, plan: StepPlan, run: LockedRun, moment: { kind: string; step: string; round: number }): Promise<void> {
    const [step = '', instance = ''] = moment.step.split('#');
    const task = await tx.one<{ id: string }>(`SELECT id FROM task WHERE run_id = $1 AND step = $2 AND instance = $3 AND round = $4`, [run.id, step, instance, moment.round]);
    const context = { run, plan, facts: run.state.facts, step, instance, round: moment.round, calendar: await calendarOf(tx), ...(task ? { taskId: task.id } : {}) };
    const prepared = await this.deps.work.steps[plan.key]?.[step]?.momentCame?.(tx, { ...context, kind: moment.kind });
    if (prepared) await this.takeUp(tx, { plan, run, ...moment, ...(task ? { taskId: task.id } : {}) }, prepared);
  }

  private async takeUp(tx: Tx, at: { plan: StepPlan; run: LockedRun; step: string; round: number; taskId?: string }, prepared: StepPreparation): Promise<void> {
    const { plan, run, taskId } = at;
    if (prepared.moments?.length) {
      await writeMoments(tx, run, at.step, at.round, prepared.moments);
      await tx.query(`INSERT INTO poke (workflow_id) VALUES ($1)`, [run.workflowId]);
    }
    if (taskId && prepared.dueOn)
      await tx.query(`UPDATE task SET due_on = $2, late_from_on = $2::date + 1, version = version + 1 WHERE id = $1`, [taskId, prepared.dueOn]);
    if (taskId && prepared.note)
      await tx.query(`INSERT INTO task_note (id, task_id, kind, actor_id, at, text) VALUES ($1, $2, 'LAPSED', $3, $4, $5)`, [newId(), taskId, tx.actor.id, tx.now, prepared.note]);
    if (!prepared.facts) return;
    const applied = await this.apply(tx, plan, run, { event: { type: 'facts-changed', facts: prepared.facts } });
    if (isRefusal(applied)) throw new Error(`${at.step}: ${applied.refusal}`);
  }

  /** Locks run and task, answers a repeated request, checks rights and version, then acts. */
  private async onTask(tx: Tx, taskId: string, act: Act, work: (task: TaskOnDesk) => Promise<Done | Refusal>): Promise<Done | Refusal> {
    const task = await taskToWorkOn(tx, taskId);
    if (isRefusal(task)) return task;
    const before = await answeredBefore<Done>(tx, act.idempotencyKey, task.run.id, taskId);
    if (before) return isRefusal(before) ? before : before.answer;
    const closed = task.closedFor(tx.actor, act.version);
    return closed ?? work(task);
  }

  private async onRun(tx: Tx, runId: string, event: RunEvent, idempotencyKey?: string, more: { readonly actingFor?: ActingFor | undefined; readonly taskId?: string | undefined } = {}): Promise<Done | Refusal> {
    const run = await lockRun(tx, runId);
    if (isRefusal(run)) return run;
    const { taskId, actingFor } = more;
    const before = idempotencyKey ? await answeredBefore<Done>(tx, idempotencyKey, run.id, taskId ?? null) : undefined;
    if (before) return isRefusal(before) ? before : before.answer;
    if (run.ended) return refuse('run.ended', { params: { ended: run.ended } });
    return this.appliedTo(tx, run, { event, ...(idempotencyKey ? { idempotencyKey } : {}), ...(taskId && { taskId }), ...(actingFor && { actingFor }) });
  }

  private async appliedTo(tx: Tx, run: LockedRun, incoming: Incoming): Promise<Done | Refusal> {
    const applied = await this.apply(tx, await planOf(tx, run.planKey, run.planVersion), run, incoming);
    return isRefusal(applied) ? applied : doneOf(applied);
  }

  private async applied(tx: Tx, task: TaskOnDesk, event: RunEvent, idempotencyKey: string, form?: Json): Promise<Done | Refusal> {
    const { actingFor } = task;
    const applied = await this.apply(tx, task.plan, task.run, { event, taskId: task.id, idempotencyKey, ...(form === undefined ? {} : { form }), ...(actingFor && { actingFor }) });
    if (isRefusal(applied)) return applied;
    if (actingFor) await tellWhoWasActedFor(tx, task, actingFor);
    return doneOf(applied);
  }

  private apply(tx: Tx, plan: StepPlan, run: LockedRun, incoming: Incoming): Promise<Applied | Refusal> {
    return applyEvent(tx, this.deps.work, plan, run, incoming);
  }

  private async end(tx: Tx, task: TaskOnDesk, status: 'DONE'): Promise<void> {
    await tx.query(
      `UPDATE task SET status = $2, version = version + 1, ended_at = $3, ended_by = $4, assignee_id = coalesce(assignee_id, $4), draft = NULL WHERE id = $1`,
      [task.id, status, tx.now, tx.actor.id],
    );
    await dropMoments(tx, task.run, task.ref, task.round);
  }
}
