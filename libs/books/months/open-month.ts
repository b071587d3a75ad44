import { monthlyCloseId, partnerSettlementId } from '../../contract/processes';
import { parametersOn } from '../../database/prices-in-force';
import type { Tx } from '../../database/transaction';
import type { Desk } from '../../desk/desk';
import { addMonths, firstDayOf, lastDayOf, type Month } from '../../domain/calendar/plain-date';
import type { ContractMonthFacts, MonthFacts } from '../../domain/process/month-facts';
import { orThrow } from '../../domain/refusal';
import { awaitMonth, monthHasOpened } from './await-month';

type Starting = Pick<Desk, 'startRun'>;

/** Opens an accrual month: its close, its settlement, and the wait for the month after. Once, however often it is asked. */
export async function openMonth(tx: Tx, desk: Starting, month: Month): Promise<void> {
  const { partnerPayDateRule } = orThrow(await parametersOn(tx, tx.today));
  const facts: MonthFacts = { accrualMonth: month, payDateRule: partnerPayDateRule };
  const subject = { subjectKind: 'MONTH', subjectId: month, accrualMonth: month, facts: { ...facts } } as const;
  orThrow(await desk.startRun(tx, { planKey: 'monthly-close', workflowId: monthlyCloseId(month), ...subject }));
  orThrow(await desk.startRun(tx, { planKey: 'partner-settlement', workflowId: partnerSettlementId(month), ...subject }));
  await monthHasOpened(tx, month);
  await awaitMonth(tx, addMonths(month, 1));
}

interface ContractToOpen {
  readonly id: string;
  readonly customerId: string;
  readonly partnerId: string | null;
  readonly wantsPaper: boolean;
}

const contractsPerTransaction = 200;

/** Contracts of the month with something for people to do: attendance to prove, or paper to hand over. */
const contractsWithWork = (tx: Tx, month: Month, after: string | undefined): Promise<ContractToOpen[]> =>
  tx.query(
    `SELECT c.id, c.customer_id AS "customerId", c.payer_wants_paper AS "wantsPaper", s.partner_id AS "partnerId" FROM contract c
       LEFT JOIN LATERAL (SELECT partner_id FROM staffing WHERE contract_id = c.id AND valid_from <= $2::date AND (valid_to IS NULL OR valid_to >= $1::date) ORDER BY id LIMIT 1) s ON true
      WHERE c.billing_start_on <= $2::date AND (c.terminated_on IS NULL OR c.terminated_on >= $1::date) AND (s.partner_id IS NOT NULL OR c.payer_wants_paper)
        AND ($3::uuid IS NULL OR c.id > $3) ORDER BY c.id LIMIT $4`,
    [firstDayOf(month), lastDayOf(month), after ?? null, contractsPerTransaction],
  );

async function openContractMonth(tx: Tx, desk: Starting, month: Month, contract: ContractToOpen): Promise<void> {
  const facts: ContractMonthFacts = { accrualMonth: month, staffed: contract.partnerId !== null, payerWantsPaper: contract.wantsPaper };
  orThrow(
    await desk.startRun(tx, {
      planKey: 'contract-month',
      workflowId: monthlyCloseId(month),
      subjectKind: 'CONTRACT_MONTH',
      subjectId: `${contract.id}/${month}`,
      contractId: contract.id,
      customerId: contract.customerId,
      ...(contract.partnerId ? { partnerId: contract.partnerId } : {}),
      accrualMonth: month,
      facts: { ...facts },
    }),
  );
}

/** Puts the month's attendance and paper on people's desks, some contracts a transaction; answers after which contract to go on. */
export async function openContractMonths(tx: Tx, desk: Starting, month: Month, after?: string): Promise<string | undefined> {
  const contracts = await contractsWithWork(tx, month, after);
  for (const contract of contracts) await openContractMonth(tx, desk, month, contract);
  return contracts.length < contractsPerTransaction ? undefined : contracts.at(-1)?.id;
}
