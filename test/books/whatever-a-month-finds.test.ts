import fc from 'fast-check';
import { randomUUID } from 'node:crypto';
import { beginRun } from '../../libs/books/billing-run/begin-run';
import { runPage } from '../../libs/books/billing-run/run-page';
import { approveCorrection } from '../../libs/books/corrections/decide-correction';
import { proposeCorrection } from '../../libs/books/corrections/propose-correction';
import { repeatDryRun } from '../../libs/books/months/repeat-dry-run';
import { correctionPage } from '../../libs/books/pages/corrections';
import { billLateEvidence } from '../../libs/books/supplementary/start-supplementary-bill';
import type { CorrectionForm } from '../../libs/contract/forms/correction';
import { monthlyCloseId, type RunKind } from '../../libs/contract/processes';
import { orThrow } from '../../libs/domain/refusal';
import { contracts, type BuiltContract } from '../builders/contracts';
import { oneOffs } from '../builders/one-offs';
import { partnerFor } from '../builders/partners';
import { attendance, staffing } from '../builders/staffing';
import { Books, type Totals } from './world/books';
import { expectIssued } from './world/on-the-books';
import { expectOneChargeStands } from './world/receivables';

const month = '2026-03';
const evidence = fc.constantFrom('in time', 'late', 'never');

/** An order as March 2026 finds it, and what is found wrong about it afterwards. */
const everything = fc.record({
  startsOn: fc.constantFrom('2026-01-05', '2026-03-10', '2026-03-31', null),
  endsInTheMonth: fc.boolean(),
  seats: fc.integer({ min: 1, max: 150 }),
  seatPriceWon: fc.bigInt(1n, 260_000n),
  payerDueDay: fc.constantFrom('5', '10', '15', '20', '25', 'MONTH_END'),
  agents: fc.option(fc.record({ evidence, days: fc.tuple(fc.nat(21), fc.nat(21)) }), { nil: null }),
  delivery: fc.option(fc.record({ evidence, quantity: fc.integer({ min: 1, max: 60 }) }), { nil: null }),
  feeSharePercent: fc.option(fc.integer({ min: 1, max: 100 }), { nil: null }),
  correction: fc.option(fc.record({ line: fc.nat(5), value: fc.nat(40) }), { nil: null }),
});
/** Agents work where a service is open. */
const aStory = everything.map((story) => (story.startsOn === null ? { ...story, agents: null } : story));
type Story = typeof aStory extends fc.Arbitrary<infer T> ? T : never;
type Told = Story & { readonly contract: BuiltContract };

async function told(books: Books, story: Story): Promise<Told> {
  return books.tx(async (tx) => {
    const items = [{ item: 'ASP_BASE', quantity: story.seats, unitPriceWon: story.seatPriceWon }, { item: 'RECORDING', quantity: 7, unitPriceWon: 20_000n }] as const;
    const terminatedOn = story.endsInTheMonth && story.startsOn !== null && story.startsOn < '2026-03-20' ? '2026-03-20' : null;
    const [contract] = await contracts(tx, { billingStartOn: story.startsOn, terminatedOn, payerDueDay: story.payerDueDay, items });
    if (!contract) throw new Error('no contract was built');
    if (story.agents && story.startsOn) await staffing(tx, [contract], { from: story.startsOn });
    if (story.agents?.evidence === 'in time') await attendance(tx, [contract], { attendedDays: story.agents.days });
    if (story.delivery) await oneOffs(tx, [contract], { quantity: story.delivery.quantity, requestedOn: story.delivery.evidence === 'in time' ? '2026-03-16' : null });
    if (story.feeSharePercent !== null)
      await tx.query(`INSERT INTO partner_fee_share (contract_id, partner_role, partner_id, fee_share_percent) VALUES ($1, 'PARTNER_DEVICE', $2, $3)`, [contract.id, await partnerFor(tx, 'PARTNER_DEVICE'), story.feeSharePercent]);
    return { ...story, contract };
  });
}

/** Everything that a workflow does of a command, each call twice. */
async function carriedOutTwice(books: Books, commandId: string, kind: RunKind): Promise<void> {
  for (let time = 0; time < 2; time += 1) await books.carryOut(commandId, month, kind, 5);
}

async function closed(books: Books): Promise<Totals> {
  await books.openMonth(month);
  const dry = await books.run(month, 'DRY', 5);
  await books.as('consulting', (tx) => repeatDryRun(tx, books.desk, month, { reason: '다시 보기', idempotencyKey: randomUUID() }));
  const { id: _, ...again } = await books.run(month, 'DRY', 3);
  expect(dry).toMatchObject(again);
  await books.itIs('2026-04-09T00:00:00');
  await books.reachMoments(month);
  const final = await books.run(month, 'FINAL', 5);
  const { id: _final, ...sums } = final;
  expect(dry).toMatchObject(sums);
  if (final.lines === 0) return final;
  orThrow((await books.approve(month, final.totalWon)) ?? final);
  await carriedOutTwice(books, await books.command(month, 'ISSUE'), 'ISSUE');
  await expectIssued(books, month, final.id);
  return final;
}

