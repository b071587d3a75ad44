import type { Tx } from '../database/transaction';
import type { PlainDate } from '../domain/calendar/plain-date';

export interface UnitName {
  readonly ko: string;
  readonly en: string;
}

/** What units were called on a date: a unit keeps its id when it is renamed, a document keeps the name of its day. */
export async function unitNamesOn(tx: Tx, unitIds: readonly string[], on: PlainDate): Promise<ReadonlyMap<string, UnitName>> {
  const rows = await tx.query<{ unit_id: string; name_ko: string; name_en: string }>(
    `SELECT unit_id, name_ko, name_en FROM org_unit_name WHERE unit_id = ANY($1::uuid[]) AND valid_from <= $2 AND (valid_to IS NULL OR valid_to >= $2)`,
    [unitIds, on],
  );
  return new Map(rows.map((row) => [row.unit_id, { ko: row.name_ko, en: row.name_en }]));
}
