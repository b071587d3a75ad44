import { approveCorrection } from '../../libs/books/corrections/decide-correction';
import { previewCorrection, proposeCorrection } from '../../libs/books/corrections/propose-correction';
import { openBillsOf } from '../../libs/books/refunds/credit';
import { approveRefund } from '../../libs/books/refunds/decide-refund';
import { proposeRefund } from '../../libs/books/refunds/propose-refund';
import { bookPayment } from '../../libs/books/payments/book-payment';
import type { CorrectionForm } from '../../libs/contract/forms/correction';
import type { Tx } from '../../libs/database/transaction';
import type { Desk } from '../../libs/desk/desk';
import { addDays, type PlainDate } from '../../libs/domain/calendar/plain-date';
import { isRefusal, orThrow, type Refusal } from '../../libs/domain/refusal';
import type { Book } from './book';
import type { People } from './people';
import type { SampleOrder } from './sample-order';
import { billedMonth, dayOf } from './span';

interface OpenBill {
  readonly billNo: string;
  readonly orderId: string;
  readonly dueOn: PlainDate;
  readonly openWon: bigint;
  readonly payerName: string;
}

/** Bills for which nothing was booked yet: by its bank reference a payment is known again. */
const unpaidBills = (tx: Tx): Promise<OpenBill[]> =>
  tx.query(
    `SELECT b.bill_no AS "billNo", c.order_id AS "orderId", b.due_on AS "dueOn", b.payable_won + b.late_charge_won - b.paid_won AS "openWon", k.payer_name AS "payerName"
       FROM bill b JOIN contract c ON c.id = b.contract_id JOIN customer k ON k.id = b.customer_id
      WHERE b.status IN ('OPEN', 'PARTIAL', 'OVERDUE') AND b.payable_won > 0 AND NOT EXISTS (SELECT FROM payment p WHERE p.bank_ref = 'BOOK-' || b.bill_no) ORDER BY b.bill_no`,
  );

const daysLate = 9;

type Pays = NonNullable<SampleOrder['pays']>;

/** From which day on a customer pays a bill that is there; those who pay one half do so at once. */
const payFrom: Readonly<Record<Pays, (dueOn: PlainDate) => PlainDate>> = { IN_TIME: (dueOn) => dueOn, LATE: (dueOn) => addDays(dueOn, daysLate), HALF: () => '', NOT: () => '9999-12-31' };

interface CorrectedBill {
  readonly billId: string;
  readonly lineNo: number;
  readonly paid: boolean;
  readonly attendedDays: readonly number[] | null;
  readonly quantity: number;
  readonly proposalId: string | null;
  readonly status: string | null;
}

/** A line of the month bill of an order, with the newest proposal to correct it. */
const lineOf = (tx: Tx, orderId: string, month: string, item: string): Promise<CorrectedBill | undefined> =>
  tx.one(
    `SELECT b.id AS "billId", l.line_no AS "lineNo", l.quantity, b.status = 'PAID' AS paid, p.id AS "proposalId", p.status,
       (SELECT array_agg((agent ->> 'attendedDays')::int) FROM attendance_sheet s CROSS JOIN jsonb_array_elements(s.agents) AS agent WHERE s.contract_id = b.contract_id AND s.accrual_month = b.accrual_month) AS "attendedDays"
     FROM bill b JOIN contract c ON c.id = b.contract_id JOIN bill_line l ON l.bill_id = b.id AND l.item = $3 LEFT JOIN bill_correction p ON p.bill_id = b.id
     WHERE c.order_id = $1 AND b.accrual_month = $2 AND b.kind = 'MONTH' ORDER BY p.proposed_at DESC NULLS LAST LIMIT 1`,
    [orderId, month, item],
  );

interface OpenCredit {
  readonly billId: string;
  readonly refundId: string | null;
  readonly amountWon: bigint;
  readonly hasOpenBills: boolean;
}

/** What an order's customer has to get back and was not paid yet, with the proposal to do so. */
const creditOf = (tx: Tx, orderId: string): Promise<OpenCredit | undefined> =>
  tx.one(
    `SELECT b.id AS "billId", r.id AS "refundId", r.amount_won AS "amountWon", EXISTS (SELECT FROM ${openBillsOf('b.customer_id')}) AS "hasOpenBills"
       FROM bill b JOIN contract c ON c.id = b.contract_id LEFT JOIN refund r ON r.credit_bill_id = b.id
      WHERE c.order_id = $1 AND b.payable_won < 0 AND b.paid_won > b.payable_won AND coalesce(r.status, 'PROPOSED') = 'PROPOSED' ORDER BY b.id LIMIT 1`,
    [orderId],
  );

/** What the settlement team does beside its tasks: it books what customers pay, and corrects what was billed wrongly. */
export class Money {
  constructor(
    private readonly desk: Desk,
    private readonly book: Book,
    private readonly people: People,
  ) {}

