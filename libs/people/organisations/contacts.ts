import { hasRole } from '../../contract/sides';
import { newId } from '../../database/ids';
import { pageOf, type Page } from '../../database/page-of';
import type { Tx } from '../../database/transaction';
import { writeAudit } from '../../desk/audit';
import type { PlainDate } from '../../domain/calendar/plain-date';
import { maskEmail, maskName, maskPhone } from '../../domain/identifiers/mask';
import { isRefusal, refuse, type Refusal } from '../../domain/refusal';
import { organisationToChange } from './organisation-row';

export interface NewContact {
  /** What for. */
  readonly purpose: 'CONTRACT' | 'PROVISIONING' | 'SETTLEMENT' | 'OUTAGE';
  readonly name: string;
  readonly email: string;
  readonly phone?: string | undefined;
  readonly from: PlainDate;
}

export interface Contact extends Omit<NewContact, 'phone'> {
  readonly id: string;
  readonly phone: string | null;
  readonly lastDay: PlainDate | null;
  readonly masked: boolean;
}

const columns = `c.id, c.purpose, c.name, c.email, c.phone, c.valid_from AS "from", c.valid_to AS "lastDay"`;

/** Whoever deals with the firm reads how its people are reached, and the firm itself; everybody else of the house that there is somebody (K-18). */
const mayRead = ({ actor }: Tx, organisationId: string): boolean =>
  actor.organisationId === organisationId || ['ADMIN', 'CONSULTING_SUPPORT', 'SETTLEMENT_TEAM', 'PROCUREMENT_CONTRACT'].some((role) => hasRole(actor, role));

const masked = (contact: Contact): Contact => ({ ...contact, masked: true, name: maskName(contact.name), email: maskEmail(contact.email), phone: contact.phone && maskPhone(contact.phone) });

/** Whom to reach at a firm, for what: those of today and of the days to come, and those that ended. The newest first. */
export async function contactsOfOrganisation(tx: Tx, organisationId: string, after?: string): Promise<Page<Contact> | Refusal> {
  const outsider = tx.actor.side !== 'STAFF' && tx.actor.organisationId !== organisationId;
  if (outsider || !(await tx.one(`SELECT 1 FROM organisation WHERE id = $1`, [organisationId]))) return refuse('organisation.not-found');
  const read = mayRead(tx, organisationId);
  const page = await pageOf((limit) =>
    tx.query<Contact>(`SELECT ${columns}, false AS masked FROM organisation_contact c WHERE c.organisation_id = $1 AND ($2::uuid IS NULL OR c.id < $2) ORDER BY c.id DESC LIMIT $3`, [organisationId, after ?? null, limit]),
  );
  return read ? page : { ...page, items: page.items.map(masked) };
}

/** Somebody at a firm to turn to, from a day on. The audit keeps what for, not how they are reached (K-18). */
export async function enterContact(tx: Tx, organisationId: string, { purpose, name, email, phone, from }: NewContact): Promise<{ readonly id: string } | Refusal> {
  const organisation = await organisationToChange(tx, organisationId);
  if (isRefusal(organisation)) return organisation;
  const id = newId();
  await tx.query(`INSERT INTO organisation_contact (id, organisation_id, purpose, name, email, phone, valid_from) VALUES ($1, $2, $3, $4, $5, $6, $7)`, [id, organisationId, purpose, name, email, phone ?? null, from]);
  await writeAudit(tx, 'organisation.contact-entered', { kind: 'ORGANISATION', id: organisationId }, undefined, { contactId: id, purpose, name: maskName(name), from });
  return { id };
}

/** The last day of a contact; another way to reach somebody is another contact. */
export async function endContact(tx: Tx, contactId: string, lastDay: PlainDate): Promise<{ readonly id: string } | Refusal> {
  const contact = await tx.one<{ organisationId: string; from: PlainDate; lastDay: PlainDate | null }>(
    `SELECT c.organisation_id AS "organisationId", c.valid_from AS "from", c.valid_to AS "lastDay" FROM organisation_contact c WHERE c.id = $1 FOR UPDATE`,
    [contactId],
  );
  if (!contact) return refuse('organisation.contact-not-found');
  if (contact.lastDay !== null) return refuse('organisation.contact-ended-already', { params: { date: contact.lastDay } });
  if (lastDay < contact.from) return refuse('date.too-early', { field: 'lastDay', params: { date: lastDay, earliest: contact.from } });
  await tx.query(`UPDATE organisation_contact SET valid_to = $2 WHERE id = $1`, [contactId, lastDay]);
  await writeAudit(tx, 'organisation.contact-ended', { kind: 'ORGANISATION', id: contact.organisationId }, { contactId, lastDay: null }, { contactId, lastDay });
  return { id: contactId };
}
