import { randomUUID } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { asJson } from '../../libs/database/as-json';
import type { Tx } from '../../libs/database/transaction';
import type { Desk } from '../../libs/desk/desk';
import { isRefusal, orThrow } from '../../libs/domain/refusal';
import { cancelOrder } from '../../libs/orders/cancel-order';
import { refuseApplication } from '../../libs/orders/refuse-application';
import { changeRunningOrder } from '../../libs/orders/changes/change-running-order';
import { moveRecording } from '../../libs/orders/move-recording';
import { recordingDays } from '../../libs/orders/recording-days';
import { bookedThursday } from '../../libs/orders/recording-slots';
import { applicationOf } from './application-of';
import type { Book, EnteredOrder } from './book';
import type { WaitingTask } from './known-tasks';
import type { People } from './people';
import { Rework } from './rework';

/** What the case of an order has happen where a step would be completed: each once, told by the state of the order alone. */
export class Cases {
  private readonly rework: Rework;

  constructor(
    private readonly desk: Desk,
    private readonly book: Book,
    private readonly people: People,
  ) {
    this.rework = new Rework(desk, people);
  }

  /** Answers whether something else happened; then the step is left for tomorrow. */
  async insteadOf(task: WaitingTask, order: EnteredOrder): Promise<boolean> {
    const { step, round } = task;
    const { cancels, movesRecording, changes, refuses, sendsBack } = order;
    if (cancels?.at === step) return this.cancel(order, cancels);
    if (movesRecording?.at === step && (await this.moveRecording(order, movesRecording.reason))) return true;
    if (changes?.at === step && (await this.change(task, order, changes))) return true;
    if (await this.rework.at(task, order)) return true;
    if (refuses?.at === step) return this.refuse(task, refuses.reason);
    if (sendsBack?.at === step && round === 1) return this.sendBack(task, sendsBack.to, sendsBack.reason);
    return false;
  }

  async sendBack(task: WaitingTask, to: string, reason: string): Promise<true> {
    orThrow(await this.people.atDesk(task, (tx) => this.desk.returnTask(tx, task.id, { version: task.version, to: [to], reason, idempotencyKey: randomUUID() })));
    return true;
  }

  private async refuse(task: WaitingTask, reason: string): Promise<true> {
    orThrow(await this.people.atDesk(task, (tx) => refuseApplication(tx, this.desk, task.id, { version: task.version, reason, idempotencyKey: randomUUID() })));
    return true;
  }

  private async cancel({ id }: EnteredOrder, { by, reason }: NonNullable<EnteredOrder['cancels']>): Promise<true> {
    orThrow(await this.people.as(by, (tx) => cancelOrder(tx, this.desk, id, { reason, idempotencyKey: randomUUID() })));
    return true;
  }

  private async change(task: WaitingTask, order: EnteredOrder, { wants, reason }: NonNullable<EnteredOrder['changes']>): Promise<boolean> {
    if (!task.application) return false;
    const application = applicationOf(order, order.no, wants, this.book.partners, task.application.requestedOpenDate);
    if (isDeepStrictEqual(asJson(application), task.application)) return false;
    const change = async (tx: Tx) => {
      const row = await tx.one<{ version: number }>(`SELECT version FROM customer_order WHERE id = $1`, [order.id]);
      return changeRunningOrder(tx, this.desk, order.id, { version: row?.version ?? 0, application, reason });
    };
    orThrow(await this.people.as(order.rep ?? 'sales', change));
    return true;
  }

  /** To the first later Thursday that can be had. */
  private async moveRecording({ id, rep = 'sales' }: EnteredOrder, reason: string): Promise<boolean> {
    const move = async (tx: Tx) => {
      if (await tx.one(`SELECT 1 FROM recording_booking WHERE order_id = $1 AND state = 'MOVED'`, [id])) return false;
      const from = await bookedThursday(tx, id);
      const { items } = await recordingDays(tx);
      const to = items.find(({ thursday, open, inTime, capacity, taken }) => from !== undefined && thursday > from && open && inTime && taken < capacity)?.thursday;
      if (from === undefined || to === undefined) return false;
      const moved = await moveRecording(tx, this.desk, id, { from, to, reason });
      return isRefusal(moved) ? moved : true;
    };
    return orThrow(await this.people.as(rep, move));
  }
}
