import { listOfDebtors, listOfReceivables, totalsOfReceivables } from '../../libs/books/pages/receivables';
import { billPage } from '../../libs/books/pages/bills';
import { listOfPayments } from '../../libs/books/pages/payments';
import { allocateByHand, returnTheRest } from '../../libs/books/payments/allocate-by-hand';
import { takeBack } from '../../libs/books/payments/take-back';
import { bookPayment } from '../../libs/books/payments/book-payment';
import { markOverdue } from '../../libs/books/payments/due-dates';
import { importPayments, previewImport } from '../../libs/books/payments/import-payments';
import { isRefusal, orThrow } from '../../libs/domain/refusal';
import { contracts, type BuiltContract } from '../builders/contracts';
import { soon } from '../world/soon';
import { refusalOf } from '../world/test-office';
import { Browser } from '../api/world/browser';
import { Books } from './world/books';
import { OfficeAtWork } from './world/office-at-work';
import { somebodyOf } from './world/person';
import { billOf, expectReceivablesBalanced, moneyCame, paymentOf } from './world/receivables';

const month = '2026-03';
/** 30 seats and their agent app: 6,330,000 and VAT, due on Monday 2026-04-27, as the 25th is a Saturday. */
const total = 6_963_000n;

let books: Books;
let built: readonly BuiltContract[];
let next = 0;

/** A contract of its own customer, billed and not paid. */
const aCustomer = (): BuiltContract => {
  const contract = built[next];
  if (!contract) throw new Error('no customer is left');
  next += 1;
  return contract;
};

const payer = async ({ customerId }: BuiltContract): Promise<{ payerName: string; payerBusinessNo: string }> => {
  const [row] = await books.rows<{ payerName: string; payerBusinessNo: string }>(`SELECT payer_name AS "payerName", payer_business_no AS "payerBusinessNo" FROM customer WHERE id = $1`, [customerId]);
  if (!row) throw new Error('nobody pays');
  return row;
};

const codeOf = (answer: unknown): string | undefined => (isRefusal(answer) ? answer.refusal : undefined);
const allocate = (paymentId: string, ...shares: { billId: string; amountWon: bigint }[]) => books.as('settlement', (tx) => allocateByHand(tx, paymentId, shares));
const theDayIsOver = async (day: string): Promise<void> => {
  await books.itIs(day);
  while (await books.tx(markOverdue));
};

beforeAll(async () => {
  books = await Books.open('2026-04-01T09:00:00');
  await books.tx(async (tx) => {
    built = await contracts(tx, { count: 26, customers: 26 });
  });
  await books.approved(month, '2026-04-09T00:00:00');
  await books.run(month, 'ISSUE');
  await books.itIs('2026-04-20T09:00:00');
});

afterAll(() => books?.close());

