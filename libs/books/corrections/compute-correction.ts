import type { CorrectionForm } from '../../contract/forms/correction';
import { binaryArray } from '../../database/binary-array';
import type { Tx } from '../../database/transaction';
import { changedLine, correctedAttendance } from '../../domain/billing/correct-lines';
import type { BillLine } from '../../domain/billing/bill-line';
import type { StaffingInMonth } from '../../domain/billing/month-of-contract';
import { reverseLines } from '../../domain/billing/reverse-lines';
import { firstDayOf, lastDayOf } from '../../domain/calendar/plain-date';
import { timesText } from '../../domain/pricing/monthly-recurring-fee';
import { isRefusal, refuse, type Refusal } from '../../domain/refusal';
import { accrualsOfFeeShares, type PartnerAccrual } from '../../domain/settlement/partner-accrual';
import type { LineToWrite } from '../billing-run/write-bills';
import { feeSharesOf } from '../settlement/fee-shares';
import type { BillToCorrect, IssuedLine } from './bill-to-correct';

/** A certificate whose days were disputed, as it is from now on. */
export interface CorrectedSheet {
  readonly id: string;
  readonly attendedDays: readonly number[];
}

/** All that a correction comes to: reversals and new lines, what partners earn of the same sources, and the certificates behind them. */
export interface Correction {
  readonly lines: readonly LineToWrite[];
  readonly accruals: readonly PartnerAccrual[];
  readonly sheets: readonly CorrectedSheet[];
}

type Change = CorrectionForm['lines'][number];

interface Replaced {
  readonly line: BillLine;
  readonly accruals: readonly PartnerAccrual[];
  readonly sheet?: CorrectedSheet;
}

interface SheetRow {
  readonly id: string;
  readonly partnerId: string;
  readonly requiredDays: number;
  readonly attendedDays: readonly number[];
  readonly evidence: string | null;
}

const sheetOf = (tx: Tx, { sourceId, accrualMonth }: IssuedLine): Promise<SheetRow | undefined> =>
  tx.one(
    `SELECT a.id, a.partner_id AS "partnerId", a.required_days AS "requiredDays", a.document_id AS evidence,
       ARRAY(SELECT (agent ->> 'attendedDays')::int FROM jsonb_array_elements(a.agents) WITH ORDINALITY AS x (agent, n) ORDER BY n) AS "attendedDays"
     FROM staffing s JOIN attendance_sheet a ON a.contract_id = s.contract_id AND a.partner_id = s.partner_id AND a.accrual_month = $2 WHERE s.id = $1`,
    [sourceId, accrualMonth],
  );

const staffingOf = (tx: Tx, { contractId, accrualMonth }: BillToCorrect, partnerId: string): Promise<StaffingInMonth[]> =>
  tx.query(
    `SELECT id AS "staffingId", partner_id AS "partnerId", agents, unit_price_won AS "unitPriceWon", partner_unit_price_won AS "partnerUnitPriceWon" FROM staffing
      WHERE contract_id = $1 AND partner_id = $2 AND valid_from <= $4::date AND (valid_to IS NULL OR valid_to >= $3::date) ORDER BY id`,
    [contractId, partnerId, firstDayOf(accrualMonth), lastDayOf(accrualMonth)],
  );

/** Agents: what was attended is put right, customer and partner follow (F-19). */
async function replacedStaffing(tx: Tx, bill: BillToCorrect, line: IssuedLine, attendedDays: readonly number[]): Promise<Replaced | Refusal> {
  const sheet = await sheetOf(tx, line);
  if (!sheet) return refuse('correction.line-not-found');
  const { id, evidence, partnerId, ...billed } = sheet;
  const corrected = correctedAttendance(line, { ...billed, contractId: bill.contractId, staffing: await staffingOf(tx, bill, partnerId), ...(evidence ? { evidence } : {}) }, attendedDays);
  return isRefusal(corrected) ? corrected : { line: corrected.line, accruals: corrected.accruals, sheet: { id, attendedDays: corrected.attendedDays } };
}

interface Earned {
  readonly partnerId: string;
  readonly partnerUnitPriceWon: bigint;
}

