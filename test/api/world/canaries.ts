import { randomUUID } from 'node:crypto';
import type { TestOffice } from '../../world/test-office';
import type { Outsider, OutsiderName } from './two-customers';

/** Words and amounts that stand in rows of one order alone, by who of the outsiders on that order may read them. */
export interface Canaries {
  /** Of the house: nobody outside reads them. */
  readonly house: readonly string[];
  /** Of the customer: no partner reads them. */
  readonly customer: readonly string[];
  /** Of the partner: no customer reads them. */
  readonly partner: readonly string[];
}

const nameOf = (letter: string, what: string): string => `카나리아-${letter}-${what}`;

/** What the house writes for itself: remarks and drafts on its tasks, papers, audit, forecast, corrections, payments, problems, the bank account of a partner, a rep's view and notice. */
async function ofTheHouse(office: TestOffice, letter: string, customer: Outsider, partner: Outsider): Promise<string[]> {
  const { orderId, tasks, money, customerName } = customer.own;
  const canary = (what: string): string => nameOf(letter, what);
  const bill = money.find(({ kind }) => kind === 'bill')?.id;
  const [rep] = await office.rows<{ id: string; teamId: string }>(`SELECT sales_rep_id AS id, sales_team_id AS "teamId" FROM customer_order WHERE id = $1`, [orderId]);
  for (const task of tasks.filter(({ partnerId, role }) => partnerId === null && role !== 'CUSTOMER')) {
    for (const kind of ['COMMENT', 'LATE_ANSWER'])
      await office.rows(`INSERT INTO task_note (id, task_id, kind, actor_id, text) VALUES ($1, $2, $3, $4, $5)`, [randomUUID(), task.id, kind, rep?.id, canary(kind)]);
    await office.rows(`UPDATE task SET draft = $2 WHERE id = $1`, [task.id, JSON.stringify({ comment: canary('초안') })]);
  }
  await office.rows(`UPDATE document SET file_name = $2 || document_type || '.pdf' WHERE order_id = $1 AND partner_id IS NULL AND NOT customer_may_see`, [orderId, canary('서류')]);
  await office.rows(`INSERT INTO audit_entry (id, actor_id, action, subject_kind, subject_id, after) VALUES ($1, $2, 'order.looked-at', 'ORDER', $3, $4)`, [randomUUID(), rep?.id, orderId, JSON.stringify({ reason: canary('감사') })]);
  await office.rows(
    `INSERT INTO order_forecast (order_id, order_no, customer_name, sales_rep_id, sales_team_id, wanted_on, earliest_on, likely_on, late_days, earliest_path, likely_path, could_save, computed_at)
     SELECT id, order_no, customer_name, sales_rep_id, sales_team_id, '2026-11-02', '2026-11-03', '2026-11-09', 7, '[]', '[]', ARRAY[$2], now() FROM customer_order WHERE id = $1
     ON CONFLICT (order_id) DO UPDATE SET could_save = excluded.could_save`,
    [orderId, canary('예측')],
  );
  await office.rows(`INSERT INTO bill_correction (id, bill_id, reason, proposed_by, proposed_at) VALUES ($1, $2, $3, $4, now())`, [randomUUID(), bill, canary('정정'), rep?.id]);
  for (const [audience, what] of [['HOUSE', '댓글'], ['PARTNER', '협력사-댓글'], ['CUSTOMER', '고객-댓글']])
    await office.rows(`INSERT INTO order_comment (id, order_id, author_id, organisation_id, audience, text, written_at) SELECT $1, $2, p.id, p.organisation_id, $4, $5, now() FROM person p WHERE p.id = $3`, [
      randomUUID(), orderId, rep?.id, audience, canary(what ?? ''),
    ]);
  const payment = randomUUID();
  await office.rows(`INSERT INTO payment (id, bank_ref, paid_on, amount_won, payer_name, remittance_text, booked_by, booked_at) VALUES ($1, $2, '2026-09-01', 4321, $3, $3, $4, now())`, [payment, canary('은행'), canary('입금'), rep?.id]);
  await office.rows(`INSERT INTO payment_allocation (id, payment_id, bill_id, amount_won, value_on, how, made_by, made_at) VALUES ($1, $2, $3, 4321, '2026-09-01', 'BY_HAND', $4, now())`, [randomUUID(), payment, bill, rep?.id]);
  await office.rows(`INSERT INTO problem (id, kind, subject_kind, subject_id, detail) VALUES ($1, 'effect.parked', 'EFFECT', $2, $3)`, [randomUUID(), canary('효과'), JSON.stringify({ why: canary('문제') })]);
  await office.rows(`INSERT INTO partner_bank_account (id, partner_id, bank_code, account_no, account_holder, reason, proposed_by, proposed_at) VALUES ($1, $2, '088', $3, $4, $4, $5, now())`, [
    randomUUID(), partner.organisationId, `77700${letter.codePointAt(0)}001`, canary('계좌'), rep?.id,
  ]);
  await office.rows(`INSERT INTO saved_view (person_id, name, filters) VALUES ($1, $2, '{}')`, [rep?.id, canary('보기')]);
  await office.rows(`INSERT INTO application_draft (id, person_id, customer_name, content, began_at, saved_at) VALUES ($1, $2, $3, $4, now(), now())`, [randomUUID(), rep?.id, canary('신청'), JSON.stringify({ siteNotes: canary('신청') })]);
  await office.rows(`INSERT INTO notice (id, recipient_id, kind, subject_id, detail) VALUES ($1, $2, 'task-opened', $3, $4)`, [randomUUID(), rep?.id, canary('알림'), JSON.stringify({ step: customerName })]);
  return ['COMMENT', 'LATE_ANSWER', '초안', '서류', '감사', '예측', '정정', '은행', '입금', '효과', '문제', '계좌', '보기', '신청', '알림', '댓글'].map(canary).concat(payment);
}

