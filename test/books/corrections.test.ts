import fc from 'fast-check';
import { randomUUID } from 'node:crypto';
import { approveCorrection, refuseCorrection } from '../../libs/books/corrections/decide-correction';
import { previewCorrection, proposeCorrection } from '../../libs/books/corrections/propose-correction';
import { billPage } from '../../libs/books/pages/bills';
import { correctionPage } from '../../libs/books/pages/corrections';
import { allocateByHand } from '../../libs/books/payments/allocate-by-hand';
import { setOffByHand } from '../../libs/books/payments/set-off';
import { takeBack } from '../../libs/books/payments/take-back';
import { markOverdue } from '../../libs/books/payments/due-dates';
import { payPartners } from '../../libs/books/settlement/pay-partners';
import type { CorrectionForm } from '../../libs/contract/forms/correction';
import { isRefusal, orThrow } from '../../libs/domain/refusal';
import { contracts, type BuiltContract } from '../builders/contracts';
import { oneOffs } from '../builders/one-offs';
import { attendance, staffing } from '../builders/staffing';
import { Books } from './world/books';
import { completeSettlementTask, invoiceOf, type EarnedLine } from './world/partner-desk';
import { aBillBeside, billOf, billsOf, expectOneChargeStands, expectReceivablesBalanced, moneyCame, type BillOnTheBooks } from './world/receivables';

const month = '2026-03';

let books: Books;
let built: readonly BuiltContract[];

/** March 2026 issued: seats and app for everybody, agents at 21 and 14 of 21 days and 30 headsets for the first eight. */
beforeAll(async () => {
  books = await Books.open('2026-04-01T09:00:00');
  await books.tx(async (tx) => {
    built = await contracts(tx, { count: 14, customers: 14 });
    await staffing(tx, built.slice(0, 8));
    await attendance(tx, built.slice(0, 8));
    await oneOffs(tx, built.slice(0, 8));
  });
  await books.approved(month, '2026-04-09T00:00:00');
  await books.run(month, 'ISSUE');
  await books.itIs('2026-04-13T09:00:00');
});

afterAll(() => books?.close());

const customer = (n: number): BuiltContract => {
  const contract = built[n];
  if (!contract) throw new Error(`no customer ${n}`);
  return contract;
};
const codeOf = (answer: unknown): string | undefined => (isRefusal(answer) ? answer.refusal : undefined);
const monthBill = (n: number): Promise<BillOnTheBooks> => billWith(n, 'ASP_BASE');

async function billWith(n: number, item: string): Promise<BillOnTheBooks> {
  const bills = await billsOf(books, customer(n).id);
  const [found] = await books.rows<{ id: string }>(`SELECT bill_id AS id FROM bill_line WHERE item = $2 AND bill_id = ANY ($1::uuid[]) ORDER BY bill_id LIMIT 1`, [bills.map(({ id }) => id), item]);
  const bill = bills.find(({ id }) => id === found?.id);
  if (!bill) throw new Error(`customer ${n} has no ${item}`);
  return bill;
}

const lineNoOf = async (billId: string, item: string): Promise<number> =>
  (await books.rows<{ n: number }>(`SELECT line_no AS n FROM bill_line WHERE bill_id = $1 AND item = $2 AND reverses_bill_id IS NULL`, [billId, item]))[0]?.n ?? 0;

const propose = (billId: string, lines: CorrectionForm['lines'], login = 'consulting') => books.as(login, (tx) => proposeCorrection(tx, billId, { reason: '이의 제기', lines }));
const approve = (id: string, totalWon: bigint, login = 'settlement') => books.as(login, (tx) => approveCorrection(tx, books.desk, id, totalWon));

/** Proposed by one, approved by another, as the preview says. */
async function corrected(billId: string, lines: CorrectionForm['lines']): Promise<{ newBillId: string; totalWon: bigint }> {
  const { correctionId } = orThrow(await propose(billId, lines));
  const { preview } = orThrow(await books.as('settlement', (tx) => correctionPage(tx, correctionId)));
  const totalWon = preview?.totalWon ?? 0n;
  orThrow(await approve(correctionId, totalWon));
  const { newBillId } = orThrow(await books.as('settlement', (tx) => correctionPage(tx, correctionId)));
  return { newBillId: newBillId ?? '', totalWon };
}