describe('money that came in', () => {
  afterEach(() => expectReceivablesBalanced(books));

  it('finds its bill by the number in the remittance, whoever sent it; what is over waits for a person', async () => {
    const bill = await billOf(books, aCustomer().id);
    const payment = await moneyCame(books, { paidOn: '2026-04-20', amountWon: '7000000', remittanceText: `이용요금 ${bill.billNo.toLowerCase()}` });
    expect(await paymentOf(books, payment)).toMatchObject({ allocatedWon: total, restWon: 37_000n });
    expect((await books.tx((tx) => listOfPayments(tx, { show: 'unmatched' }))).items.map(({ id, restWon }) => [id, restWon])).toContainEqual([payment, 37_000n]);
  });

  it('finds several bills that it names', async () => {
    const [one, other] = [await billOf(books, aCustomer().id), await billOf(books, aCustomer().id)];
    await moneyCame(books, { paidOn: '2026-04-20', amountWon: `${total * 2n}`, remittanceText: `${one.billNo} ${other.billNo}` });
    expect([(await billOf(books, built[next - 1]?.id ?? '')).status, (await billOf(books, built[next - 2]?.id ?? '')).status]).toEqual(['PAID', 'PAID']);
  });

  it('finds its bill by the payer’s business number and the exact amount, and by the exact name where the bank gave no number', async () => {
    const [byNumber, byName] = [aCustomer(), aCustomer()];
    await moneyCame(books, { paidOn: '2026-04-20', amountWon: `${total}`, payerBusinessNo: (await payer(byNumber)).payerBusinessNo });
    await moneyCame(books, { paidOn: '2026-04-20', amountWon: `${total}`, payerName: (await payer(byName)).payerName });
    expect([(await billOf(books, byNumber.id)).status, (await billOf(books, byName.id)).status]).toEqual(['PAID', 'PAID']);
  });

  it('of another amount, or of nobody, waits on the list until a person puts it on bills, in part and at last in full', async () => {
    const customer = aCustomer();
    const payment = await moneyCame(books, { paidOn: '2026-04-20', amountWon: `${total - 1n}`, ...(await payer(customer)) });
    const bill = await billOf(books, customer.id);
    expect(bill.status).toBe('OPEN');
    orThrow(await allocate(payment, { billId: bill.id, amountWon: total - 1n }));
    expect(await billOf(books, customer.id)).toMatchObject({ status: 'PARTIAL', paidWon: total - 1n });
    const lastWon = await moneyCame(books, { paidOn: '2026-04-20', amountWon: '1' });
    orThrow(await allocate(lastWon, { billId: bill.id, amountWon: 1n }));
    expect(await billOf(books, customer.id)).toMatchObject({ status: 'PAID', paidWon: total });
  });

  it('is never put beyond a bill or beyond itself', async () => {
    const bill = await billOf(books, aCustomer().id);
    const payment = await moneyCame(books, { paidOn: '2026-04-20', amountWon: '9000000' });
    expect(codeOf(await allocate(payment, { billId: bill.id, amountWon: total + 1n }))).toBe('payment.beyond-the-bill');
    expect(codeOf(await allocate(payment, { billId: bill.id, amountWon: 9_000_001n }))).toBe('payment.beyond-its-rest');
    expect(codeOf(await allocate(payment, { billId: bill.id, amountWon: 1n }, { billId: bill.id, amountWon: 1n }))).toBe('payment.bill-twice');
    orThrow(await allocate(payment, { billId: bill.id, amountWon: total }));
    expect(codeOf(await allocate(payment, { billId: bill.id, amountWon: 1n }))).toBe('payment.bill-not-open');
    const beneath = (amountWon: bigint, paymentId: string) =>
      books.tx((tx) => tx.query(`INSERT INTO payment_allocation (id, payment_id, bill_id, amount_won, value_on, how, made_by, made_at) VALUES (gen_random_uuid(), $1, $2, $3, '2026-04-20', 'BY_HAND', $1, now())`, [paymentId, bill.id, amountWon]));
    await expect(beneath(1n, payment)).rejects.toThrow('bill_never_paid_beyond');
    const open = await billOf(books, aCustomer().id);
    await expect(books.tx((tx) => tx.query(`INSERT INTO payment_allocation SELECT gen_random_uuid(), $1, NULL, $2, 9000000, '2026-04-20', 'BY_HAND', NULL, NULL, $1, now()`, [payment, open.id]))).rejects.toThrow(/never_(paid|allocated)_beyond/);
  });

  it('is put on a bill once, by eight hands at once', async () => {
    const customer = aCustomer();
    const bill = await billOf(books, customer.id);
    const payments = await Promise.all(Array.from({ length: 8 }, () => moneyCame(books, { paidOn: '2026-04-20', amountWon: '1000000' })));
    const answers = await Promise.all([...payments, ...payments].map((payment) => allocate(payment, { billId: bill.id, amountWon: 1_000_000n })));
    expect(answers.filter((answer) => !isRefusal(answer))).toHaveLength(6);
    expect(await billOf(books, customer.id)).toMatchObject({ paidWon: 6_000_000n, status: 'PARTIAL' });
  });

  it('of one bank reference is booked once for ever: word for word it is known, with other words it is refused', async () => {
    const sent = { bankRef: 'ONCE-1', paidOn: '2026-04-20', amountWon: '1000', payerName: '가나다' };
    const answers = await Promise.all(Array.from({ length: 8 }, () => books.as('settlement', (tx) => bookPayment(tx, sent))));
    expect(answers.map((answer) => orThrow(answer).knownAlready).filter((known) => !known)).toHaveLength(1);
    expect(codeOf(await books.as('settlement', (tx) => bookPayment(tx, { ...sent, amountWon: '1001' })))).toBe('payment.reference-used');
    expect(codeOf(await books.as('settlement', (tx) => bookPayment(tx, { ...sent, bankRef: 'ONCE-2', paidOn: '2026-04-21' })))).toBe('date.in-the-future');
    expect(await books.count(`payment WHERE bank_ref LIKE 'ONCE-%'`)).toBe(1);
  });

  it('that is not for us is marked to go back, once, with nothing left of it', async () => {
    const payment = await moneyCame(books, { paidOn: '2026-04-20', amountWon: '4000' });
    const back = () => books.as('settlement', (tx) => returnTheRest(tx, payment, '잘못 보낸 돈'));
    orThrow(await back());
    expect(await paymentOf(books, payment)).toEqual({ allocatedWon: 0n, toReturnWon: 4_000n, restWon: 0n });
    expect(codeOf(await back())).toBe('payment.nothing-left');
  });

  it('that was put on a wrong bill is taken off by a row of its own, once', async () => {
    const customer = aCustomer();
    const bill = await billOf(books, customer.id);
    const payment = await moneyCame(books, { paidOn: '2026-04-20', amountWon: `${total}`, remittanceText: bill.billNo });
    const [{ id: allocation } = { id: '' }] = await books.rows<{ id: string }>(`SELECT id FROM payment_allocation WHERE payment_id = $1`, [payment]);
    const off = () => books.as('settlement', (tx) => takeBack(tx, allocation, '다른 고객의 청구서'));
    orThrow(await off());
    expect(await billOf(books, customer.id)).toMatchObject({ status: 'OPEN', paidWon: 0n });
    expect(await paymentOf(books, payment)).toMatchObject({ restWon: total });
    expect(codeOf(await off())).toBe('allocation.taken-back-already');
    await expect(books.tx((tx) => tx.query(`DELETE FROM payment_allocation WHERE id = $1`, [allocation]))).rejects.toThrow('append-only');
    await expect(books.tx((tx) => tx.query(`UPDATE payment SET amount_won = 1 WHERE id = $1`, [payment]))).rejects.toThrow('append-only');
  });
});

