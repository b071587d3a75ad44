import { randomUUID } from 'node:crypto';
import type { DataSource } from 'typeorm';
import { deskOfTheHouse } from '../../../apps/house';
import { beginRun } from '../../../libs/books/billing-run/begin-run';
import { endRun } from '../../../libs/books/billing-run/end-run';
import { runPage } from '../../../libs/books/billing-run/run-page';
import { openContractMonths, openMonth } from '../../../libs/books/months/open-month';
import { monthlyCloseId, type RunKind } from '../../../libs/contract/processes';
import { systemActor, type Actor } from '../../../libs/contract/sides';
import { dataSourceFor } from '../../../libs/database/data-source';
import { inTransaction, type Tx } from '../../../libs/database/transaction';
import { isRefusal, orThrow, type Refusal } from '../../../libs/domain/refusal';
import { freshDatabase, type FreshDatabase } from '../../world/servers';
import { person } from './person';

/** The effect that asks for each kind of run. */
const effectOf: Readonly<Record<RunKind, string>> = { DRY: 'compute-dry-run', FINAL: 'compute-final-run', ISSUE: 'issue-bills' };

export interface Totals {
  readonly id: string;
  readonly status: string;
  readonly contracts: number;
  readonly lines: number;
  readonly waiting: number;
  readonly failed: number;
  readonly supplyWon: bigint;
  readonly vatWon: bigint;
  readonly totalWon: bigint;
  readonly partnerSupplyWon: bigint;
}

/** The books of an installation on a real database, worked on without Temporal: what the activities do, a test does. */
export class Books {
  readonly desk = deskOfTheHouse();

  private constructor(
    readonly database: DataSource,
    private readonly fresh: FreshDatabase,
  ) {}

  static async open(moment: string): Promise<Books> {
    const fresh = await freshDatabase();
    const database = await dataSourceFor(fresh.url, 12).initialize();
    const books = new Books(database, fresh);
    await books.itIs(moment);
    return books;
  }

  async close(): Promise<void> {
    await this.database.destroy();
    await this.fresh.drop();
  }

  get url(): string {
    return this.fresh.url;
  }

  tx<T>(work: (tx: Tx) => Promise<T>, actor: Actor = systemActor): Promise<T> {
    return inTransaction(this.database, actor, work);
  }

  async as<T>(login: string, work: (tx: Tx) => Promise<T>): Promise<T> {
    return this.tx(work, await person(this.database, login));
  }

  /** Rows as they lie in the database, beneath every right. */
  rows<Row = Record<string, unknown>>(sql: string, parameters: readonly unknown[] = []): Promise<Row[]> {
    return this.database.query<Row[]>(sql, [...parameters]);
  }

  async count(from: string, parameters: readonly unknown[] = []): Promise<number> {
    return (await this.rows<{ count: number }>(`SELECT count(*)::int AS count FROM ${from}`, parameters))[0]?.count ?? 0;
  }

  /** Business time is this Korean moment now. */
  itIs(moment: string): Promise<unknown> {
    return this.rows(`INSERT INTO test_clock (now_at, began_at) VALUES ($1, $1) ON CONFLICT (id) DO UPDATE SET now_at = excluded.now_at`, [`${moment}+09:00`]);
  }

  async openMonth(month: string): Promise<void> {
    for (let after: string | undefined, more = true; more; more = after !== undefined) after = await this.tx((tx) => openContractMonths(tx, this.desk, month, after));
    await this.tx((tx) => openMonth(tx, this.desk, month));
  }

  /** The month's command of a kind that waits to be carried out. */
  async command(month: string, kind: RunKind): Promise<string> {
    return this.commandOf(month, effectOf[kind]);
  }

  async commandOf(month: string, effect: string): Promise<string> {
    const { effects } = await this.tx((tx) => this.desk.pull(tx, monthlyCloseId(month)));
    const found = effects.find((one) => one.kind === effect);
    if (!found) throw new Error(`nobody asks for ${effect} of ${month}: ${effects.map((one) => one.kind).join(', ') || 'nothing waits'}`);
    return found.commandId;
  }

  /** Begins, page by page, ends: everything that a workflow does of a command. */
  async carryOut(commandId: string, month: string, kind: RunKind, perPage?: number): Promise<void> {
    const { pages } = await this.tx((tx) => beginRun(tx, commandId, month, kind, perPage));
    for (let page = 0; page < pages; page += 1) await this.tx((tx) => runPage(tx, commandId, page));
    await this.tx((tx) => endRun(tx, this.desk, commandId));
  }

  async run(month: string, kind: RunKind, perPage?: number): Promise<Totals> {
    const commandId = await this.command(month, kind);
    await this.carryOut(commandId, month, kind, perPage);
    return this.totals(commandId);
  }

  async totals(commandId: string): Promise<Totals> {
    const [run] = await this.rows<Totals>(
      `SELECT id, status, contracts, lines, waiting, failed, supply_won AS "supplyWon", vat_won AS "vatWon", total_won AS "totalWon", partner_supply_won AS "partnerSupplyWon"
         FROM billing_run WHERE command_id = $1`,
      [commandId],
    );
    if (!run) throw new Error(`no run ${commandId}`);
    return run;
  }

  /** Every moment of the month that has come by now is reached. */
  async reachMoments(month: string): Promise<void> {
    const { dueMoments } = await this.tx((tx) => this.desk.pull(tx, monthlyCloseId(month)));
    for (const momentId of dueMoments) await this.tx((tx) => this.desk.reachMoment(tx, momentId));
  }

  async approve(month: string, totalWon: bigint, login = 'settlement'): Promise<Refusal | undefined> {
    const task = await this.openTask('approve-billing-run');
    const done = await this.as(login, (tx) => this.desk.complete(tx, task.id, { version: task.version, idempotencyKey: randomUUID(), form: { totalWon: totalWon.toString() } }));
    return isRefusal(done) ? done : undefined;
  }

  async openTask(step: string): Promise<{ readonly id: string; readonly version: number; readonly runId: string }> {
    const [task] = await this.rows<{ id: string; version: number; runId: string }>(`SELECT id, version, run_id AS "runId" FROM task WHERE step = $1 AND status IN ('OPEN', 'IN_PROGRESS') ORDER BY id`, [step]);
    if (!task) throw new Error(`${step} lies on nobody's desk`);
    return task;
  }

  /** From the opened month to the approval of its final run: what is issued next. */
  async approved(month: string, cutOffIsOver: string, perPage?: number): Promise<Totals> {
    await this.openMonth(month);
    const dry = await this.run(month, 'DRY', perPage);
    if (dry.waiting > 0) {
      await this.itIs(cutOffIsOver);
      await this.reachMoments(month);
    }
    const final = await this.run(month, 'FINAL', perPage);
    orThrow((await this.approve(month, final.totalWon)) ?? final);
    return final;
  }
}
