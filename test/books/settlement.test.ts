import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { payPartnersAndWriteFiles } from '../../activities/pay-partners';
import { monthlyCloseId, partnerSettlementId } from '../../libs/contract/processes';
import { contracts } from '../builders/contracts';
import { oneOffs } from '../builders/one-offs';
import { staffing } from '../builders/staffing';
import { soon } from '../world/soon';
import { refusalOf } from '../world/test-office';
import { keepHistory } from './world/keep-history';
import { OfficeAtWork, type AccrualOnScreen } from './world/office-at-work';

/** Partners are paid for September on 2026-10-26, for October on 2026-11-24 (F-09). */
const september = '2026-09';
const october = '2026-10';

let house: OfficeAtWork;

const approvalNo = (n: number): string => `20261012demo${String(n).padStart(12, '0')}`;
const attendance = (...attendedDays: number[]) => ({ requiredDays: 21, agents: attendedDays.map((days, at) => ({ name: `상담원 ${at + 1}`, attendedDays: days })), signedBy: '한가람', signedOn: '2026-04-01' });
const staffingRequest = { revenueAccount: '위탁운영매출', budgetAccount: '위탁운영비', sellingOffice: '중부법인지사', billingOffice: '기업요금관리국' };
const invoiced = ({ id, supplyWon, vatWon }: AccrualOnScreen) => ({ accrualId: id, supplyWon, vatWon });

const approve = async (login: 'settlement' | 'settlement-2', month = september) => house.fillsIn(login, 'approve-billing-run', { totalWon: (await house.finalRun(month)).totalWon });

/** The device partner's lines, by what they come to: 70,000 each for 10, 20, 30 and 40 headsets. */
const deviceLines = async (): Promise<{ ten: AccrualOnScreen; twenty: AccrualOnScreen; thirty: AccrualOnScreen; forty: AccrualOnScreen }> => {
  const lines = (await house.accruals(september)).filter((line) => line.item === 'DEVICE').toSorted((a, b) => Number(a.supplyWon) - Number(b.supplyWon));
  const [ten, twenty, thirty, forty] = lines;
  if (!ten || !twenty || !thirty || !forty) throw new Error(`four lines of devices were to be there, ${lines.length} are`);
  return { ten, twenty, thirty, forty };
};
const staffingLine = async (): Promise<AccrualOnScreen | undefined> => (await house.accruals(september)).find((line) => line.item === 'STAFFING');

beforeAll(async () => {
  house = await OfficeAtWork.open('2026-09-01T09:00:00');
  await house.build(async (tx) => {
    await staffing(tx, await contracts(tx));
    for (const [at, built] of (await contracts(tx, { count: 4 })).entries()) await oneOffs(tx, [built], { quantity: (at + 1) * 10, acceptedOn: '2026-09-14', requestedOn: '2026-09-15' });
    // One of the settlement team works in the branch too: there they ask for what they must not approve.
    await tx.query(`INSERT INTO team_member (person_id, team_id, valid_from) SELECT p.id, t.id, '2026-01-01' FROM person p, team t WHERE p.login = 'settlement-2' AND t.role = 'BRANCH'`);
  });
  await house.moveTo('2026-10-01');
  await house.stepIs(september, 'compute-dry-run', 'DONE');
});

afterAll(() => house?.close());

