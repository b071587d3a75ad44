import { Controller, Get, Param, Query } from '@nestjs/common';
import { z } from 'zod';
import { billPage, listOfBills } from '../../../libs/books/pages/bills';
import type { Actor } from '../../../libs/contract/sides';
import { isMonth } from '../../../libs/domain/calendar/plain-date';
import type { House } from '../../house';
import { CurrentPerson, SignedIn } from '../access/access';
import { TheHouse } from '../house-token';
import { Answers } from '../openapi/answers';
import { transact } from '../session/transact';
import { chargedLine, won } from '../openapi/shapes';

const id = z.uuid('not-valid').meta({ description: '청구서' });
const listQuery = z.object({
  month: z.string().refine(isMonth, 'not-a-month').optional().meta({ description: '발생월', examples: ['2026-10'] }),
  contract: z.uuid('not-valid').optional().meta({ description: '계약' }),
  after: z.uuid('not-valid').optional().meta({ description: '앞 쪽의 next 값' }),
});

const inList = z.object({
  id: z.uuid(),
  billNo: z.string(),
  kind: z.enum(['MONTH', 'ONE_OFF', 'AD_HOC', 'FINAL']),
  contractId: z.uuid(),
  contractNo: z.string(),
  customerName: z.string(),
  accrualMonth: z.string(),
  writeDate: z.string().meta({ description: '작성일자' }),
  issueBy: z.string().meta({ description: '발급기한 (F-10)' }),
  issuedOn: z.string(),
  dueOn: z.string().meta({ description: '납기일 (X-88)' }),
  supplyWon: won,
  vatWon: won,
  totalWon: won,
  adjustmentWon: won,
  payableWon: won,
  lateChargeWon: won.meta({ description: '가산금: 납기 다음 날 한 번 (X-76)' }),
  paidWon: won,
  openWon: won.meta({ description: '남은 금액, 가산금 포함' }),
  status: z.string(),
});
const line = z.object({
  lineNo: z.int(),
  ...chargedLine,
  reverses: z.object({ billId: z.uuid(), lineNo: z.int() }).nullable().meta({ description: '이 줄이 취소하는 줄' }),
  reversedByBillId: z.uuid().nullable().meta({ description: '이 줄을 취소한 청구서' }),
});
const bills = z.object({ items: z.array(inList), next: z.string().optional() }).meta({ title: '청구서 목록' });
const allocation = z.object({
  id: z.uuid(),
  amountWon: won,
  valueOn: z.string(),
  how: z.string(),
  paymentId: z.uuid().nullable().meta({ description: '내부 담당자에게만' }),
  reversesId: z.uuid().nullable().meta({ description: '취소된 충당' }),
});
const lateCharge = z.object({ chargedOn: z.string(), unpaidWon: won, percent: z.string(), amountWon: won });
const bill = inList.extend({ lines: z.array(line), allocations: z.array(allocation), lateCharges: z.array(lateCharge) }).meta({ title: '청구서' });

/** Bills, every won of them explained. Customers read their own; partners none. */
@Controller('bills')
@SignedIn()
export class BillsController {
  constructor(@TheHouse() private readonly house: House) {}

  @Get()
  @Answers({ ko: '청구서 목록', en: 'Bills, newest first', schema: bills })
  list(@Query({ schema: listQuery }) filter: z.infer<typeof listQuery>, @CurrentPerson() person: Actor) {
    return transact(this.house, person, (tx) => listOfBills(tx, filter));
  }

  @Get(':billId')
  @Answers({ ko: '청구서 하나', en: 'A bill with the lineage of every line, what was paid on it and what is open', schema: bill, refuses: ['bill.not-found'] })
  read(@Param('billId', { schema: id }) billId: string, @CurrentPerson() person: Actor) {
    return transact(this.house, person, (tx) => billPage(tx, billId));
  }
}
