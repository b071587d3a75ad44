import { newId } from '../../libs/database/ids';
import { insertRows, type Column } from '../../libs/database/insert-rows';
import type { Tx } from '../../libs/database/transaction';
import type { Month, PlainDate } from '../../libs/domain/calendar/plain-date';
import type { Won } from '../../libs/domain/money/won';
import type { BuiltContract } from './contracts';
import { inPieces } from './in-pieces';
import { partnerFor } from './partners';

type Staffed = Pick<BuiltContract, 'id' | 'customerId'>;

export interface StaffingToBuild {
  readonly agents: number;
  readonly unitPriceWon: Won;
  readonly partnerUnitPriceWon: Won;
  readonly from: PlainDate;
  readonly to: PlainDate | null;
}

const usual: StaffingToBuild = { agents: 2, unitPriceWon: 2_600_000n, partnerUnitPriceWon: 2_400_000n, from: '2026-01-05', to: null };

type Row<T> = T & Staffed & { readonly rowId: string; readonly partnerId: string };

const columns: readonly Column<Row<StaffingToBuild>>[] = [
  { name: 'id', type: 'uuid', of: ({ rowId }) => rowId },
  { name: 'contract_id', type: 'uuid', of: ({ id }) => id },
  { name: 'customer_id', type: 'uuid', of: ({ customerId }) => customerId },
  { name: 'partner_id', type: 'uuid', of: ({ partnerId }) => partnerId },
  { name: 'agents', type: 'int', of: ({ agents }) => agents },
  { name: 'unit_price_won', type: 'bigint', of: ({ unitPriceWon }) => unitPriceWon },
  { name: 'partner_unit_price_won', type: 'bigint', of: ({ partnerUnitPriceWon }) => partnerUnitPriceWon },
  { name: 'valid_from', type: 'date', of: ({ from }) => from },
  { name: 'valid_to', type: 'date', of: ({ to }) => to },
];

/** Two outsourced agents for each of the contracts; answers the agreements, in the order of the contracts. */
export async function staffing(tx: Tx, contracts: readonly Staffed[], more: Partial<StaffingToBuild> = {}): Promise<readonly string[]> {
  const partnerId = await partnerFor(tx, 'PARTNER_STAFFING');
  const rows = contracts.map((contract) => ({ ...usual, ...more, ...contract, rowId: newId(), partnerId }));
  await inPieces(rows, (piece) => insertRows(tx, 'staffing', columns, piece));
  return rows.map(({ rowId }) => rowId);
}

export interface AttendanceToBuild {
  readonly month: Month;
  readonly requiredDays: number;
  /** One entry per agent. */
  readonly attendedDays: readonly number[];
  readonly submittedOn: PlainDate;
}

const sheet: AttendanceToBuild = { month: '2026-03', requiredDays: 21, attendedDays: [21, 14], submittedOn: '2026-04-01' };

const sheetColumns: readonly Column<Row<AttendanceToBuild>>[] = [
  { name: 'id', type: 'uuid', of: ({ rowId }) => rowId },
  { name: 'contract_id', type: 'uuid', of: ({ id }) => id },
  { name: 'customer_id', type: 'uuid', of: ({ customerId }) => customerId },
  { name: 'partner_id', type: 'uuid', of: ({ partnerId }) => partnerId },
  { name: 'accrual_month', type: 'text', of: ({ month }) => month },
  { name: 'required_days', type: 'int', of: ({ requiredDays }) => requiredDays },
  { name: 'agents', type: 'jsonb', of: ({ attendedDays }) => JSON.stringify(attendedDays.map((days, at) => ({ name: `상담원 ${at + 1}`, attendedDays: days }))) },
  { name: 'submitted_on', type: 'date', of: ({ submittedOn }) => submittedOn },
];

/** The signed certificate of a month for each of the contracts: one agent 21 of 21 days, one 14. */
export async function attendance(tx: Tx, contracts: readonly Staffed[], more: Partial<AttendanceToBuild> = {}): Promise<void> {
  const partnerId = await partnerFor(tx, 'PARTNER_STAFFING');
  const rows = contracts.map((contract) => ({ ...sheet, ...more, ...contract, rowId: newId(), partnerId }));
  await inPieces(rows, (piece) => insertRows(tx, 'attendance_sheet', sheetColumns, piece));
}