describe('attendance (S1-064, F-19)', () => {
  it('beyond the required days, or beyond what was agreed, is refused and changes nothing', async () => {
    const before = await house.task('staffing', 'submit-attendance');
    expect(await refusalOf(house.fillsIn('staffing', 'submit-attendance', attendance(22, 1)))).toBe('attendance.days-out-of-range');
    expect(await refusalOf(house.fillsIn('staffing', 'submit-attendance', attendance(21, 21, 1)))).toBe('attendance.more-days-than-agreed');
    expect(await house.task('staffing', 'submit-attendance')).toEqual(before);
    expect(await house.office.rows('SELECT 1 FROM attendance_sheet')).toEqual([]);
  });

  it('lets agents take turns on an agreed place, and the month go on to its approval as the last evidence', async () => {
    await house.fillsIn('staffing', 'submit-attendance', attendance(21, 7, 14));
    await house.stepIs(september, 'approve-billing-run', 'OPEN');
    // 2,400,000 × (21 + 7 + 14) / 21, floored per agent
    expect(await staffingLine()).toMatchObject({ supplyWon: '4800000', status: 'CONFIRMED' });
  });

  it('that is returned makes its line wait again, and the partner earns nothing for it (X-106)', async () => {
    await house.sendsBack('sales', 'request-staffing-settlement', 'submit-attendance', '날인이 빠졌습니다');
    expect(await house.office.rows('SELECT 1 FROM attendance_sheet')).toEqual([]);
    await house.as('consulting').post(`/api/months/${september}/dry-run`, { reason: '복무확인서 반려' });
    await house.stepIs(september, 'await-evidence', 'OPEN', 2);
    expect((await house.month(september)).runs[0]).toMatchObject({ kind: 'DRY', waiting: 1 });
  });

  it('that comes again corrected is what the partner earns for', async () => {
    await house.fillsIn('staffing', 'submit-attendance', attendance(21, 14));
    await house.stepIs(september, 'approve-billing-run', 'OPEN', 2);
    expect(await staffingLine()).toMatchObject({ supplyWon: '4000000' });
  });
});

describe('the approval of the billing run (X-03)', () => {
  it('of another total than the one that was computed is refused', async () => {
    expect(await refusalOf(house.fillsIn('settlement', 'approve-billing-run', { totalWon: '1' }))).toBe('approval.another-total');
  });

  it('is not for whoever asked for the dry run, or for the staffing to be billed', async () => {
    await house.fillsIn('settlement-2', 'request-staffing-settlement', staffingRequest, 'sales');
    expect(await refusalOf(approve('settlement-2'))).toBe('approval.maker-is-checker');
  });

  it('is neither for the deputy of a maker in the maker’s name, nor for a maker as deputy of somebody else (대결)', async () => {
    const idOf = async (login: 'settlement' | 'settlement-2') => (await house.as(login).get<{ id: string }>('/api/me')).id;
    const days = { from: '2026-10-01', to: '2026-10-31' };
    const [checker, maker] = [await idOf('settlement'), await idOf('settlement-2')];
    const lies = (with_: string | null) => house.office.rows(`UPDATE task SET assignee_id = $1 WHERE step = 'approve-billing-run' AND status = 'OPEN'`, [with_]);
    for (const [person, absent, deputy, deputyLogin] of [['settlement-2', maker, checker, 'settlement'], ['settlement', checker, maker, 'settlement-2']] as const) {
      await lies(absent);
      const { id } = await house.as(person).post<{ id: string }>('/api/absences', { deputyId: deputy, ...days });
      expect(await refusalOf(approve(deputyLogin))).toBe('approval.maker-is-checker');
      await house.as(person).post(`/api/substitutions/${id}/end`, {});
    }
    await lies(null);
  });

  it('returned to the dry run computes again, and the partners’ accruals follow (X-110)', async () => {
    await house.office.rows(`UPDATE one_off_item SET partner_unit_price_won = 69000, unit_price_won = 84000 WHERE quantity = 10`);
    await house.sendsBack('settlement', 'approve-billing-run', 'compute-dry-run', '헤드셋 단가 정정');
    await house.stepIs(september, 'approve-billing-run', 'OPEN', 3);
    expect((await deviceLines()).ten.supplyWon).toBe('690000');
    await house.office.rows(`UPDATE one_off_item SET partner_unit_price_won = 70000, unit_price_won = 85000 WHERE quantity = 10`);
    await house.as('settlement-2').post(`/api/months/${september}/dry-run`, { reason: '단가 원복' });
    await house.stepIs(september, 'approve-billing-run', 'OPEN', 4);
    expect((await deviceLines()).ten.supplyWon).toBe('700000');
    expect(await refusalOf(approve('settlement-2'))).toBe('approval.maker-is-checker');
  });

  it('by another person of the team issues the bills', async () => {
    await approve('settlement');
    await house.stepIs(september, 'issue-bills', 'DONE');
    expect(await house.items(`/api/bills?month=${september}`)).toHaveLength(9);
    expect(await refusalOf(house.as('settlement').post(`/api/months/${september}/dry-run`, { reason: '다시' }))).toBe('month.already-approved');
  });
});

