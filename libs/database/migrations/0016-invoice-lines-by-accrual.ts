import { sqlMigration } from './sql-migration';

/** A month that is computed again asks of each accrual whether it was invoiced: without an index it read every invoice line for each. */
export const invoiceLinesByAccrual = sqlMigration('InvoiceLinesByAccrual1700000000116', `CREATE INDEX partner_invoice_line_by_accrual ON partner_invoice_line (accrual_id);`);