async function lateEvidenceComes(books: Books, stories: readonly Told[]): Promise<void> {
  await books.itIs('2026-04-13T09:00:00');
  await books.tx(async (tx) => {
    for (const { contract, agents, delivery } of stories) {
      if (agents?.evidence === 'late') await attendance(tx, [contract], { attendedDays: agents.days, submittedOn: '2026-04-13' });
      if (delivery?.evidence === 'late') await tx.query(`UPDATE one_off_item SET billing_request = '{"customer": {}}', billing_requested_on = '2026-04-13' WHERE contract_id = $1`, [contract.id]);
    }
  });
  for (let time = 0; time < 2; time += 1) await books.tx((tx) => billLateEvidence(tx, books.desk, month));
  await supplementary(books, 'compute-supplementary-bill', 'FINAL');
  for (const task of await books.rows<{ id: string; version: number; contractId: string }>(`SELECT t.id, t.version, r.contract_id AS "contractId" FROM task t JOIN run r ON r.id = t.run_id WHERE t.step = 'approve-supplementary-bill' AND t.status = 'OPEN'`)) {
    const [run] = await books.rows<{ totalWon: bigint }>(`SELECT total_won AS "totalWon" FROM billing_run WHERE contract_id = $1 AND kind = 'FINAL' ORDER BY run_no DESC LIMIT 1`, [task.contractId]);
    orThrow(await books.as('settlement', (tx) => books.desk.complete(tx, task.id, { version: task.version, idempotencyKey: randomUUID(), form: { totalWon: `${run?.totalWon}` } })));
  }
  await supplementary(books, 'issue-supplementary-bill', 'ISSUE');
}

async function supplementary(books: Books, effect: string, kind: RunKind): Promise<void> {
  const { effects } = await books.tx((tx) => books.desk.pull(tx, monthlyCloseId(month)));
  for (const { commandId } of effects.filter((one) => one.kind === effect)) await carriedOutTwice(books, commandId, kind);
}

/** Whatever line stands of a contract is corrected, as one proposes and another approves. */
async function isCorrected(books: Books, { contract, correction }: Told): Promise<void> {
  if (!correction) return;
  const standing = await books.rows<{ billId: string; lineNo: number; item: string }>(
    `SELECT l.bill_id AS "billId", l.line_no AS "lineNo", l.item FROM bill b JOIN bill_line l ON l.bill_id = b.id WHERE b.contract_id = $1 AND l.reverses_bill_id IS NULL ORDER BY l.bill_id, l.line_no`,
    [contract.id],
  );
  const line = standing[correction.line % Math.max(1, standing.length)];
  if (!line) return;
  const { value } = correction;
  const wrong = line.item === 'STAFFING' ? { attendedDays: [value % 22, 21 - (value % 22)] } : value % 2 === 0 ? { quantity: value } : { unitPriceWon: `${value}0001` };
  const form: CorrectionForm = { reason: '이의 제기', lines: [{ lineNo: line.lineNo, ...wrong }] };
  const { correctionId } = orThrow(await books.as('consulting', (tx) => proposeCorrection(tx, line.billId, form)));
  const { preview } = orThrow(await books.as('settlement', (tx) => correctionPage(tx, correctionId)));
  orThrow(await books.as('settlement', (tx) => approveCorrection(tx, books.desk, correctionId, preview?.totalWon ?? 0n)));
}

/** Lines that a run of the whole month would charge, were it asked for once more. */
async function stillToCharge(books: Books): Promise<number> {
  const command = randomUUID();
  const { pages } = await books.tx((tx) => beginRun(tx, command, month, 'DRY'));
  for (let page = 0; page < pages; page += 1) await books.tx((tx) => runPage(tx, command, page));
  const { lines } = (await books.rows<{ lines: number }>(`SELECT coalesce(sum(p.lines), 0)::int AS lines FROM billing_run_page p JOIN billing_run r ON r.id = p.run_id WHERE r.command_id = $1`, [command]))[0] ?? { lines: -1 };
  await books.rows(`UPDATE billing_run SET status = 'ABANDONED' WHERE command_id = $1`, [command]);
  return lines;
}

/** Each share is of the line that stands: floor(supply × percent / 100), once a partner. */
const wrongShares = (books: Books): Promise<number> =>
  books.count(
    `bill_line l JOIN bill b ON b.id = l.bill_id JOIN partner_fee_share s ON s.contract_id = b.contract_id
       LEFT JOIN LATERAL (SELECT sum(a.supply_won) AS won FROM partner_accrual a WHERE a.source_id = l.source_id AND a.accrual_month = l.accrual_month AND a.partner_id = s.partner_id) a ON true
      WHERE l.source_kind = 'CONTRACT_ITEM' AND l.reverses_bill_id IS NULL AND NOT EXISTS (SELECT FROM bill_line r WHERE r.reverses_bill_id = l.bill_id AND r.reverses_line_no = l.line_no)
        AND a.won IS DISTINCT FROM trunc(l.supply_won * s.fee_share_percent / 100.0)`,
  );

describe('whatever orders a month finds, and whatever becomes of it', () => {
  it('the run is its dry run, nothing is charged twice, and the money of a contract is its lines and its ledger: after issue, late evidence and corrections', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(aStory, { minLength: 6, maxLength: 14 }), async (stories) => {
        const books = await Books.open('2026-04-01T09:00:00');
        try {
          const all: Told[] = [];
          for (const story of stories) all.push(await told(books, story));
          await closed(books);
          await lateEvidenceComes(books, all);
          await expectOneChargeStands(books);
          for (const one of all) await isCorrected(books, one);
          await expectOneChargeStands(books);
          expect([await stillToCharge(books), await wrongShares(books)]).toEqual([0, 0]);
          const proven = all.reduce((sum, { agents, delivery }) => sum + Number(agents !== null && agents.evidence !== 'never') + Number(delivery !== null && delivery.evidence !== 'never'), 0);
          expect(await books.count(`(SELECT DISTINCT source_id FROM bill_line WHERE source_kind IN ('STAFFING', 'ONE_OFF_ITEM')) AS charged`)).toBe(proven);
        } finally {
          await books.close();
        }
      }),
      { numRuns: 3, endOnFailure: true },
    );
  }, 120_000);
});