describe('the partner’s tax invoice (X-77, X-109)', () => {
  it('with an unknown line, the same line twice, or from the future is refused', async () => {
    const { ten } = await deviceLines();
    const agents = await staffingLine();
    if (!agents) throw new Error('no staffing was accrued');
    const invoice = (lines: readonly AccrualOnScreen[], issuedOn = '2026-10-01') => house.fillsIn('device', 'submit-partner-invoice', { approvalNo: approvalNo(1), issuedOn, lines: lines.map(invoiced) });
    expect(await refusalOf(invoice([agents]))).toBe('partner-invoice.unknown-line');
    expect(await refusalOf(invoice([ten, ten]))).toBe('partner-invoice.line-twice');
    expect(await refusalOf(invoice([ten], '2026-10-02'))).toBe('date.in-the-future');
    expect(await house.office.rows('SELECT 1 FROM partner_invoice_number')).toEqual([]);
  });

  it('is compared line by line: one differs, one is missing', async () => {
    const { ten, twenty, forty } = await deviceLines();
    const oneWonMore = { ...invoiced(twenty), supplyWon: '1400001' };
    await house.fillsIn('device', 'submit-partner-invoice', { approvalNo: approvalNo(1), issuedOn: '2026-10-01', lines: [invoiced(ten), oneWonMore, invoiced(forty)] });
    const matches = Object.values(await deviceLines()).map((line) => line.invoiceMatch);
    expect(matches).toEqual(['MATCHED', 'DIFFERENT', 'MISSING', 'MATCHED']);
  });

  it('with the approval number of another settlement is refused (K-06)', async () => {
    const agents = await staffingLine();
    if (!agents) throw new Error('no staffing was accrued');
    const invoice = { approvalNo: approvalNo(1), issuedOn: '2026-10-01', lines: [invoiced(agents)] };
    expect(await refusalOf(house.fillsIn('staffing', 'submit-partner-invoice', invoice))).toBe('partner-invoice.number-used');
  });

  it('issued after the 10th is taken and marked late (F-10, K-03)', async () => {
    await house.moveTo('2026-10-13');
    const agents = await staffingLine();
    if (!agents) throw new Error('no staffing was accrued');
    await house.fillsIn('staffing', 'submit-partner-invoice', { approvalNo: approvalNo(2), issuedOn: '2026-10-13', lines: [invoiced(agents)] });
    expect(await house.office.rows(`SELECT approval_no, issue_by, late FROM partner_invoice ORDER BY submitted_at`)).toEqual([
      { approval_no: approvalNo(1), issue_by: '2026-10-12', late: false },
      { approval_no: approvalNo(2), issue_by: '2026-10-12', late: true },
    ]);
  });
});

describe('the approval of a settlement (S1-067)', () => {
  const settlementOf = async (login: 'settlement' | 'settlement-2', partner: 'P-DEVICE' | 'P-STAFFING') => {
    const [task] = await house.office.rows<{ id: string; version: number }>(
      `SELECT t.id, t.version FROM task t JOIN run r ON r.id = t.run_id JOIN organisation o ON o.id = r.partner_id WHERE o.code = $1 AND t.step = 'approve-partner-settlement' AND t.status IN ('OPEN', 'IN_PROGRESS')`,
      [partner],
    );
    return (form: unknown) => house.as(login).post(`/api/tasks/${task?.id}/complete`, { version: task?.version, form });
  };

  it('is not for whoever asked for its payment (X-03)', async () => {
    expect(await refusalOf((await settlementOf('settlement-2', 'P-STAFFING'))({ holds: [] }))).toBe('approval.maker-is-checker');
  });

  it('holds no line of another settlement', async () => {
    const agents = await staffingLine();
    expect(await refusalOf((await settlementOf('settlement', 'P-DEVICE'))({ holds: [{ accrualId: agents?.id, reason: '확인 중' }] }))).toBe('partner-settlement.unknown-line');
  });

  it('holds the different, the missing and the disputed line, each alone; the partner reads why (X-77, X-110)', async () => {
    const { forty } = await deviceLines();
    await (await settlementOf('settlement', 'P-DEVICE'))({ holds: [{ accrualId: forty.id, reason: '불량 3대 확인 중' }] });
    await (await settlementOf('settlement', 'P-STAFFING'))({ holds: [] });
    const read = (await house.accruals(september, 'device')).toSorted((a, b) => Number(a.supplyWon) - Number(b.supplyWon));
    expect(read.map((line) => [line.status, line.holdReason, line.payOn])).toEqual([
      ['SCHEDULED', null, '2026-10-26'],
      ['HELD', 'INVOICE_DIFFERENT', null],
      ['HELD', 'INVOICE_MISSING', null],
      ['HELD', '불량 3대 확인 중', null],
    ]);
    expect(await staffingLine()).toMatchObject({ status: 'SCHEDULED', payOn: '2026-10-26' });
  });
});

