import { createHash, randomUUID } from 'node:crypto';
import { fileStore } from '../../libs/clients/object-store';
import { fileNameOfPaper } from '../../libs/contract/papers';
import type { Tx } from '../../libs/database/transaction';
import { attachDocument } from '../../libs/desk/attach-document';
import { newestPlan } from '../../libs/desk/plans';
import { withdraw } from '../../libs/desk/withdraw';
import { comment } from '../../libs/desk/work-on-task';
import { koreanDateOf, type PlainDate } from '../../libs/domain/calendar/plain-date';
import { isRefusal, orThrow } from '../../libs/domain/refusal';
import { businessDaysAfter } from '../demo/business-days';
import { evidenceFor } from '../demo/evidence-of-the-demo';
import { doneOn } from '../demo/how-long-people-take';
import type { House } from '../house';
import type { Book, EnteredOrder } from './book';
import { Cases } from './cases';
import { eachInLanes } from './in-lanes';
import { waitingTasks, type WaitingTask } from './known-tasks';
import { isLeftHeld, needsAnotherInvoice } from './money-stories';
import type { People } from './people';
import { billedMonth } from './span';
import { filledIn } from './what-people-fill-in';

/** Steps that belong to a day which an earlier step named. */
const onTheirDay = new Set(['deliver-router', 'install-leased-line', 'train-agents-business']);
/** Business days that people need where the demo's story names none, or others. */
const paceOfTheBook: Readonly<Record<string, number>> = { 'develop-application': 9, 'deliver-build-hardware': 8, 'prepare-floor-space': 6, 'submit-partner-invoice': 1, 'resolve-held-lines': 10 };
const afterTheCutOff = 9;

/** Somebody or something was quicker: the task is looked at again tomorrow. */
const overtaken = new Set(['task.not-open', 'task.changed', 'task.not-found']);

const rests = ({ step, round }: WaitingTask, order: EnteredOrder | undefined): boolean => order?.restsAt?.some((rest) => rest === step || rest === `${step}/${round}`) ?? false;

/** Everybody at their desk: each task is done by one of those on whose desk it lies, as its order's case says, on the day on which they are done with it. */
export class Desks {
  private readonly cases: Cases;

  constructor(
    private readonly house: House,
    private readonly book: Book,
    private readonly people: People,
  ) {
    this.cases = new Cases(house.desk, book, people);
  }

  /** A day's work. Done again on the same day it finds what is left. */
  async work(today: PlainDate): Promise<void> {
    const tasks = (await waitingTasks(this.house.database)).filter((task) => this.isDoneBy(task, today));
    const ofOneOrder = new Map<string, WaitingTask[]>();
    for (const task of tasks) ofOneOrder.set(task.orderId ?? task.runId, [...(ofOneOrder.get(task.orderId ?? task.runId) ?? []), task]);
    await eachInLanes([...ofOneOrder.values()], (those) => this.inTurn(those, today));
  }

  private isDoneBy(task: WaitingTask, today: PlainDate): boolean {
    const order = this.book.entered(task.orderId);
    return !rests(task, order) && !isLeftHeld(task, this.book.span) && this.dayFor(task, order) <= today;
  }

  private dayFor(task: WaitingTask, order: EnteredOrder | undefined): PlainDate {
    const isLateSheet = task.step === 'submit-attendance' && order?.lateSheetOf !== undefined && task.accrualMonth === billedMonth(this.book.span, order.lateSheetOf);
    const days = order?.slow?.[task.step] ?? (isLateSheet ? afterTheCutOff : paceOfTheBook[task.step]);
    if (days !== undefined) return businessDaysAfter(koreanDateOf(task.openedAt), days);
    return onTheirDay.has(task.step) ? task.dueOn : doneOn(task);
  }

  /** What changes the whole order leaves the rest of its tasks for tomorrow. */
  private async inTurn(tasks: readonly WaitingTask[], today: PlainDate): Promise<void> {
    for (const task of tasks) {
      const order = this.book.entered(task.orderId);
      if (order) await this.say(task, order);
      if (order && (await this.cases.insteadOf(task, order))) return;
      await this.complete(task, today);
      if (order?.takesBack === task.step && task.round === 1) await this.takeBack(task);
    }
  }

  private async say(task: WaitingTask, { says }: EnteredOrder): Promise<void> {
    if (says?.at === task.step && !task.commented) orThrow(await this.people.atDesk(task, (tx) => comment(tx, task.id, says.text)));
  }

  private async complete(task: WaitingTask, today: PlainDate): Promise<void> {
    if (task.step === 'resolve-held-lines' && (await this.people.atDesk(task, (tx) => needsAnotherInvoice(tx, task)))) {
      await this.cases.sendBack(task, 'submit-partner-invoice', '계산서 금액이 정산 내역과 다릅니다');
      return;
    }
    const done = await this.people.atDesk(task, (tx) => this.completeWithEvidence(tx, task, today));
    if (isRefusal(done) && !overtaken.has(done.refusal))
      throw new Error(`${task.step} of ${task.orderId ?? task.accrualMonth}: ${done.refusal} ${done.field ?? ''} ${JSON.stringify(done.params ?? done.issues ?? {})}`);
  }

  private async completeWithEvidence(tx: Tx, task: WaitingTask, today: PlainDate): Promise<unknown> {
    const { evidence = [] } = newestPlan(task.planKey).steps[task.step] ?? {};
    for (const type of evidence) {
      const attached = await this.attach(tx, task, type);
      if (isRefusal(attached)) return attached;
    }
    const form = await filledIn({ tx, span: this.book.span, order: this.book.entered(task.orderId), today, task });
    return this.house.desk.complete(tx, task.id, { version: task.version, form, idempotencyKey: randomUUID() });
  }

  private attach(tx: Tx, { id, step }: WaitingTask, documentType: string): Promise<unknown> {
    const content = evidenceFor(step, documentType);
    const hash = createHash('sha256').update(content).digest('hex');
    const file = { hash, size: content.length, mediaType: 'application/pdf', fileName: fileNameOfPaper(documentType), documentType, cameLate: false };
    return attachDocument(tx, id, file, () => fileStore(this.house.config.filesDir).put(content));
  }

  /** Entered wrongly, and noticed at once (회수). */
  private async takeBack(task: WaitingTask): Promise<void> {
    const again = async (tx: Tx) => {
      const row = await tx.one<{ version: number }>(`SELECT version FROM task WHERE id = $1`, [task.id]);
      return withdraw(tx, this.house.desk, task.id, { version: row?.version ?? 0, reason: '잘못 적어 다시 적습니다' });
    };
    orThrow(await this.people.atDesk(task, again));
  }
}
