import { Body, Controller, Get, Param, Post, Put, Query } from '@nestjs/common';
import type { z } from 'zod';
import type { OrderApplication } from '../../../libs/contract/forms/order-application';
import type { Actor } from '../../../libs/contract/sides';
import { foresee } from '../../../libs/database/foresee';
import { cancelOrder } from '../../../libs/orders/cancel-order';
import { changeApplication } from '../../../libs/orders/changes/change-application';
import { changeRunningOrder } from '../../../libs/orders/changes/change-running-order';
import { enterOrder } from '../../../libs/orders/enter-order';
import { eventsOfAnOrder } from '../../../libs/orders/events-of-an-order';
import { listOfOrders } from '../../../libs/orders/list-of-orders';
import { orderPage } from '../../../libs/orders/order-page';
import { submitOrder } from '../../../libs/orders/submit-order';
import type { House } from '../../house';
import { CurrentPerson, Roles, SignedIn, StaffOnly } from '../access/access';
import { TheHouse } from '../house-token';
import { Answers } from '../openapi/answers';
import { TheRequestKey, transact, transactOnce, type RequestKey } from '../session/transact';
import * as s from './orders.schemas';

const changingUnderWay = [
  'order.not-found', 'order.not-yours', 'order.changed', 'order.not-under-way', 'order.too-late-to-change', 'order.customer-is-fixed',
  'order.one-off-is-accepted',
] as const;
const cancelling = ['order.not-found', 'order.not-yours', 'order.already-ended', 'order.already-open'] as const;
const changing = ['order.not-found', 'order.not-yours', 'order.changed', 'order.not-a-draft'] as const;

/** Orders: only sales reps enter them; outsiders read their own, each what they need. */
@Controller('orders')
export class OrdersController {
  constructor(@TheHouse() private readonly house: House) {}

  @Post()
  @Roles('SALES_REP')
  @Answers({ ko: '신청서 입력', en: 'Enter an application as a draft order', schema: s.enteredOrder, status: 201, refuses: s.entryFaults })
  enter(@Body({ schema: s.newOrder }) application: OrderApplication, @TheRequestKey() key: RequestKey, @CurrentPerson() person: Actor) {
    return transactOnce(this.house, person, key, (tx) => enterOrder(tx, application));
  }

  @Get()
  @SignedIn()
  @Answers({ ko: '주문 목록', en: 'Orders, newest first', schema: s.orderList, refuses: ['request.bad-cursor'] })
  list(@Query({ schema: s.listQuery }) query: z.infer<typeof s.listQuery>, @CurrentPerson() person: Actor) {
    return transact(this.house, person, (tx) => listOfOrders(tx, query));
  }

  @Get(':orderId')
  @SignedIn()
  @Answers({ ko: '주문 하나', en: 'An order with its steps, tasks, dates and documents', schema: s.orderPage, refuses: ['order.not-found'] })
  read(@Param('orderId', { schema: s.orderId }) id: string, @CurrentPerson() person: Actor) {
    return transact(this.house, person, (tx) => orderPage(tx, id));
  }

  @Get(':orderId/events')
  @StaffOnly()
  @Answers({ ko: '주문 이력', en: 'The event log of an order', schema: s.orderEvents, refuses: ['order.not-found'] })
  events(@Param('orderId', { schema: s.orderId }) id: string, @Query({ schema: s.eventsQuery }) { after }: z.infer<typeof s.eventsQuery>, @CurrentPerson() person: Actor) {
    return transact(this.house, person, (tx) => eventsOfAnOrder(tx, id, after));
  }