describe('the pay date', () => {
  const file = (payDate: string): string => readFileSync(join(house.office.house.config.payoutDir, `payouts-${payDate}.csv`), 'utf8');
  const payAgain = () => payPartnersAndWriteFiles(house.office.house, house.office.house.config.payoutDir)();

  it('pays what is proven on the 24th, next open day, and holds the rest (F-09)', async () => {
    await house.moveTo('2026-10-26T08:59');
    expect(await house.payouts(september)).toEqual([]);
    await house.moveTo('2026-10-26T09:00');
    const paid = await soon(async () => {
      const payouts = await house.payouts(september);
      return payouts.length === 2 && payouts;
    }, 'two payouts');
    expect(new Map(paid.map(({ totalWon, payDate }) => [totalWon, payDate]))).toEqual(new Map([['4400000', '2026-10-26'], ['770000', '2026-10-26']]));
    expect((await house.accruals(september)).filter((line) => line.status === 'HELD')).toHaveLength(3);
  });

  it('pays once, however often and at once the machines pay', async () => {
    const before = { payouts: await house.payouts(september), file: file('2026-10-26') };
    await Promise.all(Array.from({ length: 8 }, payAgain));
    expect({ payouts: await house.payouts(september), file: file('2026-10-26') }).toEqual(before);
    expect(await house.office.rows(`SELECT ref FROM ledger_entry WHERE kind = 'PAYOUT' ORDER BY ref`)).toEqual([{ ref: 'P-202610-0001' }, { ref: 'P-202610-0002' }]);
  });

  it('leaves a file with the same bytes each time, in which no name is a formula', async () => {
    await house.office.rows(`UPDATE organisation SET name_ko = '=HYPERLINK("http://example.com","다솜")' WHERE code = 'P-STAFFING'`);
    await payAgain();
    const once = file('2026-10-26');
    await payAgain();
    expect(file('2026-10-26')).toBe(once);
    expect(once.startsWith('\uFEFFpayoutNo,payDate,partnerCode')).toBe(true);
    expect(once).toContain(`,P-STAFFING,"'=HYPERLINK(""http://example.com"",""다솜"")",9998610027,2026-09,4000000,400000,4400000\r\n`);
    expect(await house.as('settlement').text('/api/payout-files/2026-10-26')).toBe(once.replace('\uFEFF', '').replaceAll(/\r\n/g, ',,,\r\n').replace(',,,', ',bankCode,accountNo,accountHolder'));
  });

  it('leaves a ledger that sums to 0', async () => {
    const balances = await house.items<{ account: string; amountWon: string }>(`/api/months/${september}/balances`);
    expect(balances.reduce((sum, { amountWon }) => sum + BigInt(amountWon), 0n)).toBe(0n);
    const won = (account: string) => balances.find((one) => one.account === account)?.amountWon;
    // 7,000,000 of devices and 4,000,000 of staffing are owed; 4,700,000 of it is paid
    expect([won('PARTNER_COST_DEVICE'), won('PARTNER_COST_STAFFING'), won('PARTNER_ACCRUED'), won('BANK')]).toEqual(['7000000', '4000000', '-6300000', '-5170000']);
  });
});