/** A bill of 1,100,000 won beside the month's, on another contract of the same customer. */
const anotherBill = (id: string, customerId: string): Promise<string> => aBillBeside(books, { id, customerId }, 1_000_000n);

const accrualsOf = (n: number, item: string) =>
  books.rows<{ id: string; accrualNo: number; supplyWon: bigint; status: string }>(
    `SELECT id, accrual_no AS "accrualNo", supply_won AS "supplyWon", status FROM partner_accrual WHERE contract_id = $1 AND item = $2 ORDER BY abs(accrual_no), accrual_no DESC`,
    [customer(n).id, item],
  );

afterEach(() => expectOneChargeStands(books));

describe('a disputed day of an agent (F-19)', () => {
  it('is corrected by reversal and new line on an ad-hoc bill; the difference is set off, the partner’s accrual follows, the certificate too', async () => {
    const bill = await billWith(0, 'STAFFING');
    const lineNo = await lineNoOf(bill.id, 'STAFFING');
    const preview = orThrow(await books.as('consulting', (tx) => previewCorrection(tx, bill.id, { reason: '이의', lines: [{ lineNo, attendedDays: [21, 13] }] })));
    expect(preview).toMatchObject({ supplyWon: -123_810n, vatWon: -12_381n, totalWon: -136_191n, partners: [{ beforeWon: 4_000_000n, afterWon: 3_885_714n, differenceWon: -114_286n }] });
    expect(await books.count('bill_correction')).toBe(0);
    const { newBillId } = await corrected(bill.id, [{ lineNo, attendedDays: [21, 13] }]);
    const page = orThrow(await books.as('settlement', (tx) => billPage(tx, newBillId)));
    expect(page).toMatchObject({ kind: 'AD_HOC', accrualMonth: month, writeDate: '2026-04-13', issuedOn: '2026-04-13', payableWon: -136_191n, openWon: 0n, status: 'PAID' });
    expect(page.lines.map(({ supplyWon, reverses }) => [supplyWon, reverses])).toEqual([[-4_333_333n, { billId: bill.id, lineNo }], [4_209_523n, null]]);
    expect(page.lines[1]?.lineage).toMatchObject({ corrects: { billNo: bill.billNo, lineNo, reason: '이의 제기' }, rules: expect.arrayContaining(['F-19']) });
    expect(orThrow(await books.as('settlement', (tx) => billPage(tx, bill.id)))).toMatchObject({ paidWon: 136_191n, openWon: bill.payableWon - 136_191n, status: 'PARTIAL', allocations: [{ how: 'SET_OFF' }] });
    expect((await accrualsOf(0, 'STAFFING')).map(({ accrualNo, supplyWon }) => [accrualNo, supplyWon])).toEqual([[1, 4_000_000n], [-1, -4_000_000n], [2, 3_885_714n]]);
    expect(await books.rows(`SELECT agents -> 1 ->> 'attendedDays' AS days FROM attendance_sheet WHERE contract_id = $1`, [customer(0).id])).toEqual([{ days: '13' }]);
    expect(await books.count(`audit_entry WHERE action = 'attendance.corrected'`)).toBe(1);
  });

  it('once more is a correction of the line that took its place; the first one is corrected for good', async () => {
    const first = await billWith(0, 'STAFFING');
    const lineNo = await lineNoOf(first.id, 'STAFFING');
    expect(codeOf(await propose(first.id, [{ lineNo, attendedDays: [20, 13] }]))).toBe('correction.line-corrected-already');
    const adHoc = (await billsOf(books, customer(0).id)).at(-1);
    const second = await lineNoOf(adHoc?.id ?? '', 'STAFFING');
    expect(codeOf(await propose(adHoc?.id ?? '', [{ lineNo: 1, attendedDays: [20, 13] }]))).toBe('correction.line-not-found');
    await corrected(adHoc?.id ?? '', [{ lineNo: second, attendedDays: [21, 14] }]);
    expect((await accrualsOf(0, 'STAFFING')).reduce((sum, { supplyWon }) => sum + supplyWon, 0n)).toBe(4_000_000n);
    expect((await billsOf(books, customer(0).id)).reduce((sum, { payableWon }) => sum + payableWon, 0n)).toBe(6_963_000n + 4_766_666n + 2_805_000n);
  });
});

