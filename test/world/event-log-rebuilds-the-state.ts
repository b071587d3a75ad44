import type { DataSource } from 'typeorm';
import { advance } from '../../libs/domain/process/advance';
import type { RunEvent, RunState, StepPlan } from '../../libs/domain/process/step-plan';
import { orThrow } from '../../libs/domain/refusal';

interface StoredRun {
  readonly id: string;
  readonly plan: StepPlan;
  readonly state: RunState;
  readonly lastSeq: number;
  readonly ended: string | null;
}

const runsOf = (database: DataSource): Promise<StoredRun[]> =>
  database.query(
    `SELECT r.id, p.content AS plan, r.state, r.last_seq AS "lastSeq", r.ended FROM run r JOIN plan_version p ON p.key = r.plan_key AND p.version = r.plan_version ORDER BY r.id`,
  );

async function foldedLog(database: DataSource, { id, plan }: StoredRun): Promise<{ state: RunState | undefined; lastSeq: number }> {
  const log = await database.query<{ event: RunEvent }[]>(`SELECT event FROM run_event WHERE run_id = $1 ORDER BY seq`, [id]);
  const state = log.reduce<RunState | undefined>((before, { event }) => orThrow(advance(plan, before, event)).state, undefined);
  return { state, lastSeq: log.length };
}

/**
 * The event log alone comes to the stored state, for every run and under the plan version that it began with: what a killed process left half done
 * would show here. Answers how many runs were compared.
 */
export async function eventLogRebuildsTheState(database: DataSource): Promise<number> {
  const runs = await runsOf(database);
  for (const run of runs) {
    const { state, lastSeq } = await foldedLog(database, run);
    expect({ run: run.id, lastSeq, state, ended: state?.ended ?? null }).toEqual({ run: run.id, lastSeq: run.lastSeq, state: run.state, ended: run.ended });
  }
  return runs.length;
}
