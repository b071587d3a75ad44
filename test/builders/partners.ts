import type { Tx } from '../../libs/database/transaction';
import type { PartnerRole } from '../../libs/domain/process/roles';

/** The partner of the demo that serves a role. */
export async function partnerFor(tx: Tx, role: PartnerRole): Promise<string> {
  const partner = await tx.one<{ id: string }>(`SELECT organisation_id AS id FROM partner_role WHERE role = $1`, [role]);
  if (!partner) throw new Error(`no partner for ${role}`);
  return partner.id;
}