describe('a wrong price or quantity', () => {
  it('of a monthly item is billed anew; what is too little is due like every ad-hoc bill, and no partner earns less', async () => {
    const bill = await monthBill(8);
    const lineNo = await lineNoOf(bill.id, 'ASP_BASE');
    const { newBillId, totalWon } = await corrected(bill.id, [{ lineNo, unitPriceWon: '170000' }]);
    expect(totalWon).toBe(330_000n);
    expect((await billsOf(books, customer(8).id)).find(({ id }) => id === newBillId)).toMatchObject({ status: 'OPEN', dueOn: '2026-05-26', payableWon: 330_000n });
  });

  it('of a delivery follows to its partner where the quantity was wrong, not where the customer’s price was', async () => {
    const bill = await billWith(1, 'DEVICE');
    await corrected(bill.id, [{ lineNo: 1, unitPriceWon: '80000' }]);
    expect(await accrualsOf(1, 'DEVICE')).toHaveLength(1);
    const adHoc = (await billsOf(books, customer(1).id)).at(-1);
    const { totalWon } = await corrected(adHoc?.id ?? '', [{ lineNo: 2, quantity: 28 }]);
    expect(totalWon).toBe(-176_000n);
    expect((await accrualsOf(1, 'DEVICE')).map(({ accrualNo, supplyWon }) => [accrualNo, supplyWon])).toEqual([[1, 2_100_000n], [-1, -2_100_000n], [2, 1_960_000n]]);
  });

  it('to the same value is a bill of 0 won, and nothing is owed by anybody', async () => {
    const bill = await monthBill(9);
    const { newBillId, totalWon } = await corrected(bill.id, [{ lineNo: 1, quantity: 30 }, { lineNo: 2, quantity: 30 }]);
    expect(totalWon).toBe(0n);
    expect((await billsOf(books, customer(9).id)).find(({ id }) => id === newBillId)).toMatchObject({ status: 'PAID', payableWon: 0n });
  });

  it('of a bill that is paid leaves the customer a credit', async () => {
    const bill = await monthBill(10);
    await moneyCame(books, { paidOn: '2026-04-13', amountWon: `${bill.payableWon}`, remittanceText: bill.billNo });
    const { newBillId } = await corrected(bill.id, [{ lineNo: 1, quantity: 29 }]);
    expect(orThrow(await books.as('settlement', (tx) => billPage(tx, newBillId)))).toMatchObject({ openWon: -176_000n, status: 'OPEN' });
  });

  it('and a person sets that credit off against other bills of the same customer alone, and takes it back where that was wrong', async () => {
    const credit = (await billsOf(books, customer(10).id)).at(-1)?.id ?? '';
    const other = await books.tx(async (tx) => {
      const [second] = await contracts(tx);
      await tx.query(`UPDATE contract SET customer_id = $2 WHERE id = $1`, [second?.id, customer(10).customerId]);
      return second?.id ?? '';
    });
    const bill = await anotherBill(other, customer(10).customerId);
    const setOff = (billId: string, amountWon: bigint) => books.as('settlement', (tx) => setOffByHand(tx, credit, [{ billId, amountWon }]));
    expect(codeOf(await setOff((await monthBill(12)).id, 1n))).toBe('credit.bill-of-another-customer');
    expect(codeOf(await setOff(bill, 176_001n))).toBe('credit.beyond-its-rest');
    expect(orThrow(await setOff(bill, 100_000n))).toMatchObject({ restWon: 76_000n });
    await expectReceivablesBalanced(books);
    expect(orThrow(await books.as('settlement', (tx) => billPage(tx, bill)))).toMatchObject({ paidWon: 100_000n, status: 'PARTIAL', allocations: [{ how: 'SET_OFF', valueOn: '2026-04-13' }] });
    const [row] = await books.rows<{ id: string }>(`SELECT id FROM payment_allocation WHERE bill_id = $1`, [bill]);
    orThrow(await books.as('settlement', (tx) => takeBack(tx, row?.id ?? '', '잘못 상계함')));
    expect(orThrow(await books.as('settlement', (tx) => billPage(tx, credit)))).toMatchObject({ openWon: -176_000n, status: 'OPEN' });
    orThrow(await setOff(bill, 176_000n));
    expect(codeOf(await setOff(bill, 1n))).toBe('credit.beyond-its-rest');
  });

  it('takes away the late charge on what was never owed (X-76)', async () => {
    await books.itIs('2026-04-28T00:00:00');
    while (await books.tx(markOverdue));
    const bill = await monthBill(11);
    expect(await billOf(books, customer(11).id)).toMatchObject({ lateChargeWon: 139_260n });
    await corrected(bill.id, [{ lineNo: 1, quantity: 0 }]);
    // 30 × 51,000 and VAT are left: 1,683,000
    expect(await billOf(books, customer(11).id)).toMatchObject({ status: 'OVERDUE', lateChargeWon: 33_660n, paidWon: 5_280_000n });
  });
});

