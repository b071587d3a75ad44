import type { Tx } from '../../../libs/database/transaction';
import { contracts, type BuiltContract } from '../../builders/contracts';
import { oneOffs } from '../../builders/one-offs';
import { attendance, staffing } from '../../builders/staffing';

/** What March 2026 finds, by what matters of it. */
export interface Everything {
  readonly whole: readonly BuiltContract[];
  readonly begun: readonly BuiltContract[];
  readonly staffed: readonly BuiltContract[];
  readonly unproven: readonly BuiltContract[];
  readonly delivered: readonly BuiltContract[];
  readonly notAskedFor: readonly BuiltContract[];
  readonly notOpened: readonly BuiltContract[];
  readonly ending: readonly BuiltContract[];
}

/** Contracts of every kind that a month knows, in March 2026: 63 due, of which 5 lines wait, and 6 that are not due at all. */
export async function aMonthOfEverything(tx: Tx): Promise<Everything> {
  const whole = await contracts(tx, { count: 25, customers: 4 });
  const begun = await contracts(tx, { count: 10, billingStartOn: '2026-03-10' });
  const staffed = await contracts(tx, { count: 6 });
  await staffing(tx, staffed);
  await attendance(tx, staffed);
  const unproven = await contracts(tx, { count: 3 });
  await staffing(tx, unproven);
  const delivered = await contracts(tx, { count: 8 });
  await oneOffs(tx, delivered);
  const notAskedFor = await contracts(tx, { count: 2 });
  await oneOffs(tx, notAskedFor, { requestedOn: null });
  const notOpened = await contracts(tx, { count: 3, billingStartOn: null });
  await oneOffs(tx, notOpened);
  const ending = await contracts(tx, { count: 6, terminatedOn: '2026-03-20' });
  await contracts(tx, { count: 3, terminatedOn: '2026-02-28' });
  await contracts(tx, { count: 3, billingStartOn: '2026-04-01' });
  return { whole, begun, staffed, unproven, delivered, notAskedFor, notOpened, ending };
}
