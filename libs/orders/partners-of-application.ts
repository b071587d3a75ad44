import type { OrderApplication } from '../contract/forms/order-application';
import type { Tx } from '../database/transaction';
import { partnersThatAnOrderNeeds, type WorkOrdered } from '../domain/process/partners-that-an-order-needs';
import type { PartnerRole } from '../domain/process/roles';
import { refuse, type Refusal } from '../domain/refusal';

/** The partners that do work on the order: those it needs, whoever else was named. Pure. */
export const namedPartnersOf = (application: WorkOrdered & Pick<OrderApplication, 'partners'>): Partial<Record<PartnerRole, string>> =>
  Object.fromEntries(
    partnersThatAnOrderNeeds(application).flatMap((role) => {
      const organisation = application.partners[role];
      return organisation ? [[role, organisation]] : [];
    }),
  );

const serving = (tx: Tx, role: string, organisationId: string): Promise<unknown> =>
  tx.one(
    `SELECT 1 FROM partner_role WHERE organisation_id = $1 AND role = $2 AND valid_from <= $3 AND (valid_to IS NULL OR valid_to >= $3)`,
    [organisationId, role, tx.today],
  );

/** Names the first partner that is missing, or that does not serve its role today. */
export async function faultOfPartners(tx: Tx, application: OrderApplication): Promise<Refusal | undefined> {
  for (const role of partnersThatAnOrderNeeds(application)) {
    const organisationId = application.partners[role];
    if (!organisationId) return refuse('order.partner-missing', { field: `partners.${role}`, params: { role } });
    if (!(await serving(tx, role, organisationId))) return refuse('order.partner-does-not-serve', { field: `partners.${role}`, params: { role } });
  }
  return undefined;
}