describe('four eyes (X-03)', () => {
  it('whoever proposed does not approve, and what is approved is what was seen', async () => {
    const bill = await monthBill(12);
    const { correctionId } = orThrow(await propose(bill.id, [{ lineNo: 1, quantity: 29 }], 'settlement'));
    expect(codeOf(await approve(correctionId, -176_000n))).toBe('approval.maker-is-checker');
    expect(codeOf(await approve(correctionId, -176_001n, 'settlement-2'))).toBe('correction.another-total');
    expect(codeOf(await propose(bill.id, [{ lineNo: 1, quantity: 28 }]))).toBe('correction.proposed-already');
    orThrow(await approve(correctionId, -176_000n, 'settlement-2'));
    expect(codeOf(await approve(correctionId, -176_000n, 'settlement-2'))).toBe('correction.decided-already');
  });

  it('a refused one changes nothing, and another may be proposed; eight approvals at once are one bill', async () => {
    const bill = await monthBill(13);
    const { correctionId } = orThrow(await propose(bill.id, [{ lineNo: 1, quantity: 29 }]));
    orThrow(await books.as('settlement', (tx) => refuseCorrection(tx, correctionId, '근거 없음')));
    expect(codeOf(await approve(correctionId, -176_000n))).toBe('correction.decided-already');
    expect(await billsOf(books, customer(13).id)).toHaveLength(1);
    const again = orThrow(await propose(bill.id, [{ lineNo: 1, quantity: 28 }])).correctionId;
    const answers = await Promise.all(Array.from({ length: 8 }, (_, at) => approve(again, -352_000n, at % 2 === 0 ? 'settlement' : 'settlement-2')));
    expect(answers.filter((answer) => !isRefusal(answer))).toHaveLength(1);
    expect(await billsOf(books, customer(13).id)).toHaveLength(2);
  });

  it('what does not fit a line is refused before anybody sees it', async () => {
    const bill = await billWith(2, 'STAFFING');
    const lineNo = await lineNoOf(bill.id, 'STAFFING');
    const tries: [CorrectionForm['lines'], string][] = [
      [[{ lineNo, quantity: 1 }], 'correction.staffing-by-days'],
      [[{ lineNo: 1, attendedDays: [1] }], 'correction.by-quantity-or-price'],
      [[{ lineNo, attendedDays: [1] }], 'correction.days-per-agent'],
      [[{ lineNo, attendedDays: [22, 1] }], 'attendance.days-out-of-range'],
      [[{ lineNo: 99, quantity: 1 }], 'correction.line-not-found'],
      [[{ lineNo: 1, quantity: 1 }, { lineNo: 1, quantity: 2 }], 'correction.line-twice'],
    ];
    for (const [lines, code] of tries) expect([code, codeOf(await propose(bill.id, lines))]).toEqual([code, code]);
    expect(codeOf(await propose(randomUUID(), [{ lineNo: 1, quantity: 1 }]))).toBe('bill.not-found');
  });
});