  async work(today: PlainDate): Promise<void> {
    await this.as('settlement', (tx) => this.bookPayments(tx, today));
    await this.disputeADay();
    await this.doubtAQuantity();
    await this.payBack();
  }

  private async bookPayments(tx: Tx, today: PlainDate): Promise<Refusal | void> {
    for (const { billNo, orderId, dueOn, openWon, payerName } of await unpaidBills(tx)) {
      const pays = this.book.entered(orderId)?.pays ?? 'IN_TIME';
      if (today < payFrom[pays](dueOn)) continue;
      const amountWon = pays === 'HALF' ? openWon / 2n : openWon;
      const booked = await bookPayment(tx, { bankRef: `BOOK-${billNo}`, paidOn: today, amountWon: String(amountWon), payerName, remittanceText: billNo });
      if (isRefusal(booked)) return booked;
    }
    return this.bookWhatNobodyKnows(tx, today);
  }

  /** Money that finds no bill waits for a person. */
  private async bookWhatNobodyKnows(tx: Tx, today: PlainDate): Promise<Refusal | void> {
    const paidOn = dayOf(this.book.span, -3);
    if (today < paidOn) return;
    const booked = await bookPayment(tx, { bankRef: 'BOOK-UNKNOWN-1', paidOn, amountWon: '330000', payerName: '가상이체', remittanceText: '이용료' });
    if (isRefusal(booked)) return booked;
  }

  /** The customer disputes a day of an agent: proposed by one, approved by another on a later day. */
  private async disputeADay(): Promise<void> {
    const orderId = this.book.orderOf('푸른여행');
    const bill = orderId && (await this.as('settlement', (tx) => lineOf(tx, orderId, billedMonth(this.book.span, 3), 'STAFFING')));
    if (!bill || !bill.attendedDays) return;
    const [first = 1, ...others] = bill.attendedDays;
    const form: CorrectionForm = { reason: '상담원 1의 출근일수 이의', lines: [{ lineNo: bill.lineNo, attendedDays: [first - 1, ...others] }] };
    if (!bill.proposalId) await this.as('settlement', (tx) => proposeCorrection(tx, bill.billId, form));
    else if (bill.status === 'PROPOSED') await this.approve(bill.proposalId, bill.billId, form);
  }

  private async approve(proposalId: string, billId: string, form: CorrectionForm): Promise<void> {
    await this.as('settlement-2', async (tx) => {
      const preview = await previewCorrection(tx, billId, form);
      return isRefusal(preview) ? preview : approveCorrection(tx, this.desk, proposalId, preview.totalWon);
    });
  }

  /** A proposal that nobody has decided yet. */
  private async doubtAQuantity(): Promise<void> {
    const orderId = this.book.orderOf('다온유통');
    const bill = orderId && (await this.as('settlement', (tx) => lineOf(tx, orderId, billedMonth(this.book.span, 4), 'EXTRA_LINE')));
    if (!bill || bill.proposalId) return;
    await this.as('settlement', (tx) => proposeCorrection(tx, bill.billId, { reason: '추가회선 하나는 쓰지 않았다고 함', lines: [{ lineNo: bill.lineNo, quantity: bill.quantity - 1 }] }));
  }

  /** A line that was never used is taken back once the bill is paid, and what comes of it is paid back while nothing else is open: each proposed by one, approved by another. */
  private async payBack(): Promise<void> {
    const orderId = this.book.orderOf('은하쇼핑');
    const bill = orderId && (await this.as('settlement', (tx) => lineOf(tx, orderId, billedMonth(this.book.span, 3), 'EXTRA_LINE')));
    if (!bill) return;
    const form: CorrectionForm = { reason: '추가회선 하나는 개통되지 않았음', lines: [{ lineNo: bill.lineNo, quantity: bill.quantity - 1 }] };
    if (!bill.proposalId) {
      if (bill.paid) await this.as('settlement', (tx) => proposeCorrection(tx, bill.billId, form));
    } else if (bill.status === 'PROPOSED') await this.approve(bill.proposalId, bill.billId, form);
    else await this.refund(orderId);
  }

  private async refund(orderId: string): Promise<void> {
    const credit = await this.as('settlement', (tx) => creditOf(tx, orderId));
    if (!credit || credit.hasOpenBills) return;
    const { billId, refundId, amountWon } = credit;
    if (refundId === null) await this.as('settlement', (tx) => proposeRefund(tx, billId, { reason: '정정 차액, 남은 청구 없음', bankCode: '088', accountNo: '110000000000', accountHolder: '은하쇼핑' }));
    else await this.as('settlement-2', (tx) => approveRefund(tx, refundId, amountWon));
  }

  private async as<T>(login: string, work: (tx: Tx) => Promise<T | Refusal>): Promise<T> {
    return orThrow(await this.people.as(login, work));
  }
}