describe('held lines (X-109, X-110)', () => {
  it('are released only all together, and only with a matching invoice', async () => {
    const { twenty, thirty, forty } = await deviceLines();
    const release = (...lines: AccrualOnScreen[]) => house.fillsIn('settlement-2', 'resolve-held-lines', { released: lines.map((line) => line.id) });
    expect(await refusalOf(release(forty))).toBe('partner-settlement.lines-still-held');
    expect(await refusalOf(release(twenty, thirty, forty))).toBe('partner-settlement.invoice-does-not-match');
  });

  it('go back to the partner where its invoice does not match, and come back with the right one', async () => {
    await house.sendsBack('settlement-2', 'resolve-held-lines', 'submit-partner-invoice', '공급가액이 정산 건과 다릅니다');
    const { twenty, thirty, forty } = await deviceLines();
    await house.fillsIn('device', 'submit-partner-invoice', { approvalNo: approvalNo(3), issuedOn: '2026-10-26', lines: [twenty, thirty, forty].map(invoiced) });
    await house.fillsIn('settlement', 'approve-partner-settlement', { holds: [] });
    expect(Object.values(await deviceLines()).map((line) => [line.status, line.invoiceMatch])).toEqual([['PAID', 'MATCHED'], ['HELD', 'MATCHED'], ['HELD', 'MATCHED'], ['HELD', 'MATCHED']]);
  });

  it('are released by somebody else than who held them, and paid on the first pay date after', async () => {
    const { twenty, thirty, forty } = await deviceLines();
    const released = { released: [twenty, thirty, forty].map((line) => line.id) };
    expect(await refusalOf(house.fillsIn('settlement', 'resolve-held-lines', released))).toBe('approval.maker-is-checker');
    await house.fillsIn('settlement-2', 'resolve-held-lines', released);
    expect(Object.values(await deviceLines()).map((line) => line.payOn)).toEqual(['2026-10-26', '2026-11-24', '2026-11-24', '2026-11-24']);
  });
});

describe('evidence after the cut-off of October', () => {
  it('leaves the contract’s bill without that line, and the line is still known as waiting (X-106)', async () => {
    await house.moveTo('2026-11-06T23:59');
    await house.stepIs(october, 'await-evidence', 'OPEN');
    await house.moveTo('2026-11-09');
    await house.stepIs(october, 'approve-billing-run', 'OPEN');
    await house.fillsIn('staffing', 'submit-attendance', attendance(21, 21));
    await approve('settlement', october);
    await house.stepIs(october, 'issue-bills', 'DONE');
    const bills = await house.items<{ kind: string; supplyWon: string }>(`/api/bills?month=${october}`);
    expect(bills.map(({ kind, supplyWon }) => [kind, supplyWon])).toEqual(Array.from({ length: 5 }, () => ['MONTH', '6330000']));
    const { id } = await house.finalRun(october);
    expect(await house.items(`/api/months/runs/${id}/exceptions`)).toMatchObject([{ kind: 'WAITS', sourceKind: 'STAFFING', reason: 'attendance-missing' }]);
    expect(await house.office.rows('SELECT 1 FROM problem WHERE resolved_at IS NULL')).toEqual([]);
  });

  it('the held lines of September are paid with October’s pay date, for September', async () => {
    await house.moveTo('2026-11-24T09:00');
    const late = await soon(async () => (await house.payouts(september)).find((payout) => payout.payDate === '2026-11-24'), 'the payout of the lines that were held');
    // 70,000 × (20 + 30 + 40) and VAT per line
    expect(late).toMatchObject({ payoutNo: 'P-202611-0001', accrualMonth: september, supplyWon: '6300000', totalWon: '6930000' });
    expect((await house.accruals(september)).every((line) => line.status === 'PAID')).toBe(true);
  });
});

describe('the workflows of September', () => {
  it('replay what they did: a month computed four times, lines held and paid a month later', async () => {
    expect(await keepHistory(house.temporal, monthlyCloseId(september), 'monthlyClose')).toBeGreaterThan(100);
    expect(await keepHistory(house.temporal, partnerSettlementId(september), 'partnerSettlement')).toBeGreaterThan(10);
  });

  it('are over once everything of the month is done and paid', async () => {
    const statusOf = async (id: string) => (await house.temporal.workflow.getHandle(id).describe()).status.name;
    for (const id of [monthlyCloseId(september), partnerSettlementId(september)]) expect(await soon(async () => (await statusOf(id)) !== 'RUNNING' && statusOf(id), `${id} is over`)).toBe('COMPLETED');
  });
});