describe('the schema refuses', () => {
  const byTheHouse = (sql: string, parameters: readonly unknown[] = []): Promise<unknown> => books.tx((tx) => tx.query(sql, parameters));
  const columns = 'source_kind, source_id, accrual_month, item, quantity, unit_price_won, used_days, days_in_month';

  it('a second charge where the first stands, a second reversal, and one that is not the exact opposite', async () => {
    const bill = await monthBill(12);
    const insert = (values: string) => byTheHouse(`INSERT INTO bill_line (bill_id, line_no, ${columns}, supply_won, vat_won, lineage, charge_no, reverses_bill_id, reverses_line_no) SELECT bill_id, ${values} FROM bill_line WHERE bill_id = $1 AND line_no = 2`, [bill.id]);
    await expect(insert(`99, ${columns}, supply_won, vat_won, lineage, 1, NULL, NULL`)).rejects.toThrow('charge_once');
    await expect(insert(`99, ${columns}, supply_won, vat_won, lineage, 2, NULL, NULL`)).rejects.toThrow('charged anew only where its charge was reversed');
    await expect(insert(`99, ${columns}, -supply_won + 1, -vat_won, lineage, 1, bill_id, line_no`)).rejects.toThrow('exact opposite');
    await expect(byTheHouse(`INSERT INTO bill_line SELECT bill_id, 98, source_kind, source_id, accrual_month, item, quantity, unit_price_won, used_days, days_in_month, supply_won, vat_won, lineage, reverses_bill_id, charge_no, reverses_line_no FROM bill_line WHERE reverses_bill_id = $1`, [bill.id])).rejects.toThrow('reversed_once');
    await expect(byTheHouse(`UPDATE bill_correction SET decided_by = proposed_by WHERE status = 'APPROVED'`)).rejects.toThrow('approved_by_another');
  });
});

describe('a partner that was paid too much', () => {
  it('is paid the less with the next payment, never less than nothing', async () => {
    const bill = await billWith(3, 'DEVICE');
    // Only this line is on its way to the bank: the others wait.
    await books.rows(`UPDATE partner_accrual SET status = 'SCHEDULED', pay_on = '2026-04-24', invoice_match = 'MATCHED' WHERE contract_id = $1 AND item = 'DEVICE'`, [customer(3).id]);
    await books.tx(payPartners);
    const paid = () => books.rows<{ won: bigint }>(`SELECT supply_won AS won FROM payout ORDER BY payout_no`);
    expect(await paid()).toEqual([{ won: 2_100_000n }]);
    await corrected(bill.id, [{ lineNo: 1, quantity: 20 }]);
    await books.rows(`UPDATE partner_accrual SET status = 'SCHEDULED', pay_on = '2026-04-27' WHERE contract_id = $1 AND item = 'DEVICE' AND status = 'CONFIRMED'`, [customer(3).id]);
    await books.tx(payPartners);
    expect(await paid()).toEqual([{ won: 2_100_000n }]);
    await books.rows(`UPDATE partner_accrual SET status = 'SCHEDULED', pay_on = '2026-04-28' WHERE contract_id = $1 AND item = 'DEVICE'`, [customer(4).id]);
    await books.tx(payPartners);
    // 2,100,000 for the others, less 10 × 70,000
    expect(await paid()).toEqual([{ won: 2_100_000n }, { won: 1_400_000n }]);
    expect((await accrualsOf(3, 'DEVICE')).map(({ status }) => status)).toEqual(['PAID', 'PAID', 'PAID']);
  });

  it('finds one task, to invoice what was taken back and what is earned instead (X-109)', async () => {
    const tasks = await books.rows<{ lines: number }>(`SELECT (SELECT count(*)::int FROM partner_accrual a WHERE a.run_id = t.run_id AND a.accrual_no <> 1) AS lines FROM task t WHERE t.step = 'submit-partner-invoice' AND t.status = 'OPEN'`);
    expect(tasks.reduce((sum, { lines }) => sum + lines, 0)).toBe(await books.count('partner_accrual WHERE accrual_no <> 1'));
  });
});

