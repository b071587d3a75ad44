import { newId } from '../../database/ids';
import { takeNumbers } from '../../database/take-number';
import type { Tx } from '../../database/transaction';
import { postingsOfPayout } from '../../domain/billing/ledger-postings';
import type { Month, PlainDate } from '../../domain/calendar/plain-date';
import type { Won } from '../../domain/money/won';
import { partnerPayout, type PartnerPayout } from '../../domain/settlement/partner-payout';
import { accountInForce } from '../bank-accounts/account-row';
import { writeEntries } from '../ledger';

interface DueAccrual {
  readonly id: string;
  readonly partnerId: string;
  readonly accrualMonth: Month;
  readonly payOn: PlainDate;
  readonly supplyWon: Won;
  readonly vatWon: Won;
}

/** What is approved and whose pay date has come, locked: whoever comes second finds it paid. */
const dueAccruals = (tx: Tx): Promise<DueAccrual[]> =>
  tx.query(
    `SELECT id, partner_id AS "partnerId", accrual_month AS "accrualMonth", pay_on AS "payOn", supply_won AS "supplyWon", vat_won AS "vatWon"
       FROM partner_accrual WHERE status = 'SCHEDULED' AND pay_on <= $1 ORDER BY pay_on, partner_id, accrual_month, id FOR UPDATE`,
    [tx.today],
  );

type Group = readonly [DueAccrual, ...DueAccrual[]];

/** One payout per partner, accrual month and pay date. */
const grouped = (accruals: readonly DueAccrual[]): readonly Group[] => {
  const groups = new Map<string, [DueAccrual, ...DueAccrual[]]>();
  for (const accrual of accruals) {
    const key = `${accrual.payOn} ${accrual.partnerId} ${accrual.accrualMonth}`;
    const group = groups.get(key);
    if (group) group.push(accrual);
    else groups.set(key, [accrual]);
  }
  return [...groups.values()];
};

const totalOf = (group: Group): Won => partnerPayout(group).totalWon;

/**
 * No bank pays less than nothing: where a partner has been paid too much for a month, the next that it is paid carries that, the largest first. What
 * nothing carries yet stays scheduled for the payments to come.
 */
function carried(groups: readonly Group[]): readonly Group[] {
  const paying = groups.filter((group) => totalOf(group) >= 0n).toSorted((a, b) => Number(totalOf(b) - totalOf(a)));
  for (const owing of groups.filter((group) => totalOf(group) < 0n)) {
    const at = paying.findIndex(([first, ...rest]) => first.partnerId === owing[0].partnerId && totalOf([first, ...rest, ...owing]) >= 0n);
    const group = paying[at];
    if (group) paying[at] = [...group, ...owing];
  }
  return paying.toSorted(([a], [b]) => `${a.payOn} ${a.partnerId} ${a.accrualMonth}`.localeCompare(`${b.payOn} ${b.partnerId} ${b.accrualMonth}`));
}

async function pay(tx: Tx, payoutNo: string, accruals: readonly [DueAccrual, ...DueAccrual[]]): Promise<void> {
  const [{ partnerId, accrualMonth, payOn }] = accruals;
  const payout = partnerPayout(accruals);
  const id = newId();
  await tx.query(
    `INSERT INTO payout (id, payout_no, partner_id, accrual_month, pay_date, supply_won, vat_won, total_won, made_at, bank_account_id) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, ${accountInForce('$3')})`,
    [id, payoutNo, partnerId, accrualMonth, payOn, payout.supplyWon, payout.vatWon, payout.totalWon, tx.now],
  );
  await tx.query(
    `WITH paid AS (UPDATE partner_accrual SET status = 'PAID' WHERE id = ANY ($2::uuid[]) RETURNING id, supply_won, vat_won)
     INSERT INTO payout_line (payout_id, accrual_id, supply_won, vat_won) SELECT $1, id, supply_won, vat_won FROM paid`,
    [id, accruals.map((accrual) => accrual.id)],
  );
  await writeEntries(tx, [{ id: newId(), ref: payoutNo, kind: 'PAYOUT', accrualMonth, bookedOn: payOn, partnerId, postings: postingsOfPayout(payout) }]);
}

interface ToPayAgain extends PartnerPayout {
  readonly id: string;
  readonly linesOfId: string;
  readonly partnerId: string;
  readonly accrualMonth: Month;
}

/** Payouts that their bank sent back, whose partner has another account by now, or had the right one; those who ask at once wait for each other. */
async function toPayAgain(tx: Tx): Promise<readonly ToPayAgain[]> {
  await tx.query(`SELECT pg_advisory_xact_lock(hashtext('payouts-again'))`);
  return tx.query(
    `SELECT p.id, coalesce(p.lines_of_id, p.id) AS "linesOfId", p.partner_id AS "partnerId", p.accrual_month AS "accrualMonth", p.supply_won AS "supplyWon", p.vat_won AS "vatWon", p.total_won AS "totalWon"
       FROM payout_return r JOIN payout p ON p.id = r.payout_id
      WHERE NOT EXISTS (SELECT FROM payout n WHERE n.pays_again_id = p.id) AND (r.to_same_account OR ${accountInForce('p.partner_id')} IS DISTINCT FROM p.bank_account_id) ORDER BY p.id`,
  );
}

async function payAgain(tx: Tx, payoutNo: string, { id: paysAgainId, linesOfId, partnerId, accrualMonth, ...payout }: ToPayAgain): Promise<void> {
  await tx.query(
    `INSERT INTO payout (id, payout_no, partner_id, accrual_month, pay_date, supply_won, vat_won, total_won, made_at, pays_again_id, lines_of_id, bank_account_id)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, ${accountInForce('$3')})`,
    [newId(), payoutNo, partnerId, accrualMonth, tx.today, payout.supplyWon, payout.vatWon, payout.totalWon, tx.now, paysAgainId, linesOfId],
  );
  await writeEntries(tx, [{ id: newId(), ref: payoutNo, kind: 'PAYOUT', accrualMonth, bookedOn: tx.today, partnerId, postings: postingsOfPayout(payout) }]);
}

/** Pays every approved line whose day has come (F-09, S1-067). Again, it pays nothing twice; what a bank sent back it pays again, once. */
export async function payPartners(tx: Tx): Promise<void> {
  const payouts = carried(grouped(await dueAccruals(tx)));
  const again = await toPayAgain(tx);
  const numbers = await takeNumbers(tx, 'PAYOUT', payouts.length + again.length);
  for (const [at, accruals] of payouts.entries()) await pay(tx, numbers[at] ?? '', accruals);
  for (const [at, returned] of again.entries()) await payAgain(tx, numbers[payouts.length + at] ?? '', returned);
}
