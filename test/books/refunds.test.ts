import { billPage } from '../../libs/books/pages/bills';
import { listOfCredits, listOfRefunds, refundPage } from '../../libs/books/pages/refunds';
import { setOffByHand } from '../../libs/books/payments/set-off';
import { approveRefund, refuseRefund } from '../../libs/books/refunds/decide-refund';
import { payRefunds } from '../../libs/books/refunds/pay-refunds';
import { proposeRefund } from '../../libs/books/refunds/propose-refund';
import { returnRefund } from '../../libs/books/refunds/return-refund';
import { refundFile } from '../../libs/books/refunds/refund-file';
import { startOf } from '../../libs/contract/processes';
import { isRefusal, orThrow } from '../../libs/domain/refusal';
import { contracts, type BuiltContract } from '../builders/contracts';
import { Books } from './world/books';
import { somebodyOf } from './world/person';
import { aBillBeside, expectReceivablesBalanced } from './world/receivables';

let books: Books;
let built: readonly BuiltContract[];
let next = 0;

beforeAll(async () => {
  books = await Books.open('2026-04-13T09:00:00');
  built = await books.tx((tx) => contracts(tx, { count: 12, customers: 12 }));
});
afterAll(() => books?.close());
afterEach(() => expectReceivablesBalanced(books));

const aCustomer = (): BuiltContract => {
  const contract = built[next];
  if (!contract) throw new Error('no customer is left');
  next += 1;
  return contract;
};

const bill = (contract: BuiltContract, supplyWon: bigint): Promise<string> => aBillBeside(books, contract, supplyWon);

const account = { reason: '정정 차액', bankCode: '088', accountNo: '110123456789', accountHolder: '=HYPERLINK("x")' };
const codeOf = (answer: unknown): string | undefined => (isRefusal(answer) ? answer.refusal : undefined);
const propose = (creditId: string, login = 'settlement') => books.as(login, (tx) => proposeRefund(tx, creditId, account));
const approve = (id: string, amountWon: bigint, login = 'settlement-2') => books.as(login, (tx) => approveRefund(tx, id, amountWon));
const proposed = async (creditId: string): Promise<string> => orThrow(await propose(creditId)).refundId;
const openWonOf = async (billId: string): Promise<bigint> => orThrow(await books.as('settlement', (tx) => billPage(tx, billId))).openWon;
const onAccount = async (name: string): Promise<bigint> => (await books.rows<{ won: bigint }>(`SELECT coalesce(sum(amount_won), 0)::bigint AS won FROM posting WHERE account = $1`, [name]))[0]?.won ?? 0n;

