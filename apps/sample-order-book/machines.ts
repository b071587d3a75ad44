import { booksActivities, type BooksActivities } from '../../activities/books-activities';
import { careActivities } from '../../activities/care-activities';
import { notifyServiceNumber } from '../../activities/notify-service-number';
import { payPartnersAndWriteFiles } from '../../activities/pay-partners';
import { tellTheMonthOfEvidence } from '../../activities/tell-the-month';
import { endRun } from '../../libs/books/billing-run/end-run';
import { runPage } from '../../libs/books/billing-run/run-page';
import { billsAreIssued } from '../../libs/books/months/bills-are-issued';
import type { MailClient } from '../../libs/clients/mail';
import { startOf, type MonthInput, type PendingEffect, type RunKind, type WorkflowStart } from '../../libs/contract/processes';
import { systemActor } from '../../libs/contract/sides';
import { inTransaction, type Tx } from '../../libs/database/transaction';
import { moveToNextMoment } from '../../libs/desk/test-clock';
import { isRefusal, orThrow } from '../../libs/domain/refusal';
import type { House } from '../house';

/** Which run over the contracts of a month an effect asks for. */
const runs: Readonly<Record<string, RunKind>> = {
  'compute-dry-run': 'DRY',
  'compute-final-run': 'FINAL',
  'issue-bills': 'ISSUE',
  'compute-supplementary-bill': 'FINAL',
  'issue-supplementary-bill': 'ISSUE',
};

/** What waits to be carried out: an effect, or a moment that has come. */
const waiting = `
  SELECT e.workflow_id AS id FROM effect e LEFT JOIN effect_outcome o USING (command_id) WHERE o.command_id IS NULL
  UNION SELECT workflow_id FROM moment WHERE done_at IS NULL AND at <= $1 ORDER BY 1`;

/**
 * The machines' side of the house in this process, for a past that goes by before the worker is there: what its workflows ask of the desk and carry
 * out, in the same order, by the same functions. The worker then finds every run where it stands.
 */
export class Machines {
  private readonly effects: Readonly<Record<string, (commandId: string) => Promise<void>>>;
  private readonly books: BooksActivities;
  private readonly care: () => Promise<void>;

  constructor(
    private readonly house: House,
    mail: MailClient,
  ) {
    this.books = booksActivities(house);
    this.care = careActivities(house).careForDesks;
    this.effects = {
      'notify-service-number': notifyServiceNumber(house, mail),
      'tell-the-month': tellTheMonthOfEvidence(house),
      'pay-partners': payPartnersAndWriteFiles(house, house.config.payoutDir),
    };
  }

  /** Moves business time on to an instant, moment by moment: what belongs to a moment is carried out before time goes on. */
  async moveTo(instant: string): Promise<void> {
    for (let arrived = false; !arrived; ) {
      ({ arrived } = orThrow(await this.asSystem((tx) => moveToNextMoment(tx, instant))));
      await this.carryOut();
    }
  }

  /** Carries out what waits, until nothing does. Pokes are for the worker: nobody else reads them. */
  async carryOut(): Promise<void> {
    for (;;) {
      const workflows = await this.asSystem(async (tx) => {
        await tx.query(`DELETE FROM poke`);
        return tx.query<{ id: string }>(waiting, [tx.now]);
      });
      if (workflows.length === 0) return;
      for (const { id } of workflows) await this.asItsWorkflow(id);
    }
  }

  private async asItsWorkflow(workflowId: string): Promise<void> {
    const started = startOf(workflowId);
    if (started.type === 'deskCare') return this.care();
    if (started.type === 'startDueMonths') return this.books.startDueMonths();
    if (started.type === 'monthlyClose') await this.openMonth(started.input);
    const { effects, dueMoments } = await this.asSystem((tx) => this.house.desk.pull(tx, workflowId));
    for (const momentId of dueMoments) await this.asSystem((tx) => this.house.desk.reachMoment(tx, momentId));
    for (const effect of effects) await this.effect(effect, started);
  }

  private async openMonth(input: WorkflowStart['input']): Promise<void> {
    const { month } = input as MonthInput;
    if (await this.asSystem((tx) => tx.one(`SELECT 1 FROM run WHERE plan_key = 'monthly-close' AND subject_id = $1`, [month]))) return;
    for (let after: string | undefined, more = true; more; more = after !== undefined) ({ after } = await this.books.openContractMonths({ month, ...(after ? { after } : {}) }));
    await this.books.openMonth({ month });
  }

  private async effect({ commandId, kind }: PendingEffect, { input }: WorkflowStart): Promise<void> {
    const run = runs[kind];
    if (run) return this.overTheContracts(commandId, (input as MonthInput).month, run);
    const effect = this.effects[kind];
    if (!effect) throw new Error(`no effect ${kind}`);
    await effect(commandId);
    await this.asSystem((tx) => this.house.desk.giveBack(tx, commandId));
  }

  private async overTheContracts(commandId: string, month: string, kind: RunKind): Promise<void> {
    const { desk } = this.house;
    const { pages } = await this.books.beginRun({ commandId, month, kind });
    for (let page = 0; page < pages; page += 1) await this.asSystem((tx) => runPage(tx, commandId, page));
    if (kind === 'ISSUE') while (await this.asSystem((tx) => billsAreIssued(tx, desk, month)));
    await this.asSystem((tx) => endRun(tx, desk, commandId));
  }

  private async asSystem<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    return inTransaction(this.house.database, systemActor, async (tx) => {
      const result = await work(tx);
      if (isRefusal(result)) throw new Error(result.refusal);
      return result;
    });
  }
}