describe('a settlement that carries a correction', () => {
  it('is invoiced line by line, below zero what is taken back, approved and paid as what is left (X-77)', async () => {
    const bill = await billWith(5, 'STAFFING');
    await corrected(bill.id, [{ lineNo: await lineNoOf(bill.id, 'STAFFING'), attendedDays: [21, 7] }]);
    const lines = await books.rows<EarnedLine>(`SELECT id, supply_won AS "supplyWon" FROM partner_accrual WHERE item = 'STAFFING' AND status = 'CONFIRMED' ORDER BY id`);
    expect(lines.filter(({ supplyWon }) => supplyWon < 0n).length).toBeGreaterThan(0);
    await completeSettlementTask(books, 'staffing', 'submit-partner-invoice', invoiceOf(await books.tx(async (tx) => tx.today), lines));
    await completeSettlementTask(books, 'settlement', 'approve-partner-settlement', { holds: [] });
    const [due] = await books.rows<{ payOn: string }>(`SELECT DISTINCT pay_on AS "payOn" FROM partner_accrual WHERE item = 'STAFFING' AND status = 'SCHEDULED'`);
    await books.itIs(`${due?.payOn}T09:00:00`);
    await books.tx(payPartners);
    const earned = lines.reduce((sum, { supplyWon }) => sum + supplyWon, 0n);
    expect(await books.rows(`SELECT supply_won AS won, pay_date AS on FROM payout ORDER BY payout_no DESC LIMIT 1`)).toEqual([{ won: earned, on: due?.payOn }]);
    // 2,400,000 and 800,000 instead of 2,400,000 and 1,600,000
    expect((await accrualsOf(5, 'STAFFING')).map(({ supplyWon, status }) => [supplyWon, status])).toEqual([[4_000_000n, 'PAID'], [-4_000_000n, 'PAID'], [3_200_000n, 'PAID']]);
  });
});

describe('whatever mix of payments and corrections', () => {
  const anAct = fc.record({ kind: fc.constantFrom('pay', 'allocate', 'take back', 'correct', 'correct', 'a day goes by'), n: fc.nat(13), amount: fc.bigInt(1n, 9_000_000n), quantity: fc.nat(60) });
  let day = 1;

  async function act({ kind, n, amount, quantity }: { kind: string; n: number; amount: bigint; quantity: number }): Promise<void> {
    const bills = await billsOf(books, customer(n).id);
    const bill = bills[quantity % bills.length];
    if (!bill) return;
    if (kind === 'pay') await moneyCame(books, { paidOn: '2026-04-27', amountWon: `${amount}`, remittanceText: bills.map(({ billNo }) => billNo).join(' ') });
    const [payment] = await books.rows<{ id: string }>(`SELECT id FROM payment WHERE rest_won > 0 ORDER BY id LIMIT 1`);
    if (kind === 'allocate' && payment) await books.as('settlement', (tx) => allocateByHand(tx, payment.id, [{ billId: bill.id, amountWon: amount }]));
    const [allocation] = await books.rows<{ id: string }>(`SELECT id FROM payment_allocation WHERE bill_id = $1 AND payment_id IS NOT NULL ORDER BY id DESC LIMIT 1`, [bill.id]);
    if (kind === 'take back' && allocation) await books.as('settlement', (tx) => takeBack(tx, allocation.id, '시험'));
    if (kind === 'correct') await correctSomething(bill.id, quantity);
    if (kind === 'a day goes by') {
      day += 7;
      await books.itIs(`2026-06-${String(Math.min(day, 30)).padStart(2, '0')}T09:00:00`);
      await books.tx(markOverdue);
    }
  }

  async function correctSomething(billId: string, quantity: number): Promise<void> {
    const [line] = await books.rows<{ lineNo: number; item: string }>(
      `SELECT line_no AS "lineNo", item FROM bill_line l WHERE bill_id = $1 AND reverses_bill_id IS NULL AND NOT EXISTS (SELECT FROM bill_line r WHERE r.reverses_bill_id = l.bill_id AND r.reverses_line_no = l.line_no) ORDER BY (line_no + $2) % 3 LIMIT 1`,
      [billId, quantity],
    );
    if (!line) return;
    await corrected(billId, [{ lineNo: line.lineNo, ...(line.item === 'STAFFING' ? { attendedDays: [quantity % 22, 21 - (quantity % 22)] } : { quantity }) }]);
  }

  it('money by contract is the sum of its lines and what the ledger says; nothing is paid beyond itself', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anAct, { minLength: 8, maxLength: 20 }), async (acts) => {
        for (const one of acts) await act(one);
        await expectOneChargeStands(books);
        expect(await books.count('payment WHERE rest_won < 0 OR allocated_won <> (SELECT coalesce(sum(amount_won), 0) FROM payment_allocation a WHERE a.payment_id = payment.id)')).toBe(0);
      }),
      { numRuns: 8, endOnFailure: true },
    );
  }, 60_000);
});