describe('a credit that no open bill takes up', () => {
  it('is on the list of what goes back; one whose customer owes something is not, and is set off first', async () => {
    const [free, owing] = [aCustomer(), aCustomer()];
    const [credit, other] = [await bill(free, -160_000n), await bill(owing, -160_000n)];
    const owed = await bill(owing, 100_000n);
    const list = async (show: 'refundable' | 'all') => (await books.as('settlement', (tx) => listOfCredits(tx, { show }))).items.map(({ id, restWon, customerOpenWon }) => [id, restWon, customerOpenWon]);
    expect(await list('refundable')).toEqual([[credit, 176_000n, 0n]]);
    expect(await list('all')).toEqual([[other, 176_000n, 110_000n], [credit, 176_000n, 0n]]);
    expect(codeOf(await propose(other))).toBe('refund.set-off-first');
    expect(codeOf(await propose(owed))).toBe('credit.not-found');
    orThrow(await books.as('settlement', (tx) => setOffByHand(tx, other, [{ billId: owed, amountWon: 110_000n }])));
    // What is left of it goes back.
    const { items } = await books.as('settlement', (tx) => listOfCredits(tx, { show: 'refundable' }));
    expect(items.map(({ id, restWon }) => [id, restWon])).toEqual([[other, 66_000n], [credit, 176_000n]]);
  });

  it('is paid back once, with four eyes on exactly what was seen (X-03)', async () => {
    const credit = await bill(aCustomer(), -160_000n);
    const id = await proposed(credit);
    expect(codeOf(await propose(credit, 'settlement-2'))).toBe('refund.proposed-already');
    expect(codeOf(await approve(id, 176_000n, 'settlement'))).toBe('approval.maker-is-checker');
    expect(codeOf(await approve(id, 175_999n))).toBe('refund.another-amount');
    const answers = await Promise.all(Array.from({ length: 8 }, () => approve(id, 176_000n)));
    expect(answers.map(codeOf).filter((code) => code !== 'refund.decided-already')).toEqual([undefined]);
    expect(await openWonOf(credit)).toBe(0n);
    expect(codeOf(await propose(credit))).toBe('credit.nothing-left');
    expect(codeOf(await books.as('settlement', (tx) => refuseRefund(tx, id, '늦음')))).toBe('refund.decided-already');
  });

  it('is not paid back where it was refused, or taken up by a bill meanwhile', async () => {
    const customer = aCustomer();
    const credit = await bill(customer, -160_000n);
    orThrow(await books.as('settlement-2', async (tx) => refuseRefund(tx, await proposed(credit), '계좌 명의 다름')));
    expect(await openWonOf(credit)).toBe(-176_000n);
    const again = await proposed(credit);
    const owed = await bill(customer, 10_000n);
    expect(codeOf(await approve(again, 176_000n))).toBe('refund.set-off-first');
    orThrow(await books.as('settlement', (tx) => setOffByHand(tx, credit, [{ billId: owed, amountWon: 11_000n }])));
    expect(codeOf(await approve(again, 176_000n))).toBe('refund.credit-changed');
    expect(await books.count(`refund WHERE status = 'APPROVED' AND credit_bill_id = $1`, [credit])).toBe(0);
  });

  it('leaves the bank at 9 on the next open day, and is owed until then', async () => {
    await books.itIs('2026-04-17T18:00:00');
    const [owedBefore, bankBefore] = [await onAccount('REFUND_PAYABLE'), await onAccount('BANK')];
    const id = await proposed(await bill(aCustomer(), -50_000n));
    orThrow(await approve(id, 55_000n));
    expect(await books.rows(`SELECT pay_on FROM refund WHERE id = $1`, [id])).toEqual([{ pay_on: '2026-04-20' }]);
    expect((await books.rows<{ workflow_id: string }>(`SELECT workflow_id FROM moment WHERE kind = 'refunds-are-paid' AND at = '2026-04-20T09:00+09:00' AND done_at IS NULL`)).map(({ workflow_id }) => startOf(workflow_id).type)).toEqual(['startDueMonths']);
    expect(await onAccount('REFUND_PAYABLE')).toBe(owedBefore - 55_000n);
    await books.itIs('2026-04-20T08:59:59');
    await books.tx(payRefunds);
    expect(await books.count(`refund WHERE id = $1 AND status = 'APPROVED'`, [id])).toBe(1);
    await books.itIs('2026-04-20T09:00:00');
    await Promise.all([books.tx(payRefunds), books.tx(payRefunds)]);
    expect(await onAccount('REFUND_PAYABLE')).toBe(0n);
    expect(await onAccount('BANK')).toBe(bankBefore + owedBefore - 55_000n);
    expect(await books.count(`ledger_entry WHERE kind = 'REFUND' AND ref LIKE '%-PAID'`)).toBe(await books.count(`refund WHERE status = 'PAID'`));
    expect(await books.count(`moment WHERE kind = 'refunds-are-paid' AND done_at IS NULL`)).toBe(0);
  });

  it('is a row of its day’s file, the same bytes each time; who reads it is on record', async () => {
    const read = () => books.as('settlement', (tx) => refundFile(tx, '2026-04-20'));
    const file = await read();
    expect(await read()).toBe(file);
    expect(file.split('\r\n')).toHaveLength(3);
    expect(file).toMatch(/^\uFEFFrefundNo,payDate,bankCode,accountNo,accountHolder,customerName,creditBillNo,amountWon\r\nR-202604-0002,2026-04-20,088,110123456789,"'=HYPERLINK\(""x""\)",가상고객 \d+,B-202604-\d+,55000\r\n$/);
    expect(await books.count(`audit_entry WHERE action = 'refund.file-read'`)).toBe(2);
  });

  it('shows its account masked in lists, and whole on its page alone', async () => {
    const { items } = await books.as('settlement', (tx) => listOfRefunds(tx, { status: 'PAID' }));
    expect(new Set(items.map(({ accountNo }) => accountNo))).toEqual(new Set(['******4567**']));
    expect(orThrow(await books.as('settlement-2', (tx) => refundPage(tx, items[0]?.id ?? '')))).toMatchObject({ accountNo: '110123456789' });
    expect(await books.count(`audit_entry WHERE action = 'refund.account-read'`)).toBe(1);
  });
});

