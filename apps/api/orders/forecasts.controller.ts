import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { z } from 'zod';
import { openingRequest, type OpeningRequest } from '../../../libs/contract/forms/order-application';
import type { Actor } from '../../../libs/contract/sides';
import { endangeredOrders, forecastPage } from '../../../libs/orders/forecast/forecast-pages';
import { openingPreview } from '../../../libs/orders/forecast/opening-preview';
import type { House } from '../../house';
import { CurrentPerson, Roles, StaffOnly } from '../access/access';
import { TheHouse } from '../house-token';
import { Answers } from '../openapi/answers';
import { words } from '../openapi/shapes';
import { transact } from '../session/transact';
import { entryFaults, exampleApplication, orderId } from './orders.schemas';

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
  name: words,
  openedOn: z.string(),
  doneOn: z.string(),
  reason: z.string(),
  after: z.string().optional(),
});
const list = z.object({ items: z.array(endangered), next: z.string().optional() }).meta({ title: '지연이 예상되는 주문' });
const papers = z.object({ step: z.string(), name: words, types: z.array(z.string()) }).meta({ description: '청약과 계약 단계에서 붙일 서류' });
const paths = { earliestPath: z.array(step), likelyPath: z.array(step) };
const page = endangered.extend(paths).meta({ title: '개통 예측' });
const preview = endangered.pick({ wantedOn: true, earliestOn: true, likelyOn: true, lateDays: true, couldSave: true }).extend({ ...paths, papers: z.array(papers) }).meta({ title: '입력 전 개통 예측' });
const { product, access, devices, requestedOpenDate } = exampleApplication;
const askedOpening = openingRequest.meta({ examples: [{ product, access, devices, requestedOpenDate }] });

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

  @Post('orders/opening-preview')
  @Roles('SALES_REP')
  @Answers({ ko: '입력 전 개통 예측', en: 'When an order that is not entered yet would open, and what drives it; nothing is written', schema: preview, refuses: [...entryFaults, 'forecast.stands-still', 'calendar.beyond-rows'] })
  foresee(@Body({ schema: askedOpening }) asked: OpeningRequest, @CurrentPerson() person: Actor) {
    return transact(this.house, person, (tx) => openingPreview(tx, asked));
  }
}
