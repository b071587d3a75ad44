import type { OrderApplication } from '../contract/forms/order-application';
import { newId } from '../database/ids';
import type { Tx } from '../database/transaction';
import { businessNumberDigits, isBusinessRegistrationNumber } from '../domain/identifiers/business-registration-number';
import { refuse, type Refusal } from '../domain/refusal';

export interface Customer {
  readonly id: string;
  readonly name: string;
  readonly businessNo: string;
  readonly corporateNo: string | null;
  readonly representative: string;
  readonly address: string;
  readonly phone: string;
  readonly email: string | null;
  readonly payerName: string;
  readonly payerBusinessNo: string;
  readonly payerDueDay: string;
  readonly payerWantsPaper: boolean;
}

const columns = `id, name, business_no AS "businessNo", corporate_no AS "corporateNo", representative, address, phone, email,
  payer_name AS "payerName", payer_business_no AS "payerBusinessNo", payer_due_day AS "payerDueDay", payer_wants_paper AS "payerWantsPaper"`;

/** The customer with this business registration number, hyphens or not. Refuses a number that cannot exist (K-13) and one that nobody has. */
export async function customerByBusinessNumber(tx: Tx, typed: string): Promise<Customer | Refusal> {
  const digits = businessNumberDigits(typed);
  if (!digits || !isBusinessRegistrationNumber(digits)) return refuse('customer.not-a-business-number', { field: 'businessNo' });
  const found = await tx.one<Customer>(`SELECT ${columns} FROM customer WHERE business_no = $1`, [digits]);
  return found ?? refuse('customer.not-found', { field: 'businessNo', params: { businessNo: digits } });
}

type Applied = Pick<OrderApplication, 'customer' | 'payer'>;

const customerValues = ({ customer, payer }: Applied): readonly unknown[] => [
  customer.name,
  customer.businessNo,
  customer.corporateNo ?? null,
  customer.representative,
  customer.address,
  customer.phone,
  customer.email ?? null,
  payer.name,
  payer.businessNo,
  payer.dueDay,
  payer.wantsPaper,
];

/**
 * The customer of an application: the one with its business number, else a new one. Two reps who enter the same number at once get the same
 * customer. What is known of a customer changes only when an application is received.
 */
export async function customerOfApplication(tx: Tx, applied: Applied): Promise<string> {
  const { name, businessNo } = applied.customer;
  await tx.query(
    `INSERT INTO organisation (id, code, kind, name_ko, name_en, business_no, created_at) VALUES ($1, $2, 'CUSTOMER', $3, $3, $4, $5)
     ON CONFLICT DO NOTHING`,
    [newId(), `CU-${businessNo}`, name, businessNo, tx.now],
  );
  await tx.query(
    `INSERT INTO customer (id, name, business_no, corporate_no, representative, address, phone, email, payer_name, payer_business_no, payer_due_day,
       payer_wants_paper, created_at)
     SELECT o.id, $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12 FROM organisation o WHERE o.business_no = $2 ON CONFLICT DO NOTHING`,
    [...customerValues(applied), tx.now],
  );
  const customer = await tx.one<{ id: string }>(`SELECT id FROM customer WHERE business_no = $1`, [businessNo]);
  if (!customer) throw new Error('a customer could be neither found nor made');
  return customer.id;
}

/** The received application is the newest stamped word about its customer. Returns what was known before. */
export async function updateCustomer(tx: Tx, customerId: string, applied: Applied): Promise<Customer | undefined> {
  const before = await tx.one<Customer>(`SELECT ${columns} FROM customer WHERE id = $1 FOR UPDATE`, [customerId]);
  await tx.query(
    `UPDATE customer SET name = $1, corporate_no = coalesce($3, corporate_no), representative = $4, address = $5, phone = $6, email = coalesce($7, email),
       payer_name = $8, payer_business_no = $9, payer_due_day = $10, payer_wants_paper = $11 WHERE id = $12 AND business_no = $2`,
    [...customerValues(applied), customerId],
  );
  return before;
}