describe('a refund that its bank sends back', () => {
  const said = { returnedOn: '2026-04-22', reason: '해지된 계좌', bankRef: 'RT-1' };
  const sentBack = (id: string, more: Partial<typeof said> = {}, login = 'settlement') => books.as(login, (tx) => returnRefund(tx, id, { ...said, ...more }));
  let customer: BuiltContract;
  let credit: string;
  let id: string;

  beforeAll(async () => {
    await books.itIs('2026-04-20T10:00:00');
    customer = aCustomer();
    credit = await bill(customer, -70_000n);
    id = await proposed(credit);
    orThrow(await approve(id, 77_000n));
    await books.itIs('2026-04-22T10:00:00');
  });

  it('is one that has left the bank, on a day since then, under a reference of its own', async () => {
    expect(codeOf(await sentBack(id))).toBe('refund.not-paid');
    await books.tx(payRefunds);
    expect(codeOf(await sentBack(id, { returnedOn: '2026-04-20' }))).toBe('refund.returned-before-payment');
    expect(codeOf(await sentBack(id, { returnedOn: '2026-04-23' }))).toBe('date.in-the-future');
    expect(codeOf(await sentBack('01920000-0000-7000-8000-000000000000'))).toBe('refund.not-found');
    expect(await openWonOf(credit)).toBe(0n);
  });

  it('is recorded once, with day, reason and the bank’s reference; its entries are reversed and the credit stands open again', async () => {
    const bank = await onAccount('BANK');
    const answers = await Promise.all(Array.from({ length: 8 }, (_, at) => sentBack(id, { bankRef: `RT-${at}` })));
    expect(answers.map(codeOf).filter((code) => code !== 'refund.returned-already')).toEqual([undefined]);
    expect(orThrow(await books.as('settlement-2', (tx) => refundPage(tx, id)))).toMatchObject({ status: 'RETURNED', returnedOn: '2026-04-22', returnReason: '해지된 계좌', returnedByName: '최정산', accountNo: '110123456789' });
    expect(await openWonOf(credit)).toBe(-77_000n);
    expect(await onAccount('BANK')).toBe(bank + 77_000n);
    expect(await onAccount('REFUND_PAYABLE')).toBe(0n);
    expect(await books.rows(`SELECT e.kind, sum(p.amount_won)::bigint AS won FROM ledger_entry e JOIN posting p ON p.entry_id = e.id JOIN refund r ON r.id = $1 AND e.ref LIKE r.refund_no || '%' WHERE p.account = 'RECEIVABLE' GROUP BY e.kind ORDER BY e.kind`, [id])).toEqual([
      { kind: 'REFUND', won: 77_000n },
      { kind: 'REFUND_RETURN', won: -77_000n },
    ]);
    expect(await books.count(`audit_entry WHERE action = 'refund.returned'`)).toBe(1);
    expect(await books.rows(`SELECT DISTINCT p.login FROM notice n JOIN person p ON p.id = n.recipient_id WHERE n.kind = 'refund-returned'`)).toEqual([{ login: 'settlement-2' }]);
  });

  it('is set off or paid back anew, with four eyes of its own and once (X-03)', async () => {
    const { items } = await books.as('settlement', (tx) => listOfCredits(tx, { show: 'refundable' }));
    expect(items.find((one) => one.id === credit)).toMatchObject({ restWon: 77_000n, returnReason: '해지된 계좌', proposedRefundId: null });
    const owed = await bill(customer, 10_000n);
    orThrow(await books.as('settlement', (tx) => setOffByHand(tx, credit, [{ billId: owed, amountWon: 11_000n }])));
    const again = await proposed(credit);
    expect(codeOf(await approve(again, 66_000n, 'settlement'))).toBe('approval.maker-is-checker');
    const answers = await Promise.all(Array.from({ length: 4 }, () => approve(again, 66_000n)));
    expect(answers.map(codeOf).filter((code) => code !== 'refund.decided-already')).toEqual([undefined]);
    expect(await openWonOf(credit)).toBe(0n);
    await books.itIs('2026-04-23T09:00:00');
    await books.tx(payRefunds);
    const used = (await books.rows<{ ref: string }>(`SELECT return_ref AS ref FROM refund WHERE id = $1`, [id]))[0]?.ref ?? '';
    expect(codeOf(await sentBack(again, { returnedOn: '2026-04-23', bankRef: used }))).toBe('refund.return-known-already');
    expect(await books.rows(`SELECT status, amount_won::text AS won FROM refund WHERE credit_bill_id = $1 ORDER BY id`, [credit])).toEqual([{ status: 'RETURNED', won: '77000' }, { status: 'PAID', won: '66000' }]);
  });

  it('is returned by the schema only whole, once and for ever', async () => {
    const byTheHouse = (sql: string): Promise<unknown> => books.tx((tx) => tx.query(sql, [id]));
    await expect(byTheHouse(`UPDATE refund SET status = 'PAID' WHERE id = $1`)).rejects.toThrow('refund_returned_says_why');
    await expect(byTheHouse(`UPDATE refund SET status = 'RETURNED' WHERE status = 'PAID' AND credit_bill_id = (SELECT credit_bill_id FROM refund WHERE id = $1)`)).rejects.toThrow('refund_returned_says_why');
    await expect(byTheHouse(`UPDATE refund SET status = 'PAID', returned_on = NULL, return_reason = NULL, return_ref = NULL, returned_by = NULL, returned_at = NULL WHERE id = $1`)).rejects.toThrow('does not go from RETURNED to PAID');
  });
});