  @Put(':orderId')
  @Roles('SALES_REP')
  @Answers({ ko: '신청 내용 변경', en: 'Change an application whose quote nobody has confirmed', schema: s.enteredOrder, refuses: ['order.not-found', 'order.not-yours', 'order.changed', 'order.not-to-be-changed', 'order.customer-is-fixed', ...s.entryFaults] })
  change(
    @Param('orderId', { schema: s.orderId }) id: string,
    @Body({ schema: s.changedApplication }) { version, application }: z.infer<typeof s.changedApplication>,
    @TheRequestKey() key: RequestKey,
    @CurrentPerson() person: Actor,
  ) {
    return transactOnce(this.house, person, key, (tx) => changeApplication(tx, this.house.desk, id, version, application));
  }

  @Post(':orderId/changes/preview')
  @Roles('SALES_REP')
  @Answers({ ko: '진행 중 변경 미리보기', en: 'What a change of an order under way would do; nothing is changed', schema: s.changedOrder, refuses: [...changingUnderWay, ...s.entryFaults] })
  foreseeChange(@Param('orderId', { schema: s.orderId }) id: string, @Body({ schema: s.changeUnderWay }) change: z.infer<typeof s.changeUnderWay>, @CurrentPerson() person: Actor) {
    return transact(this.house, person, (tx) => foresee(tx, () => changeRunningOrder(tx, this.house.desk, id, change)));
  }

  @Post(':orderId/changes')
  @Roles('SALES_REP')
  @Answers({ ko: '진행 중 변경', en: 'Change an order under way: steps open or end, work is done again, a price that moved is confirmed again', schema: s.changedOrder, refuses: [...changingUnderWay, ...s.entryFaults] })
  changeUnderWay(
    @Param('orderId', { schema: s.orderId }) id: string,
    @Body({ schema: s.changeUnderWay }) change: z.infer<typeof s.changeUnderWay>,
    @TheRequestKey() key: RequestKey,
    @CurrentPerson() person: Actor,
  ) {
    return transactOnce(this.house, person, key, (tx) => changeRunningOrder(tx, this.house.desk, id, change));
  }

  @Post(':orderId/submit')
  @Roles('SALES_REP')
  @Answers({ ko: '제출', en: 'Submit a draft: its run begins', schema: s.submittedOrder, refuses: [...changing, ...s.entryFaults] })
  submit(
    @Param('orderId', { schema: s.orderId }) id: string,
    @Body({ schema: s.submission }) { version }: z.infer<typeof s.submission>,
    @TheRequestKey() key: RequestKey,
    @CurrentPerson() person: Actor,
  ) {
    return transactOnce(this.house, person, key, (tx) => submitOrder(tx, this.house.desk, id, version));
  }

  @Post(':orderId/cancel/preview')
  @Roles('SALES_REP', 'CONSULTING_SUPPORT')
  @Answers({ ko: '청약 취소 미리보기', en: 'What a cancellation would close, take back and still owe; nothing is changed', schema: s.cancelledOrder, refuses: cancelling })
  foreseeCancellation(
    @Param('orderId', { schema: s.orderId }) id: string,
    @Body({ schema: s.cancellation }) { reason }: z.infer<typeof s.cancellation>,
    @TheRequestKey() { key }: RequestKey,
    @CurrentPerson() person: Actor,
  ) {
    return transact(this.house, person, (tx) => foresee(tx, () => cancelOrder(tx, this.house.desk, id, { reason, idempotencyKey: key })));
  }

  @Post(':orderId/cancel')
  @Roles('SALES_REP', 'CONSULTING_SUPPORT')
  @Answers({ ko: '청약 취소', en: 'Cancel before opening; lists the work done for nothing, what is taken back and what partners may still be paid', schema: s.cancelledOrder, refuses: cancelling })
  cancel(
    @Param('orderId', { schema: s.orderId }) id: string,
    @Body({ schema: s.cancellation }) { reason }: z.infer<typeof s.cancellation>,
    @TheRequestKey() key: RequestKey,
    @CurrentPerson() person: Actor,
  ) {
    return transactOnce(this.house, person, key, (tx) => cancelOrder(tx, this.house.desk, id, { reason, idempotencyKey: key.key }));
  }
}
