import { newId } from '../../libs/database/ids';
import { insertRows, type Column } from '../../libs/database/insert-rows';
import type { Tx } from '../../libs/database/transaction';
import type { PlainDate } from '../../libs/domain/calendar/plain-date';
import type { Won } from '../../libs/domain/money/won';
import type { BuiltContract } from './contracts';
import { inPieces } from './in-pieces';
import { partnerFor } from './partners';

export interface OneOffToBuild {
  readonly kind: 'DEVICE' | 'BUILD_HARDWARE' | 'FLOOR_SPACE' | 'DEVELOPMENT';
  readonly quantity: number;
  readonly unitPriceWon: Won;
  readonly partnerUnitPriceWon: Won;
  readonly acceptedOn: PlainDate | null;
  /** The day of D-05; null: not asked for yet. */
  readonly requestedOn: PlainDate | null;
  /** A later due date that D-05 names. */
  readonly dueOn: PlainDate | null;
}

/** 30 headsets, bought for 85,000 won each, accepted and asked to be billed. */
const usual: OneOffToBuild = { kind: 'DEVICE', quantity: 30, unitPriceWon: 85_000n, partnerUnitPriceWon: 70_000n, acceptedOn: '2026-03-12', requestedOn: '2026-03-16', dueOn: null };

type Row = OneOffToBuild & Pick<BuiltContract, 'id' | 'customerId' | 'orderId'> & { readonly rowId: string; readonly partnerId: string };

const columns: readonly Column<Row>[] = [
  { name: 'id', type: 'uuid', of: ({ rowId }) => rowId },
  { name: 'contract_id', type: 'uuid', of: ({ id }) => id },
  { name: 'order_id', type: 'uuid', of: ({ orderId }) => orderId },
  { name: 'customer_id', type: 'uuid', of: ({ customerId }) => customerId },
  { name: 'kind', type: 'text', of: ({ kind }) => kind },
  { name: 'description', type: 'text', of: () => '헤드셋' },
  { name: 'quantity', type: 'int', of: ({ quantity }) => quantity },
  { name: 'unit_price_won', type: 'bigint', of: ({ unitPriceWon }) => unitPriceWon },
  { name: 'partner_id', type: 'uuid', of: ({ partnerId }) => partnerId },
  { name: 'partner_unit_price_won', type: 'bigint', of: ({ partnerUnitPriceWon }) => partnerUnitPriceWon },
  { name: 'accepted_on', type: 'date', of: ({ acceptedOn }) => acceptedOn },
  { name: 'billing_request', type: 'jsonb', of: ({ requestedOn, dueOn }) => (requestedOn ? JSON.stringify({ customer: dueOn ? { dueOn } : {} }) : null) },
  { name: 'billing_requested_on', type: 'date', of: ({ requestedOn }) => requestedOn },
];

/** A delivery for each of the contracts; answers the items, in the order of the contracts. */
export async function oneOffs(tx: Tx, contracts: readonly Pick<BuiltContract, 'id' | 'customerId' | 'orderId'>[], more: Partial<OneOffToBuild> = {}): Promise<readonly string[]> {
  const partnerId = await partnerFor(tx, 'PARTNER_DEVICE');
  const rows = contracts.map((contract) => ({ ...usual, ...more, ...contract, rowId: newId(), partnerId }));
  await inPieces(rows, (piece) => insertRows(tx, 'one_off_item', columns, piece));
  return rows.map(({ rowId }) => rowId);
}
