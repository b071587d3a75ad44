import { approveCorrection } from '../../libs/books/corrections/decide-correction';
import { previewCorrection, proposeCorrection } from '../../libs/books/corrections/propose-correction';
import { accrualsOfRun } from '../../libs/books/pages/run-lines';
import { monthPage } from '../../libs/books/pages/month-page';
import { listOfAccruals } from '../../libs/books/pages/settlements';
import { payPartners } from '../../libs/books/settlement/pay-partners';
import { orThrow } from '../../libs/domain/refusal';
import { partnerFor } from '../builders/partners';
import { contracts, type BuiltContract } from '../builders/contracts';
import { oneOffs } from '../builders/one-offs';
import { TestOffice } from '../world/test-office';
import { Books } from './world/books';
import { expectBookedAccruals } from './world/on-the-books';
import { completeSettlementTask, invoiceOf, type EarnedLine } from './world/partner-desk';
import { billOf } from './world/receivables';
import { somebodyOf } from './world/person';

const month = '2026-03';

interface Share extends EarnedLine {
  readonly partner: string;
  readonly item: string;
  readonly accrualNo: number;
  readonly arithmetic: string;
}

describe('a partner whose contract names a share of the monthly fees (X-116)', () => {
  let books: Books;
  let whole: BuiltContract;
  let begun: BuiltContract;
  let unshared: BuiltContract;
  let device: string;

  const share = (contractId: string, role: 'PARTNER_DEVICE' | 'PARTNER_STAFFING', percent: number) =>
    books.tx(async (tx) => tx.query(`INSERT INTO partner_fee_share (contract_id, partner_role, partner_id, fee_share_percent) VALUES ($1, $2, $3, $4)`, [contractId, role, await partnerFor(tx, role), percent]));
  const sharesOf = (contractId: string): Promise<Share[]> =>
    books.rows(
      `SELECT a.id, r.role AS partner, a.item, a.accrual_no AS "accrualNo", a.supply_won AS "supplyWon", a.lineage -> 'arithmetic' ->> 'ko' AS arithmetic
         FROM partner_accrual a JOIN partner_role r ON r.organisation_id = a.partner_id WHERE a.contract_id = $1 AND a.source_kind = 'CONTRACT_ITEM' ORDER BY r.role, a.item, abs(a.accrual_no), a.accrual_no DESC`,
      [contractId],
    );

  beforeAll(async () => {
    books = await Books.open('2026-04-01T09:00:00');
    [whole, begun, unshared] = await books.tx(async (tx) => {
      const [one] = await contracts(tx);
      const [two] = await contracts(tx, { billingStartOn: '2026-03-10' });
      const [three] = await contracts(tx);
      if (!one || !two || !three) throw new Error('no contract was built');
      await oneOffs(tx, [one]);
      device = await partnerFor(tx, 'PARTNER_DEVICE');
      return [one, two, three];
    });
    await share(whole.id, 'PARTNER_DEVICE', 10);
    await share(whole.id, 'PARTNER_STAFFING', 7);
    await share(begun.id, 'PARTNER_DEVICE', 10);
    await books.approved(month, '2026-04-09T00:00:00');
  });
  afterAll(() => books?.close());

  it('earns it of every monthly line, floored, also of part of a month; not of deliveries, and not of other contracts', async () => {
    expect((await sharesOf(whole.id)).map(({ partner, item, supplyWon }) => [partner, item, supplyWon])).toEqual([
      ['PARTNER_DEVICE', 'AGENT_APP_BASIC', 153_000n],
      ['PARTNER_DEVICE', 'ASP_BASE', 480_000n],
      ['PARTNER_STAFFING', 'AGENT_APP_BASIC', 107_100n],
      ['PARTNER_STAFFING', 'ASP_BASE', 336_000n],
    ]);
    // 4,800,000 × 22/31 = 3,406,451; of that 10 %
    expect((await sharesOf(begun.id)).map(({ supplyWon }) => supplyWon)).toEqual([108_580n, 340_645n]);
    expect((await sharesOf(begun.id))[1]?.arithmetic).toBe('월 이용료 3,406,451원 × 10% = 340,645원');
    expect(await sharesOf(unshared.id)).toEqual([]);
  });

  it('is in the dry run, its total and its margin, line by line', async () => {
    const { runs } = orThrow(await books.as('settlement', (tx) => monthPage(tx, month)));
    for (const run of runs) {
      const { items } = await books.as('settlement', (tx) => accrualsOfRun(tx, run.id, {}));
      const earned = items.reduce((sum, { supplyWon }) => sum + supplyWon, 0n);
      expect(items).toHaveLength(7);
      expect([run.partnerSupplyWon, run.marginWon]).toEqual([earned, run.supplyWon - earned]);
      const pageAfterTheFirst = await books.as('settlement', (tx) => accrualsOfRun(tx, run.id, { after: items[0]?.id }));
      expect(pageAfterTheFirst.items).toEqual(items.slice(1));
    }
  });

  it('is booked with the issue, once: cost of the item against what is owed', async () => {
    await books.run(month, 'ISSUE');
    await expectBookedAccruals(books, month);
    expect(await books.count(`ledger_entry e JOIN partner_accrual a ON e.ref = 'ACCRUAL-' || a.id WHERE a.source_kind = 'CONTRACT_ITEM'`)).toBe(6);
    const again = (values: string) =>
      books.tx((tx) =>
        tx.query(
          `INSERT INTO partner_accrual (id, partner_id, contract_id, source_kind, source_id, accrual_month, item, quantity, unit_price_won, supply_won, vat_won, lineage, status)
           SELECT gen_random_uuid(), ${values}, contract_id, source_kind, source_id, accrual_month, item, quantity, unit_price_won, supply_won, vat_won, lineage, 'CONFIRMED' FROM partner_accrual WHERE source_kind = $1 LIMIT 1`,
          [values === 'partner_id' ? 'CONTRACT_ITEM' : 'ONE_OFF_ITEM'],
        ),
      );
    await expect(again('partner_id')).rejects.toThrow('accrual_once');
    // A delivery has one partner: another one cannot earn of it either.
    await expect(again(`'${await books.tx((tx) => partnerFor(tx, 'PARTNER_STAFFING'))}'`)).rejects.toThrow('accrual_once_of_one_partner');
  });

  it('stands on the partner’s own statement, without other partners’ shares', async () => {
    const { items } = await books.tx((tx) => listOfAccruals(tx, { month }), somebodyOf('PARTNER', device));
    expect(new Set(items.map(({ partnerId, supplyWon }) => `${partnerId} ${supplyWon}`))).toEqual(new Set([153_000, 480_000, 2_100_000, 108_580, 340_645].map((won) => `${device} ${won}`)));
    expect(items.find(({ supplyWon }) => supplyWon === 480_000n)).toMatchObject({ quantity: 1, unitPriceWon: 480_000n, lineage: { rules: ['X-116', 'X-77'] } });
  });

  it('follows the correction of a bill: taken back and earned anew, by price as well as by quantity (X-61)', async () => {
    await books.itIs('2026-04-13T09:00:00');
    const bill = await billOf(books, begun.id);
    const [{ lineNo } = { lineNo: 0 }] = await books.rows<{ lineNo: number }>(`SELECT line_no AS "lineNo" FROM bill_line WHERE bill_id = $1 AND item = 'ASP_BASE'`, [bill.id]);
    const form = { reason: '단가 착오', lines: [{ lineNo, unitPriceWon: '150000' }] };
    const preview = orThrow(await books.as('consulting', (tx) => previewCorrection(tx, bill.id, form)));
    // 4,500,000 × 22/31 = 3,193,548
    expect(preview.partners).toEqual([{ partnerId: device, partnerName: '바다단말', item: 'ASP_BASE', beforeWon: 340_645n, afterWon: 319_354n, differenceWon: -21_291n }]);
    const { correctionId } = orThrow(await books.as('consulting', (tx) => proposeCorrection(tx, bill.id, form)));
    orThrow(await books.as('settlement', (tx) => approveCorrection(tx, books.desk, correctionId, preview.totalWon)));
    expect((await sharesOf(begun.id)).map(({ accrualNo, supplyWon }) => [accrualNo, supplyWon])).toEqual([[1, 108_580n], [1, 340_645n], [-1, -340_645n], [2, 319_354n]]);
    expect(await books.rows(`SELECT sum(p.amount_won)::bigint AS won FROM posting p JOIN ledger_entry e ON e.id = p.entry_id WHERE e.contract_id = $1 AND p.account = 'PARTNER_COST_ASP_BASE'`, [begun.id])).toEqual([{ won: 319_354n }]);
  });

  it('is paid by the usual settlement: invoice, approval, payout, once (X-77, X-109)', async () => {
    const lines = await books.rows<EarnedLine>(`SELECT id, supply_won AS "supplyWon" FROM partner_accrual WHERE partner_id = $1 ORDER BY id`, [device]);
    await completeSettlementTask(books, 'device', 'submit-partner-invoice', invoiceOf('2026-04-13', lines));
    await completeSettlementTask(books, 'settlement', 'approve-partner-settlement', { holds: [] });
    await books.itIs('2026-04-24T09:00:00');
    for (let once = 0; once < 2; once += 1) await books.tx(payPartners);
    expect(await books.rows(`SELECT supply_won AS won, pay_date AS on FROM payout WHERE partner_id = $1`, [device])).toEqual([{ won: 153_000n + 480_000n + 2_100_000n + 108_580n + 319_354n, on: '2026-04-24' }]);
  });
});

