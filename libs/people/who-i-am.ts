import type { Side } from '../contract/sides';
import type { Tx } from '../database/transaction';
import { unitNamesOn } from './unit-names';

export interface WhoIAm {
  readonly id: string;
  readonly name: string;
  readonly login: string;
  readonly locale: 'ko' | 'en';
  readonly side: Side;
  readonly organisation: { readonly id: string; readonly nameKo: string; readonly nameEn: string; readonly kind: string };
  readonly memberships: readonly {
    readonly teamId: string;
    readonly unitId: string;
    readonly unitNameKo: string;
    readonly unitNameEn: string;
    readonly role: string;
    readonly supervisor: boolean;
  }[];
  /** Before anything else they choose a password of their own. */
  readonly passwordIsFirst: boolean;
  /** Business today. */
  readonly today: string;
}

/** The person, their organisation, and the units under the names they bear on business today. */
export async function whoIAm(tx: Tx): Promise<WhoIAm> {
  const { id, name, side, organisationId, memberships } = tx.actor;
  const row = await tx.one<{ login: string; locale: 'ko' | 'en'; kind: string; name_ko: string; name_en: string; password_is_first: boolean }>(
    `SELECT p.login, p.locale, p.password_is_first, o.kind, o.name_ko, o.name_en FROM person p JOIN organisation o ON o.id = p.organisation_id WHERE p.id = $1`,
    [id],
  );
  if (!row) throw new Error(`person ${id} is gone`);
  const names = await unitNamesOn(tx, memberships.map((m) => m.unitId), tx.today);
  return {
    id,
    name,
    login: row.login,
    locale: row.locale,
    side,
    organisation: { id: organisationId, nameKo: row.name_ko, nameEn: row.name_en, kind: row.kind },
    memberships: memberships.map((m) => ({ ...m, unitNameKo: names.get(m.unitId)?.ko ?? '', unitNameEn: names.get(m.unitId)?.en ?? '' })),
    passwordIsFirst: row.password_is_first,
    today: tx.today,
  };
}
