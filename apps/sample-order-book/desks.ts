import { createHash, randomUUID } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { fileStore } from '../../libs/clients/object-store';
import { asJson } from '../../libs/database/as-json';
import { inTransaction, type Tx } from '../../libs/database/transaction';
import { attachDocument } from '../../libs/desk/attach-document';
import { newestPlan } from '../../libs/desk/plans';
import { withdraw } from '../../libs/desk/withdraw';
import { comment } from '../../libs/desk/work-on-task';
import { koreanDateOf, type PlainDate } from '../../libs/domain/calendar/plain-date';
import { isRefusal, orThrow, type Refusal } from '../../libs/domain/refusal';
import { cancelOrder } from '../../libs/orders/cancel-order';
import { changeRunningOrder } from '../../libs/orders/changes/change-running-order';
import { businessDaysAfter } from '../demo/business-days';
import { evidenceFor } from '../demo/evidence-of-the-demo';
import { doneOn } from '../demo/how-long-people-take';
import type { House } from '../house';
import { applicationOf } from './application-of';
import type { Book, EnteredOrder } from './book';
import { eachInLanes } from './in-lanes';
import { waitingTasks, type WaitingTask } from './known-tasks';
import { isLeftHeld, needsAnotherInvoice } from './money-stories';
import type { People } from './people';
import { billedMonth } from './span';
import { filledIn } from './what-people-fill-in';

/** Steps that belong to a day which an earlier step named. */
const onTheirDay = new Set(['deliver-router', 'install-leased-line', 'train-agents-business']);
const paceOfTheBook: Readonly<Record<string, number>> = { 'develop-application': 9, 'deliver-build-hardware': 8, 'prepare-floor-space': 6, 'submit-partner-invoice': 1, 'resolve-held-lines': 10 };
const afterTheCutOff = 9;

/** Somebody or something was quicker: the task is looked at again tomorrow. */
const overtaken = new Set(['task.not-open', 'task.changed', 'task.not-found']);

const rests = ({ step, round }: WaitingTask, order: EnteredOrder | undefined): boolean => order?.restsAt?.some((rest) => rest === step || rest === `${step}/${round}`) ?? false;

/** Everybody at their desk: each task is done by one of those on whose desk it lies, as its order's case says, on the day on which they are done with it. */
export class Desks {
  constructor(
    private readonly house: House,
    private readonly book: Book,
    private readonly people: People,
  ) {}

  /** A day's work. Done again on the same day it finds what is left. */
  async work(today: PlainDate): Promise<void> {
    const tasks = (await waitingTasks(this.house.database)).filter((task) => this.isDoneBy(task, today));
    const desks = new Map<string, WaitingTask[]>();
    for (const task of tasks) desks.set(task.orderId ?? task.runId, [...(desks.get(task.orderId ?? task.runId) ?? []), task]);
    await eachInLanes([...desks.values()], (ofOneOrder) => this.inTurn(ofOneOrder, today));
  }