describe('the form of the partner contract', () => {
  let office: TestOffice;

  beforeAll(async () => {
    office = await TestOffice.open('2026-09-01T09:00:00');
    await office.theMainOrder();
    await office.done('check-site', 'confirm-quote-product', 'confirm-quote-consulting', 'approve-negotiated-price', 'collect-documents', 'receive-application');
    await office.done('register-opportunity', 'review-feasibility', 'draft-contract', 'review-contract');
  }, 60_000);
  afterAll(() => office?.close());

  const shares = () => office.rows(`SELECT partner_role AS role, fee_share_percent AS percent FROM partner_fee_share ORDER BY partner_role`);
  const conclude = async (role: string, feeSharePercent: unknown) => {
    const { task, by } = await office.waitingFor(`conclude-partner-contract#${role}`);
    await by.upload(`/api/tasks/${task.id}/documents`, 'PARTNER_CONTRACT', '계약서.pdf', Buffer.from('%PDF-1.4\n%%EOF\n'), 'application/pdf');
    return by.post(`/api/tasks/${task.id}/complete`, { version: task.version, form: { ...(await office.formFor(task, undefined, by) as object), feeSharePercent } });
  };

  it('keeps the share with the contract, and never shares out more than the fee', async () => {
    await conclude('PARTNER_STAFFING', 60);
    expect(await shares()).toEqual([{ role: 'PARTNER_STAFFING', percent: 60 }]);
    await expect(conclude('PARTNER_DEVICE', 41)).rejects.toMatchObject({ body: { code: 'partner-contract.share-beyond-the-fee', field: 'feeSharePercent' } });
    await expect(conclude('PARTNER_DEVICE', 0)).rejects.toMatchObject({ body: { code: 'form.invalid' } });
    expect(await shares()).toHaveLength(1);
    await conclude('PARTNER_DEVICE', 40);
    expect(await shares()).toEqual([{ role: 'PARTNER_DEVICE', percent: 40 }, { role: 'PARTNER_STAFFING', percent: 60 }]);
  });

  it('gives it back where the contract is drafted again', async () => {
    const { task, by } = await office.waitingFor('conclude-customer-contract');
    await by.post(`/api/tasks/${task.id}/return`, { version: task.version, to: ['draft-contract'], reason: '배분율 재협의' });
    expect(await shares()).toEqual([]);
  });
});
