import type { Tx } from '../../libs/database/transaction';
import type { PartnerRole } from '../../libs/domain/process/roles';
import type { TestOffice } from '../world/test-office';

/** The partner of the demo that serves a role. */
export async function partnerFor(tx: Tx, role: PartnerRole): Promise<string> {
  const partner = await tx.one<{ id: string }>(`SELECT organisation_id AS id FROM partner_role WHERE role = $1`, [role]);
  if (!partner) throw new Error(`no partner for ${role}`);
  return partner.id;
}

/** The developer's firm begins to deliver devices too, beside the one that does. */
export async function anotherDevicePartner(office: TestOffice): Promise<Record<'former' | 'next', { readonly id: string; readonly name: string }>> {
  const { items } = await office.as('sales').get<{ items: { id: string; nameKo: string }[] }>('/api/organisations?role=PARTNER_DEVICE');
  await office.rows(`INSERT INTO partner_role (organisation_id, role, valid_from) SELECT organisation_id, 'PARTNER_DEVICE', '2026-01-01' FROM person WHERE login = 'dev'`);
  await office.rows(
    `WITH t AS (INSERT INTO team (id, unit_id, organisation_id, role) SELECT gen_random_uuid(), u.id, u.organisation_id, 'PARTNER_DEVICE' FROM org_unit u JOIN person p ON p.organisation_id = u.organisation_id WHERE p.login = 'dev' LIMIT 1 RETURNING id)
     INSERT INTO team_member (person_id, team_id, valid_from) SELECT p.id, t.id, '2026-01-01' FROM person p, t WHERE p.login = 'dev'`,
  );
  const [next] = await office.rows<{ id: string; name: string }>(`SELECT o.id, o.name_ko AS name FROM person p JOIN organisation o ON o.id = p.organisation_id WHERE p.login = 'dev'`);
  const [former] = items;
  if (!former || !next) throw new Error('no partner delivers devices');
  return { former: { id: former.id, name: former.nameKo }, next };
}