  private isDoneBy(task: WaitingTask, today: PlainDate): boolean {
    const order = this.book.entered(task.orderId);
    if (rests(task, order) || isLeftHeld(task, this.book.span)) return false;
    return this.dayFor(task, order) <= today;
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
      if (order && (await this.insteadOf(task, order))) return;
      await this.complete(task, today);
      if (order?.takesBack === task.step && task.round === 1) await this.takeBack(task);
    }
  }

  private async say(task: WaitingTask, { says }: EnteredOrder): Promise<void> {
    if (says?.at === task.step && !task.commented) orThrow(await this.as(task, (tx) => comment(tx, task.id, says.text)));
  }

  /** What the case of an order has happen where the step would be completed. Answers whether it did. */
  private async insteadOf(task: WaitingTask, order: EnteredOrder): Promise<boolean> {
    const { step, round } = task;
    if (order.cancels?.at === step) return this.cancel(order, order.cancels);
    if (order.changes?.at === step) return this.change(task, order, order.changes);
    if (order.refuses?.at === step) return this.refuse(task, order.refuses.reason);
    if (order.sendsBack?.at === step && round === 1) return this.sendBack(task, order.sendsBack.to, order.sendsBack.reason);
    return false;
  }

  private async cancel({ id }: EnteredOrder, { by, reason }: NonNullable<EnteredOrder['cancels']>): Promise<true> {
    const { desk, database } = this.house;
    orThrow(await inTransaction(database, this.people.whoIs(by), (tx) => cancelOrder(tx, desk, id, { reason, idempotencyKey: randomUUID() })));
    return true;
  }

  private async change(task: WaitingTask, order: EnteredOrder, { wants, reason }: NonNullable<EnteredOrder['changes']>): Promise<boolean> {
    if (!task.application) return false;
    const application = applicationOf(order, order.no, wants, this.book.partners, task.application.requestedOpenDate);
    if (isDeepStrictEqual(asJson(application), task.application)) return false;
    const { desk, database } = this.house;
    const change = async (tx: Tx) => {
      const row = await tx.one<{ version: number }>(`SELECT version FROM customer_order WHERE id = $1`, [order.id]);
      return changeRunningOrder(tx, desk, order.id, { version: row?.version ?? 0, application, reason });
    };
    orThrow(await inTransaction(database, this.people.whoIs(order.rep ?? 'sales'), change));
    return true;
  }

  private async refuse(task: WaitingTask, reason: string): Promise<true> {
    orThrow(await this.as(task, (tx) => this.house.desk.refuseTask(tx, task.id, { version: task.version, reason, idempotencyKey: randomUUID() })));
    return true;
  }

  private async sendBack(task: WaitingTask, to: string, reason: string): Promise<true> {
    orThrow(await this.as(task, (tx) => this.house.desk.returnTask(tx, task.id, { version: task.version, to: [to], reason, idempotencyKey: randomUUID() })));
    return true;
  }

  private async complete(task: WaitingTask, today: PlainDate): Promise<void> {
    if (task.step === 'resolve-held-lines' && (await this.as(task, (tx) => needsAnotherInvoice(tx, task)))) {
      await this.sendBack(task, 'submit-partner-invoice', '계산서 금액이 정산 내역과 다릅니다');
      return;
    }
    const done = await this.as(task, (tx) => this.completeAs(tx, task, today));
    if (isRefusal(done) && !overtaken.has(done.refusal)) throw new Error(`${task.step} of ${task.orderId ?? task.accrualMonth}: ${done.refusal} ${done.field ?? ''} ${JSON.stringify(done.params ?? done.issues ?? {})}`);
  }

  private async completeAs(tx: Tx, task: WaitingTask, today: PlainDate): Promise<unknown> {
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
    const file = { hash, size: content.length, mediaType: 'application/pdf', fileName: `${documentType}.pdf`, documentType, cameLate: false };
    return attachDocument(tx, id, file, () => fileStore(this.house.config.filesDir).put(content));
  }

  private async takeBack({ id, desks }: WaitingTask): Promise<void> {
    const again = async (tx: Tx) => {
      const row = await tx.one<{ version: number }>(`SELECT version FROM task WHERE id = $1`, [id]);
      return withdraw(tx, this.house.desk, id, { version: row?.version ?? 0, reason: '잘못 적어 다시 적습니다' });
    };
    orThrow(await inTransaction(this.house.database, this.people.whoHas(desks[0] ?? ''), again));
  }

  /** As the first on whose desk it lies; whoever prepared it leaves its approval to a colleague. */
  private async as<T>({ desks, step }: WaitingTask, work: (tx: Tx) => Promise<T | Refusal>): Promise<T | Refusal> {
    for (const id of desks) {
      const person = this.people.whoHas(id);
      const result = await inTransaction(this.house.database, person, work);
      if (!isRefusal(result) || result.refusal !== 'approval.maker-is-checker') return result;
    }
    throw new Error(`${step} lies on the desk of nobody who may do it`);
  }
}