describe('a bank’s file', () => {
  const file = (text: string, encode: (text: string) => Uint8Array = (one) => new TextEncoder().encode(one)) => ({ content: encode(text), hash: 'f'.repeat(64), fileName: '입금.csv' });
  const imported = async (text: string) => orThrow(await books.as('settlement', (tx) => importPayments(tx, file(text))));

  it('is answered row by row: booked, known already, refused with its reason; once more, it books nothing', async () => {
    const bill = await billOf(books, aCustomer().id);
    const text = [
      '\uFEFFbankRef,paidOn,amountWon,payerName,payerBusinessNo,remittanceText',
      `F-1,2026-04-20,"6,963,000","가상 ""고객"", 하나",,${bill.billNo}`,
      'F-1,2026-04-20,6963000,다른 이름,,',
      'F-2,2026-04-31,1000,가나다,,',
      'F-3,2026-04-20,0,가나다,,',
      '',
      'F-4,2026-04-20,500,가나다,900-00-00001,여러 줄',
      'F-4,2026-04-20,500,가나다,9000000001,여러 줄',
    ].join('\r\n');
    const first = await imported(text);
    expect(first.rows.map(({ bankRef, outcome, refused }) => [bankRef, outcome, refused?.refusal, refused?.field])).toEqual([
      ['F-1', 'BOOKED', undefined, undefined],
      ['F-1', 'REFUSED', 'payment.reference-used', 'bankRef'],
      ['F-2', 'REFUSED', 'request.invalid', 'paidOn'],
      ['F-3', 'REFUSED', 'request.invalid', 'amountWon'],
      ['F-4', 'BOOKED', undefined, undefined],
      ['F-4', 'KNOWN', undefined, undefined],
    ]);
    expect(first).toMatchObject({ booked: 2, known: 1, refused: 3 });
    expect(await imported(text)).toMatchObject({ booked: 0, known: 3, refused: 3 });
    expect(await books.count(`payment WHERE bank_ref LIKE 'F-%'`)).toBe(2);
    await expectReceivablesBalanced(books);
  });

  it('is looked at first: each row says which bills it would pay, after the rows above it, and nothing is booked', async () => {
    const [bill, other] = [await billOf(books, aCustomer().id), await billOf(books, aCustomer().id)];
    const text = [
      '은행거래번호,입금일,입금액,입금자,적요',
      `V-1,2026-04-20,6963000,가나다,${bill.billNo}`,
      `V-2,2026-04-20,7000000,가나다,${bill.billNo} ${other.billNo}`,
      'V-3,내일,7000000,가나다,',
    ].join('\n');
    const before = await books.rows(`SELECT count(*)::int AS payments, (SELECT count(*)::int FROM audit_entry) AS audits, (SELECT count(*)::int FROM posting) AS postings FROM payment`);
    const seen = orThrow(await books.as('settlement', (tx) => previewImport(tx, file(text))));
    expect(seen.rows.map(({ outcome, matched, restWon, refused }) => [outcome, matched.map(({ billNo, amountWon, how }) => [billNo, amountWon, how]), restWon, refused?.issues])).toEqual([
      ['BOOKED', [[bill.billNo, total, 'BILL_NUMBER']], 0n, undefined],
      ['BOOKED', [[other.billNo, total, 'BILL_NUMBER']], 37_000n, undefined],
      ['REFUSED', [], undefined, [{ field: 'paidOn', rule: 'not-a-date' }]],
    ]);
    expect(await books.rows(`SELECT count(*)::int AS payments, (SELECT count(*)::int FROM audit_entry) AS audits, (SELECT count(*)::int FROM posting) AS postings FROM payment`)).toEqual(before);
    const { rows } = await imported(text);
    const asSeen = (all: typeof rows) => all.map((row) => ({ ...row, paymentId: undefined }));
    expect(asSeen(rows)).toEqual(asSeen(seen.rows));
  });

  it('in the older encoding is read too; one without its columns is refused', async () => {
    // 가나 in EUC-KR
    const content = Buffer.concat([Buffer.from('bankRef,paidOn,amountWon,payerName\nK-1,2026-04-20,1000,'), Buffer.from([0xb0, 0xa1, 0xb3, 0xaa]), Buffer.from('\n')]);
    orThrow(await books.as('settlement', (tx) => importPayments(tx, { ...file(''), content })));
    expect(await books.rows(`SELECT payer_name FROM payment WHERE bank_ref = 'K-1'`)).toEqual([{ payer_name: '가나' }]);
    expect(codeOf(await books.as('settlement', (tx) => importPayments(tx, file('bankRef,paidOn\nA,B'))))).toBe('payment-file.column-missing');
    expect(codeOf(await books.as('settlement', (tx) => importPayments(tx, file(''))))).toBe('payment-file.column-missing');
  });
});