describe('the schema refuses', () => {
  const byTheHouse = (sql: string, parameters: readonly unknown[] = []): Promise<unknown> => books.tx((tx) => tx.query(sql, parameters));
  const columns = `credit_bill_id, customer_id, bank_code, account_no, account_holder, reason, proposed_by, proposed_at`;

  it('a refund beyond its credit, one that nobody proposed, and one that goes back on its way', async () => {
    const paid = `FROM refund WHERE status = 'PAID' LIMIT 1`;
    await expect(byTheHouse(`INSERT INTO refund (id, amount_won, status, decided_by, decided_at, refund_no, pay_on, ${columns}) SELECT gen_random_uuid(), 1, 'APPROVED', gen_random_uuid(), now(), 'R-209901-0001', '2026-04-20', ${columns} ${paid}`)).rejects.toThrow('does not go from');
    await expect(byTheHouse(`UPDATE refund SET status = 'APPROVED' WHERE status = 'PAID'`)).rejects.toThrow('does not go from PAID to APPROVED');
    await expect(byTheHouse(`UPDATE refund SET account_no = '110000000000'`)).rejects.toThrow('append-only');
    const beyond = books.tx(async (tx) => {
      await tx.query(`INSERT INTO refund (id, amount_won, status, ${columns}) SELECT '00000000-0000-7000-8000-0000000000bb', 1, 'PROPOSED', ${columns} ${paid}`);
      await tx.query(`UPDATE refund SET status = 'APPROVED', decided_by = gen_random_uuid(), decided_at = now(), refund_no = 'R-209901-0002', pay_on = '2026-04-21' WHERE id = '00000000-0000-7000-8000-0000000000bb'`);
    });
    await expect(beyond).rejects.toThrow('bill_never_paid_beyond');
    await expect(byTheHouse(`UPDATE refund SET decided_by = proposed_by WHERE status = 'PAID'`)).rejects.toThrow('refund_approved_by_another');
  });

  it('anybody from outside a look at refunds', async () => {
    for (const somebody of [somebodyOf('CUSTOMER', built[0]?.customerId ?? ''), somebodyOf('PARTNER', built[0]?.customerId ?? '')]) expect(await books.tx((tx) => tx.query(`SELECT 1 FROM refund`), somebody)).toEqual([]);
  });
});
