import { sqlMigration } from './sql-migration';

/** Payments are looked for by the day on which they came, paid bills by their due date. */
export const lookingForMoney = sqlMigration('LookingForMoney1700000000237', `
CREATE INDEX payment_by_day ON payment (paid_on, id);
CREATE INDEX bill_paid_by_due ON bill (due_on, id) WHERE status = 'PAID';
`);