describe('a customer', () => {
  it('reads what was paid on its own bills, not whose payment it was; partners and other customers read nothing', async () => {
    const customer = aCustomer();
    const bill = await billOf(books, customer.id);
    const payment = await moneyCame(books, { paidOn: '2026-04-20', amountWon: '1000000', remittanceText: bill.billNo });
    const own = orThrow(await books.tx((tx) => billPage(tx, bill.id), somebodyOf('CUSTOMER', customer.customerId)));
    expect(own).toMatchObject({ paidWon: 1_000_000n, openWon: total - 1_000_000n, status: 'PARTIAL', allocations: [{ amountWon: 1_000_000n, valueOn: '2026-04-20', paymentId: null }] });
    expect(orThrow(await books.as('settlement', (tx) => billPage(tx, bill.id))).allocations).toMatchObject([{ paymentId: payment }]);
    for (const somebody of [somebodyOf('CUSTOMER', built[0]?.customerId ?? ''), somebodyOf('PARTNER', customer.customerId)])
      for (const table of ['payment', `payment_allocation WHERE bill_id = '${bill.id}'`, `bill WHERE id = '${bill.id}'`, 'late_charge'])
        expect([table, await books.tx((tx) => tx.query(`SELECT 1 FROM ${table}`), somebody)]).toEqual([table, []]);
    expect(await books.tx((tx) => tx.query(`SELECT 1 FROM payment`), somebodyOf('CUSTOMER', customer.customerId))).toEqual([]);
  });
});

