import { Body, Controller, Get, Param, Post, Query, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { listOfPayments, paymentPage } from '../../../libs/books/pages/payments';
import { ageingOfReceivables, listOfDebtors, listOfReceivables, totalsOfReceivables } from '../../../libs/books/pages/receivables';
import { allocateByHand, returnTheRest } from '../../../libs/books/payments/allocate-by-hand';
import { bookPayment } from '../../../libs/books/payments/book-payment';
import { setOffByHand } from '../../../libs/books/payments/set-off';
import { takeBack } from '../../../libs/books/payments/take-back';
import { importPayments, previewImport, type Import } from '../../../libs/books/payments/import-payments';
import { allocations, because, payment } from '../../../libs/contract/forms/payment';
import type { Actor } from '../../../libs/contract/sides';
import type { Tx } from '../../../libs/database/transaction';
import { isRefusal, type Refusal } from '../../../libs/domain/refusal';
import type { House } from '../../house';
import { CurrentPerson, Roles } from '../access/access';
import { TheHouse } from '../house-token';
import { Answers } from '../openapi/answers';
import { fileOf } from '../files/upload';
import { problemFrom } from '../problems/problem';
import { TheRequestKey, transact, transactOnce, type RequestKey } from '../session/transact';
import * as s from './payments.schemas';

const pageAfter = async (tx: Tx, done: { readonly paymentId: string } | Refusal) => (isRefusal(done) ? done : paymentPage(tx, done.paymentId));

const sharesOf = (sent: z.infer<typeof allocations>) => sent.allocations.map(({ billId, amountWon }) => ({ billId, amountWon: BigInt(amountWon) }));

/** A refused row tells in both languages why. */
const told = (done: Import | Refusal) =>
  isRefusal(done)
    ? done
    : {
        ...done,
        rows: done.rows.map(({ refused, ...row }) => {
          if (!refused) return row;
          const { code, issues, ...problem } = problemFrom(refused, 'ko', '');
          const { ko, en } = issues?.[0] ?? problem;
          return { ...row, problem: { code, ko, en, ...(refused.field ? { field: refused.field } : {}) } };
        }),
      };

const bankFile = { file: 'CSV: bankRef, paidOn, amountWon, payerName, payerBusinessNo, remittanceText' };
const ofFile = ['file.missing', 'payment-file.column-missing', 'payment-file.too-many-rows', 'request.too-large'];

const cursorOf = (after: string | undefined) => {
  const [dueOn = '', id = ''] = after?.split('~') ?? [];
  return after ? { dueOn, id } : undefined;
};

/** Money that came in, and the bills that it pays. For the settlement team alone. */
@Controller()
@Roles('SETTLEMENT_TEAM')
export class PaymentsController {
  constructor(@TheHouse() private readonly house: House) {}

  @Get('payments')
  @Answers({ ko: '입금 목록', en: 'Payments, newest first: what waits for a person, or all', schema: s.list })
  list(@Query({ schema: s.listQuery }) query: z.infer<typeof s.listQuery>, @CurrentPerson() person: Actor) {
    return transact(this.house, person, (tx) => listOfPayments(tx, query));
  }

  @Get('payments/:paymentId')
  @Answers({ ko: '입금 하나', en: 'A payment with its allocations', schema: s.page, refuses: ['payment.not-found'] })
  read(@Param('paymentId', { schema: s.paymentId }) id: string, @CurrentPerson() person: Actor) {
    return transact(this.house, person, (tx) => paymentPage(tx, id));
  }

  @Post('payments')
  @Answers({ ko: '입금 등록', en: 'Book a payment and put it on its bills', schema: s.booked, status: 201, refuses: ['payment.reference-used', 'date.in-the-future'] })
  book(@Body({ schema: payment }) sent: z.infer<typeof payment>, @TheRequestKey() key: RequestKey, @CurrentPerson() person: Actor) {
    return transactOnce(this.house, person, key, async (tx) => {
      const done = await bookPayment(tx, sent);
      const page = await pageAfter(tx, done);
      return isRefusal(done) || isRefusal(page) ? page : { ...page, knownAlready: done.knownAlready };
    });
  }

  @Post('payment-imports')
  @Answers({
    ko: '은행 입금 파일 올리기',
    en: 'Book the rows of a bank file; each is answered for itself (docs/payment-file.md)',
    schema: s.imported,
    takes: bankFile,
    refuses: ofFile,
  })
  async import(@Req() request: FastifyRequest, @TheRequestKey() key: RequestKey, @CurrentPerson() person: Actor) {
    const file = await fileOf(request);
    return transactOnce(this.house, person, { key: key.key, fingerprint: `payment-imports ${file.hash}` }, async (tx) => told(await importPayments(tx, file)));
  }

  @Post('payment-imports/preview')
  @Answers({ ko: '은행 입금 파일 미리보기', en: 'What each row of a bank file would be matched with; nothing is booked', schema: s.imported, takes: bankFile, refuses: ofFile })
  async previewImport(@Req() request: FastifyRequest, @CurrentPerson() person: Actor) {
    const file = await fileOf(request);
    return transact(this.house, person, async (tx) => told(await previewImport(tx, file)));
  }

  @Post('payments/:paymentId/allocate')
  @Answers({
    ko: '입금 충당',
    en: 'Say which bills the rest of a payment is for',
    schema: s.page,
    refuses: ['payment.not-found', 'payment.bill-not-open', 'payment.bill-twice', 'payment.beyond-the-bill', 'payment.beyond-its-rest'],
  })
  allocate(@Param('paymentId', { schema: s.paymentId }) id: string, @Body({ schema: allocations }) sent: z.infer<typeof allocations>, @TheRequestKey() key: RequestKey, @CurrentPerson() person: Actor) {
    return transactOnce(this.house, person, key, async (tx) => pageAfter(tx, await allocateByHand(tx, id, sharesOf(sent))));
  }

  @Post('payments/:paymentId/return')
  @Answers({ ko: '남은 입금 반환', en: 'Mark the rest of a payment to be returned', schema: s.page, refuses: ['payment.not-found', 'payment.nothing-left', 'payment.returned-already'] })
  giveBack(@Param('paymentId', { schema: s.paymentId }) id: string, @Body({ schema: because }) { reason }: z.infer<typeof because>, @TheRequestKey() key: RequestKey, @CurrentPerson() person: Actor) {
    return transactOnce(this.house, person, key, async (tx) => pageAfter(tx, await returnTheRest(tx, id, reason)));
  }

  @Post('allocations/:allocationId/reverse')
  @Answers({ ko: '충당 취소', en: 'Take an allocation or a set-off back; its money waits for a person again', schema: s.takenBack, refuses: ['allocation.not-found', 'allocation.taken-back-already'] })
  reverse(@Param('allocationId', { schema: s.allocationId }) id: string, @Body({ schema: because }) { reason }: z.infer<typeof because>, @TheRequestKey() key: RequestKey, @CurrentPerson() person: Actor) {
    return transactOnce(this.house, person, key, (tx) => takeBack(tx, id, reason));
  }

  @Post('bills/:billId/set-off')
  @Answers({
    ko: '정정 차액 상계',
    en: 'Set a credit off against other bills of the same customer',
    schema: s.setOff,
    refuses: ['bill.not-found', 'credit.beyond-its-rest', 'credit.bill-of-another-customer', 'payment.bill-not-open', 'payment.bill-twice', 'payment.beyond-the-bill'],
  })
  setOff(@Param('billId', { schema: s.billId }) id: string, @Body({ schema: allocations }) sent: z.infer<typeof allocations>, @TheRequestKey() key: RequestKey, @CurrentPerson() person: Actor) {
    return transactOnce(this.house, person, key, (tx) => setOffByHand(tx, id, sharesOf(sent)));
  }
}

/** What customers owe. */
@Controller('receivables')
@Roles('SETTLEMENT_TEAM', 'CONSULTING_SUPPORT')
export class ReceivablesController {
  constructor(@TheHouse() private readonly house: House) {}

  @Get('ageing')
  @Answers({ ko: '받을 금액의 경과 기간', en: 'What is open, by how long its due date has passed', schema: s.ageing })
  ageing(@CurrentPerson() person: Actor) {
    return transact(this.house, person, async (tx) => ({ items: await ageingOfReceivables(tx) }));
  }

  @Get('payers')
  @Answers({ ko: '납부책임자별 받을 금액', en: 'What each payer owes, whose oldest due date comes first', schema: s.debtors })
  debtors(@Query({ schema: s.debtorsQuery }) { after }: z.infer<typeof s.debtorsQuery>, @CurrentPerson() person: Actor) {
    return transact(this.house, person, (tx) => listOfDebtors(tx, cursorOf(after)));
  }

  @Get()
  @Answers({ ko: '받을 금액', en: 'Open bills, the oldest due date first, with totals by status', schema: s.receivables })
  list(@Query({ schema: s.receivablesQuery }) { after, ...filter }: z.infer<typeof s.receivablesQuery>, @CurrentPerson() person: Actor) {
    return transact(this.house, person, async (tx) => ({
      ...(await listOfReceivables(tx, { ...filter, after: cursorOf(after) })),
      totals: await totalsOfReceivables(tx, filter.customer),
    }));
  }
}
