import { beginRun } from '../../../libs/books/billing-run/begin-run';
import { endRun } from '../../../libs/books/billing-run/end-run';
import { runPage } from '../../../libs/books/billing-run/run-page';
import { openContractMonths, openMonth } from '../../../libs/books/months/open-month';
import { monthlyCloseId, type RunKind } from '../../../libs/contract/processes';
import { systemActor } from '../../../libs/contract/sides';
import { inTransaction, type Tx } from '../../../libs/database/transaction';
import type { TestOffice } from '../../world/test-office';

const effectOf: Readonly<Record<RunKind, string>> = { DRY: 'compute-dry-run', FINAL: 'compute-final-run', ISSUE: 'issue-bills' };

const effectBeside = { FINAL: 'compute-supplementary-bill', ISSUE: 'issue-supplementary-bill' } as const;

/** The months of an office, worked on without machines: what a workflow does of a command, a test does. */
export class Months {
  constructor(private readonly office: TestOffice) {}

  work<T>(does: (tx: Tx) => Promise<T>): Promise<T> {
    return inTransaction(this.office.house.database, systemActor, does);
  }

  async open(month: string): Promise<void> {
    const { desk } = this.office.house;
    await this.work((tx) => openContractMonths(tx, desk, month));
    await this.work((tx) => openMonth(tx, desk, month));
  }

  run(month: string, kind: RunKind): Promise<void> {
    return this.carryOut(month, kind, effectOf[kind]);
  }

  /** The same for one contract beside the month. */
  runBeside(month: string, kind: 'FINAL' | 'ISSUE'): Promise<void> {
    return this.carryOut(month, kind, effectBeside[kind]);
  }

  /** Every moment of the month that has come by now is reached. */
  async reachMoments(month: string): Promise<void> {
    const { desk } = this.office.house;
    const { dueMoments } = await this.work((tx) => desk.pull(tx, monthlyCloseId(month)));
    for (const momentId of dueMoments) await this.work((tx) => desk.reachMoment(tx, momentId));
  }

  private async carryOut(month: string, kind: RunKind, effect: string): Promise<void> {
    const { desk } = this.office.house;
    const { effects } = await this.work((tx) => desk.pull(tx, monthlyCloseId(month)));
    const commandId = effects.find((one) => one.kind === effect)?.commandId ?? '';
    const { pages } = await this.work((tx) => beginRun(tx, commandId, month, kind));
    for (let page = 0; page < pages; page += 1) await this.work((tx) => runPage(tx, commandId, page));
    await this.work((tx) => endRun(tx, desk, commandId));
  }
}