describe('a due date that has passed (X-76, X-88)', () => {
  it('leaves bills alone on the day itself, and makes the unpaid ones overdue on the next, with 2 % of what is unpaid, once', async () => {
    const [unpaid, partly, paid] = [aCustomer(), aCustomer(), aCustomer()];
    const partlyPaid = await billOf(books, partly.id);
    await moneyCame(books, { paidOn: '2026-04-20', amountWon: '963000', remittanceText: partlyPaid.billNo });
    await moneyCame(books, { paidOn: '2026-04-20', amountWon: `${total}`, remittanceText: (await billOf(books, paid.id)).billNo });
    await theDayIsOver('2026-04-27T23:59:59');
    expect(await billOf(books, unpaid.id)).toMatchObject({ dueOn: '2026-04-27', status: 'OPEN', lateChargeWon: 0n });
    await theDayIsOver('2026-04-28T00:00:00');
    await theDayIsOver('2026-04-28T00:00:00');
    expect(await billOf(books, unpaid.id)).toMatchObject({ status: 'OVERDUE', lateChargeWon: 139_260n });
    expect(await billOf(books, partly.id)).toMatchObject({ status: 'OVERDUE', lateChargeWon: 120_000n });
    expect(await billOf(books, paid.id)).toMatchObject({ status: 'PAID', lateChargeWon: 0n });
    expect(await books.count('late_charge WHERE seq > 1')).toBe(0);
    expect(await books.count(`moment WHERE kind = 'due-date-passes' AND done_at IS NULL AND at <= '2026-04-28T00:00+09:00'`)).toBe(0);
    await expectReceivablesBalanced(books);
  });

  it('is paid with the late charge, and with the bill alone it stays overdue', async () => {
    const [whole, without] = [built.at(-1), built.at(-2)];
    if (!whole || !without) throw new Error('nobody is late');
    await moneyCame(books, { paidOn: '2026-04-28', amountWon: `${total + 139_260n}`, ...(await payer(whole)) });
    await moneyCame(books, { paidOn: '2026-04-28', amountWon: `${total}`, remittanceText: (await billOf(books, without.id)).billNo });
    expect(await billOf(books, whole.id)).toMatchObject({ status: 'PAID', paidWon: total + 139_260n });
    expect(await billOf(books, without.id)).toMatchObject({ status: 'OVERDUE', paidWon: total });
    await expectReceivablesBalanced(books);
  });

  it('bears no late charge where the money came in time and was booked later', async () => {
    const [inTime, half] = [built.at(-3), built.at(-4)];
    if (!inTime || !half) throw new Error('nobody is late');
    await moneyCame(books, { paidOn: '2026-04-27', amountWon: `${total}`, ...(await payer(inTime)) });
    expect(await billOf(books, inTime.id)).toMatchObject({ status: 'PAID', lateChargeWon: 0n, paidWon: total });
    await moneyCame(books, { paidOn: '2026-04-27', amountWon: '963000', remittanceText: (await billOf(books, half.id)).billNo });
    expect(await billOf(books, half.id)).toMatchObject({ status: 'OVERDUE', lateChargeWon: 120_000n });
    await expectReceivablesBalanced(books);
  });

  it('stands on the list of receivables by status, customer and due date, its totals being the ledger’s receivable', async () => {
    const totals = await books.tx((tx) => totalsOfReceivables(tx));
    const [ledger] = await books.rows<{ won: bigint }>(`SELECT sum(amount_won)::bigint AS won FROM posting WHERE account = 'RECEIVABLE'`);
    expect(totals.reduce((sum, { openWon }) => sum + openWon, 0n)).toBe(ledger?.won);
    const { items } = await books.tx((tx) => listOfReceivables(tx, { status: 'OVERDUE', dueTo: '2026-04-27' }));
    expect(items.length).toBe(totals.find(({ status }) => status === 'OVERDUE')?.bills);
    const [first] = items;
    const rest = await books.tx((tx) => listOfReceivables(tx, { after: { dueOn: first?.dueOn ?? '', id: first?.billId ?? '' } }));
    expect(rest.items.map(({ billId }) => billId)).not.toContain(first?.billId);
    expect((await books.tx((tx) => listOfReceivables(tx, { customer: first?.customerId }))).items.map(({ billId }) => billId)).toEqual([first?.billId]);
    expect((await books.tx((tx) => listOfReceivables(tx, { dueTo: '2026-04-26' }))).items).toEqual([]);
    expect((await books.tx((tx) => listOfReceivables(tx, { dueFrom: '2026-04-28' }))).items).toEqual([]);
  });

  it('is found by its number, its open amount and the beginning of a name, with the reason of its late charge; what was paid is asked for by itself', async () => {
    const { items } = await books.tx((tx) => listOfReceivables(tx, { status: 'OVERDUE' }));
    const [first] = items;
    if (!first) throw new Error('nothing is overdue');
    expect(first.late).toEqual({ chargedOn: '2026-04-28', percent: 2, unpaidWon: String((first.lateChargeWon * 100n) / 2n) });
    const numbersBy = async (find: string) => (await books.tx((tx) => listOfReceivables(tx, { find }))).items.map(({ billNo }) => billNo);
    expect(await numbersBy(first.billNo.toLowerCase())).toEqual([first.billNo]);
    expect(await numbersBy(`${first.openWon}원`)).toContain(first.billNo);
    expect(await numbersBy(first.customerName)).toEqual([first.billNo]);
    expect(await numbersBy('%')).toEqual([]);
    const paid = await books.tx((tx) => listOfReceivables(tx, { status: 'PAID' }));
    expect(paid.items.length).toBeGreaterThan(0);
    expect(new Set(paid.items.map(({ status, openWon }) => `${status} ${openWon}`))).toEqual(new Set(['PAID 0']));
  });

  it('is summed up for each payer, whose oldest due date comes first, and together is the ledger’s receivable', async () => {
    const { items } = await books.tx((tx) => listOfDebtors(tx));
    const totals = await books.tx((tx) => totalsOfReceivables(tx));
    expect(items.reduce((sum, { openWon }) => sum + openWon, 0n)).toBe(totals.reduce((sum, { openWon }) => sum + openWon, 0n));
    expect(items.every(({ overdueWon, openWon, oldestDueOn }) => overdueWon === (oldestDueOn < '2026-04-28' ? openWon : 0n))).toBe(true);
    const [first] = items;
    const rest = await books.tx((tx) => listOfDebtors(tx, { dueOn: first?.oldestDueOn ?? '', id: first?.customerId ?? '' }));
    expect(rest.items).toEqual(items.slice(1));
  });
});