/** What one firm keeps for itself: its people's views, whom to reach at it, what is said to it alone. */
async function ofTheFirm(office: TestOffice, letter: string, who: string, { organisationId, browser }: Outsider): Promise<string[]> {
  const canary = (what: string): string => nameOf(letter, `${who}-${what}`);
  const personId = String((await browser.get('/api/me')).body['id']);
  const email = `canary.${letter.toLowerCase()}.${who === '고객' ? 'customer' : 'partner'}@example.com`;
  await office.rows(`INSERT INTO saved_view (person_id, name, filters) VALUES ($1, $2, '{}')`, [personId, canary('보기')]);
  await office.rows(`INSERT INTO organisation_contact (id, organisation_id, purpose, name, email, phone, valid_from) VALUES ($1, $2, 'CONTRACT', $3, $4, '010-0000-7788', '2026-01-01')`, [randomUUID(), organisationId, canary('연락처'), email]);
  return [canary('보기'), canary('연락처'), canary('댓글'), email];
}

/** A bill of the customer and a payout to the partner whose amounts stand nowhere else. */
async function ofTheMonth(office: TestOffice, letter: string, partner: Outsider): Promise<{ readonly charged: readonly string[]; readonly paid: readonly string[] }> {
  const { contractId, customerId } = partner.own;
  const n = letter === 'A' ? 1 : 2;
  const [charged, paid] = [770_011_000 * n, 660_013_000 * n];
  const [bill, accrual, payout] = [randomUUID(), randomUUID(), randomUUID()];
  await office.rows(
    `INSERT INTO bill (id, bill_no, kind, contract_id, customer_id, accrual_month, write_date, issue_by, issued_on, due_on, supply_won, vat_won, total_won, payable_won)
     VALUES ($1, $2, 'AD_HOC', $3, $4, '2026-07', '2026-07-31', '2026-08-10', '2026-08-03', '2026-08-25', $5, 0, $5, $5)`,
    [bill, `B-202608-80000${n}`, contractId, customerId, charged],
  );
  await office.rows(
    `INSERT INTO partner_accrual (id, partner_id, contract_id, source_kind, source_id, accrual_month, item, quantity, unit_price_won, supply_won, vat_won, lineage, status, pay_on)
     VALUES ($1, $2, $3, 'ONE_OFF_ITEM', $4, '2026-07', 'CANARY', 1, $5, $5, 0, '{}', 'PAID', '2026-08-24')`,
    [accrual, partner.organisationId, contractId, randomUUID(), paid],
  );
  await office.rows(`INSERT INTO payout (id, payout_no, partner_id, accrual_month, pay_date, supply_won, vat_won, total_won, made_at) VALUES ($1, $2, $3, '2026-07', '2026-08-24', $4, 0, $4, now())`, [payout, `P-202607-800${n}`, partner.organisationId, paid]);
  await office.rows(`INSERT INTO payout_line (payout_id, accrual_id, supply_won, vat_won) VALUES ($1, $2, $3, 0)`, [payout, accrual, paid]);
  return { charged: [bill, String(charged)], paid: [accrual, payout, String(paid)] };
}

/** Canaries in rows of every kind, of the order of A and of the order of B. */
export async function withCanaries(office: TestOffice, people: Record<OutsiderName, Outsider>): Promise<Readonly<Record<'A' | 'B', Canaries>>> {
  const of = async (letter: 'A' | 'B'): Promise<Canaries> => {
    const [partner, customer] = [people[`partner ${letter}`], people[`customer ${letter}`]];
    const house = await ofTheHouse(office, letter, customer, partner);
    const { charged, paid } = await ofTheMonth(office, letter, partner);
    return { house, customer: [...(await ofTheFirm(office, letter, '고객', customer)), ...charged], partner: [...(await ofTheFirm(office, letter, '협력사', partner)), ...paid] };
  };
  return { A: await of('A'), B: await of('B') };
}

/** Which canaries no answer to this outsider may carry: all of the other order; of their own order those of the house and of the other side. */
export function canariesHiddenFrom(name: OutsiderName, canaries: Readonly<Record<'A' | 'B', Canaries>>): readonly string[] {
  const [own, foreign] = name.endsWith('A') ? [canaries.A, canaries.B] : [canaries.B, canaries.A];
  return [...own.house, ...(name.startsWith('partner') ? own.customer : own.partner), ...foreign.house, ...foreign.customer, ...foreign.partner];
}