/** A delivery: the partner is paid for as many as the customer is billed for, at its own price. */
async function accrualsOfDelivery(tx: Tx, bill: BillToCorrect, line: BillLine): Promise<readonly PartnerAccrual[]> {
  if (line.sourceKind !== 'ONE_OFF_ITEM' || line.item === 'LATE_CHARGE') return [];
  const earned = await tx.one<Earned>(`SELECT partner_id AS "partnerId", partner_unit_price_won AS "partnerUnitPriceWon" FROM one_off_item WHERE id = $1`, [line.sourceId]);
  if (!earned) return [];
  const { partnerId, partnerUnitPriceWon: unitPriceWon } = earned;
  const { sourceKind, sourceId, accrualMonth, quantity } = line;
  const arithmetic = timesText(quantity, { ko: '', en: 'unit' }, unitPriceWon);
  return [{ partnerId, contractId: bill.contractId, sourceKind, sourceId, item: line.item, accrualMonth, quantity, unitPriceWon, supplyWon: BigInt(quantity) * unitPriceWon, lineage: { ...line.lineage, arithmetic } }];
}

/** A monthly fee that was billed wrongly was shared wrongly. */
const accrualsOfFee = async (tx: Tx, { contractId }: BillToCorrect, line: BillLine): Promise<readonly PartnerAccrual[]> =>
  line.sourceKind === 'CONTRACT_ITEM' ? accrualsOfFeeShares(contractId, [line], await feeSharesOf(tx, binaryArray('uuid', [contractId]))) : [];

async function replacedItem(tx: Tx, bill: BillToCorrect, line: IssuedLine, { quantity, unitPriceWon }: Change): Promise<Replaced> {
  const changed = changedLine(line, { ...(quantity === undefined ? {} : { quantity }), ...(unitPriceWon === undefined ? {} : { unitPriceWon: BigInt(unitPriceWon) }) }, line.vatIncluded);
  const ofDelivery = quantity === undefined ? [] : await accrualsOfDelivery(tx, bill, changed);
  return { line: changed, accruals: [...ofDelivery, ...(await accrualsOfFee(tx, bill, changed))] };
}

function faultOf(line: IssuedLine | undefined, change: Change): Refusal | undefined {
  if (!line || line.isReversal || line.sourceKind === 'LATE_CHARGE') return refuse('correction.line-not-found');
  if (line.isReversed) return refuse('correction.line-corrected-already');
  const ofAgents = line.sourceKind === 'STAFFING';
  const fits = ofAgents ? change.attendedDays !== undefined && change.quantity === undefined && change.unitPriceWon === undefined : change.attendedDays === undefined && (change.quantity ?? change.unitPriceWon) !== undefined;
  return fits ? undefined : refuse(ofAgents ? 'correction.staffing-by-days' : 'correction.by-quantity-or-price');
}

const onLine = (refusal: Refusal, at: number): Refusal => ({ ...refusal, field: `lines.${at}` });

/** What a correction comes to, from the bill as it stands: the same for preview and approval. Nothing is written. */
export async function computeCorrection(tx: Tx, bill: BillToCorrect, { reason, lines: changes }: CorrectionForm): Promise<Correction | Refusal> {
  const reversals: LineToWrite[] = [];
  const charges: LineToWrite[] = [];
  const accruals: PartnerAccrual[] = [];
  const sheets: CorrectedSheet[] = [];
  for (const [at, change] of changes.entries()) {
    const line = bill.lines.find(({ lineNo }) => lineNo === change.lineNo);
    if (changes.findIndex(({ lineNo }) => lineNo === change.lineNo) !== at) return onLine(refuse('correction.line-twice'), at);
    const fault = faultOf(line, change);
    if (fault || !line) return onLine(fault ?? refuse('correction.line-not-found'), at);
    const replaced = change.attendedDays ? await replacedStaffing(tx, bill, line, change.attendedDays) : await replacedItem(tx, bill, line, change);
    if (isRefusal(replaced)) return onLine(replaced, at);
    if (replaced.sheet && sheets.some(({ id }) => id === replaced.sheet?.id)) return onLine(refuse('correction.one-line-of-a-certificate'), at);
    const { lineNo, chargeNo } = line;
    reversals.push(...reverseLines([line]).map((reversal) => ({ ...reversal, chargeNo, reverses: { billId: bill.id, lineNo } })));
    charges.push({ ...replaced.line, lineage: { ...replaced.line.lineage, corrects: { billNo: bill.billNo, lineNo, reason } }, chargeNo: chargeNo + 1 });
    accruals.push(...replaced.accruals);
    if (replaced.sheet) sheets.push(replaced.sheet);
  }
  return { lines: [...reversals, ...charges], accruals, sheets };
}
