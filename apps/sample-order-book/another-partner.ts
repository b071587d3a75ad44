import type { Tx } from '../../libs/database/transaction';
import { isRefusal, refuse, type Refusal } from '../../libs/domain/refusal';
import { joinTeam } from '../../libs/people/administer';
import { giveRole } from '../../libs/people/organisations/partner-roles';

/** The network partner begins to deliver devices too: whoever delivers them can then be replaced. Done once. */
export async function anotherDevicePartner(tx: Tx): Promise<Refusal | undefined> {
  const partner = await tx.one<{ id: string; personId: string }>(`SELECT o.id, p.id AS "personId" FROM organisation o JOIN person p ON p.organisation_id = o.id WHERE o.code = 'P-NETEQ' ORDER BY p.login LIMIT 1`);
  if (!partner) return refuse('organisation.not-found');
  const given = await giveRole(tx, partner.id, { role: 'PARTNER_DEVICE', from: tx.today });
  if (isRefusal(given)) return given.refusal === 'organisation.serves-already' ? undefined : given;
  const team = await tx.one<{ id: string }>(`SELECT id FROM team WHERE organisation_id = $1 AND role = 'PARTNER_DEVICE'`, [partner.id]);
  const joined = await joinTeam(tx, partner.personId, { teamId: team?.id ?? '', supervisor: false, from: tx.today });
  return isRefusal(joined) ? joined : undefined;
}
