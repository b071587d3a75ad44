import { Controller, Get, Param, Query } from '@nestjs/common';
import { z } from 'zod';
import type { Actor } from '../../../libs/contract/sides';
import { endangeredOrders, forecastPage } from '../../../libs/orders/forecast/forecast-pages';
import type { House } from '../../house';
import { CurrentPerson, StaffOnly } from '../access/access';
import { TheHouse } from '../house-token';
import { Answers } from '../openapi/answers';
import { transact } from '../session/transact';
import { orderId } from './orders.schemas';

const listQuery = z.object({
  mine: z.stringbool().optional().meta({ description: '내가 담당한 주문만', examples: ['true'] }),
  after: z.string().max(60, 'too-long').regex(/^\d+~[\da-f-]{36}$/, 'not-valid').optional().meta({ description: '앞 쪽의 next 값' }),
});

const endangered = z.object({
  id: z.uuid(),
  orderNo: z.string(),
  customerName: z.string(),
  salesRepId: z.uuid(),
  wantedOn: z.string().meta({ description: '개통희망일' }),
  earliestOn: z.string().meta({ description: '가장 빠른 개통일' }),
  likelyOn: z.string().meta({ description: '예상 개통일' }),
  lateDays: z.int().meta({ description: '희망일보다 늦는 날수' }),
  couldSave: z.array(z.string()).meta({ description: '날을 줄일 수 있는 단계' }),
});
const step = z.object({
  ref: z.string(),
  name: z.object({ ko: z.string(), en: z.string() }),
  openedOn: z.string(),
  doneOn: z.string(),
  reason: z.string(),
  after: z.string().optional(),
});
const list = z.object({ items: z.array(endangered), next: z.string().optional() }).meta({ title: '지연이 예상되는 주문' });
const page = endangered.extend({ earliestPath: z.array(step), likelyPath: z.array(step) }).meta({ title: '개통 예측' });

/** When orders open: for the house alone. */
@Controller()
@StaffOnly()
export class ForecastsController {
  constructor(@TheHouse() private readonly house: House) {}

  @Get('endangered-orders')
  @Answers({ ko: '지연이 예상되는 주문', en: 'Orders that likely open after the wanted day, the latest first', schema: list })
  list(@Query({ schema: listQuery }) query: z.infer<typeof listQuery>, @CurrentPerson() person: Actor) {
    return transact(this.house, person, (tx) => endangeredOrders(tx, query));
  }

  @Get('orders/:orderId/forecast')
  @Answers({ ko: '개통 예측', en: 'The earliest and the likely opening of an order, what each hangs on and why', schema: page, refuses: ['forecast.none', 'calendar.beyond-rows'] })
  read(@Param('orderId', { schema: orderId }) id: string, @CurrentPerson() person: Actor) {
    return transact(this.house, person, (tx) => forecastPage(tx, id));
  }
}