describe('business time', () => {
  let house: OfficeAtWork;

  beforeAll(async () => {
    house = await OfficeAtWork.open('2026-09-30T09:00:00');
    await house.build((tx) => contracts(tx));
    await house.moveTo('2026-10-01');
    await house.stepIs('2026-09', 'approve-billing-run', 'OPEN');
    await house.fillsIn('settlement', 'approve-billing-run', { totalWon: (await house.finalRun('2026-09')).totalWon });
    await soon(async () => (await house.items('/api/bills?month=2026-09')).length === 1, 'September is issued');
  });

  afterAll(() => house?.close());

  const receivables = () => house.as('settlement').get<{ items: { status: string; lateChargeWon: string }[]; totals: { status: string; openWon: string }[] }>('/api/receivables');

  it('makes a bill overdue as it moves past the due date, before it goes on', async () => {
    expect((await receivables()).items).toMatchObject([{ status: 'OPEN', lateChargeWon: '0' }]);
    await house.moveTo('2026-10-28');
    await soon(async () => (await house.office.today()) === '2026-10-28', 'it is the 28th');
    await soon(async () => (await receivables()).items[0]?.status === 'OVERDUE', 'the bill is overdue');
    expect(await receivables()).toMatchObject({ items: [{ lateChargeWon: '139260' }], totals: [{ status: 'OVERDUE', openWon: '7102260' }] });
  });

  it('takes a bank’s file over HTTP, and the same request again answers the same', async () => {
    const csv = Buffer.from('bankRef,paidOn,amountWon,payerName\nH-1,2026-10-28,7102260,아무개\n');
    const form = () => {
      const sent = new FormData();
      sent.set('file', new Blob([csv], { type: 'text/csv' }), '입금.csv');
      return sent;
    };
    const send = async (key: string) => {
      const browser = await Browser.signedIn(house.office.url, 'settlement');
      return (await browser.post('/api/payment-imports', { form: form(), key })).body;
    };
    const first = await send('one');
    expect(first).toMatchObject({ booked: 1, rows: [{ row: 2, bankRef: 'H-1', outcome: 'BOOKED' }] });
    expect(await send('one')).toEqual(first);
    expect(await send('another')).toMatchObject({ booked: 0, known: 1 });
    const [{ id } = { id: '' }] = await house.items<{ id: string }>('/api/payments');
    const [{ id: billId } = { id: '' }] = await house.items<{ id: string }>('/api/bills?month=2026-09');
    expect(await house.as('settlement').post(`/api/payments/${id}/allocate`, { allocations: [{ billId, amountWon: '7102260' }] })).toMatchObject({ restWon: '0', allocations: [{ how: 'BY_HAND', madeByName: expect.any(String) }] });
    expect(await house.as('settlement').get(`/api/bills/${billId}`)).toMatchObject({ status: 'PAID', openWon: '0', lateCharges: [{ chargedOn: '2026-10-27', unpaidWon: '6963000', amountWon: '139260' }] });
    expect((await receivables()).items).toEqual([]);
  });

  it('corrects an issued bill over HTTP: one proposes, another sees what it comes to and approves, once', async () => {
    const [{ id: billId } = { id: '' }] = await house.items<{ id: string }>('/api/bills?month=2026-09');
    const wrong = { reason: '석수 오류', lines: [{ lineNo: 1, quantity: 29 }] };
    expect(await house.as('consulting').post(`/api/bills/${billId}/correction-preview`, wrong)).toMatchObject({ supplyWon: '-160000', vatWon: '-16000', totalWon: '-176000', partners: [] });
    const { id } = await house.as('consulting').post<{ id: string }>(`/api/bills/${billId}/corrections`, wrong);
    expect(await house.items('/api/corrections')).toMatchObject([{ id, status: 'PROPOSED', reason: '석수 오류' }]);
    expect(await house.office.rows(`SELECT p.login FROM notice n JOIN person p ON p.id = n.recipient_id WHERE n.kind = 'correction-proposed' AND n.subject_id = $1 ORDER BY 1`, [id])).toEqual([{ login: 'settlement' }, { login: 'settlement-2' }]);
    expect(await house.as('settlement').get('/api/waiting-approvals')).toEqual({ corrections: 1, refunds: 0, bankAccounts: 0, versions: 0 });
    expect(await refusalOf(house.as('consulting').post(`/api/corrections/${id}/approve`, { totalWon: '-176000' }))).toBe('access.denied');
    const browser = await Browser.signedIn(house.office.url, 'settlement');
    const approve = async () => (await browser.post(`/api/corrections/${id}/approve`, { body: { totalWon: '-176000' }, key: 'approved' })).body;
    const approved = await approve();
    expect(approved).toMatchObject({ status: 'APPROVED', decidedByName: expect.any(String), preview: null });
    expect(await approve()).toEqual(approved);
    expect(await house.as('settlement').get(`/api/bills/${String(approved['newBillId'])}`)).toMatchObject({
      kind: 'AD_HOC', status: 'OPEN', openWon: '-176000', lines: [{ quantity: -30, reverses: { billId, lineNo: 1 } }, { quantity: 29, lineage: { corrects: { lineNo: 1, reason: '석수 오류' } } }],
    });
    expect(await receivables()).toMatchObject({ totals: [{ status: 'OPEN', bills: 1, openWon: '-176000' }] });
    expect(await house.as('settlement').get('/api/waiting-approvals')).toEqual({ corrections: 0, refunds: 0, bankAccounts: 0, versions: 0 });
  });

  it('pays the credit back over HTTP: one proposes, another approves, and it leaves the bank as the next open day comes', async () => {
    const [{ id: creditId } = { id: '' }] = await house.items<{ id: string }>('/api/credits');
    const to = { reason: '남은 청구 없음', bankCode: '088', accountNo: '110-123-456789', accountHolder: '가상고객' };
    const settlement = await Browser.signedIn(house.office.url, 'settlement');
    for (const [field, wrong] of Object.entries({ bankCode: '999', accountNo: '110-12', accountHolder: ' ' }))
      expect([field, (await settlement.post(`/api/bills/${creditId}/refunds`, { body: { ...to, [field]: wrong } })).problem]).toEqual([field, expect.objectContaining({ code: 'request.invalid', field })]);
    const { body: proposed } = await settlement.post(`/api/bills/${creditId}/refunds`, { body: to });
    expect(proposed).toMatchObject({ status: 'PROPOSED', amountWon: '176000', accountNo: '******4567**' });
    const path = `/api/refunds/${String(proposed['id'])}`;
    expect(await house.as('settlement-2').get('/api/waiting-approvals')).toEqual({ corrections: 0, refunds: 1, bankAccounts: 0, versions: 0 });
    expect(await house.as('settlement-2').get(path)).toMatchObject({ accountNo: '110123456789', accountHolder: '가상고객' });
    expect(await refusalOf(house.as('settlement').post(`${path}/approve`, { amountWon: '176000' }))).toBe('approval.maker-is-checker');
    expect(await house.as('settlement-2').post(`${path}/approve`, { amountWon: '176000' })).toMatchObject({ status: 'APPROVED', refundNo: 'R-202610-0001', payOn: '2026-10-29' });
    expect((await receivables()).items).toEqual([]);
    await house.moveTo('2026-10-29T09:00');
    await soon(async () => (await house.items('/api/refunds?status=PAID')).length === 1, 'the refund is paid');
    const file = await settlement.get('/api/refund-files/2026-10-29');
    expect(file.text).toContain('R-202610-0001,2026-10-29,088,110123456789,가상고객,');
    // The account stands with the refund alone.
    const kept = await house.office.rows(`SELECT 1 FROM audit_entry WHERE concat(before, after) LIKE '%110123456789%' UNION ALL SELECT 1 FROM request_key WHERE response::text LIKE '%110123456789%' UNION ALL SELECT 1 FROM notice WHERE detail::text LIKE '%110123%'`);
    expect(kept).toEqual([]);
  });
});
