import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { LineList } from '../bills/LineList';
import type { Column } from '../ui/DataTable';
import { Empty, Shown } from '../ui/States';
import { accrualsOfContract, compared, linesOf, type Month, type RunAccrual } from './use-month';

/** From the total to the won: what one contract is billed by the run, what it was billed last month, and what partners earn by it. */
export function ContractLines({ month: { month }, contractId }: { readonly month: Month; readonly contractId: string }) {
  const { t } = useTranslation();
  const asking = useQuery(compared(month));
  return (
    <>
      <nav className="trail" aria-label={t('settlement.contract.where')}>
        <Link to="/settlement/$month" params={{ month }} search={{ view: 'contracts' }}>
          {t('settlement.contracts.title')}
        </Link>
        <Link to="/bills" search={{ contract: contractId }}>
          {t('bills.of-contract')}
        </Link>
      </nav>
      <Shown asked={asking} bones={4}>
        {({ runId, against, againstRunId }) => (
          <>
            {runId && <Lines runId={runId} contractId={contractId} title={t('settlement.contract.now', { month })} isNow />}
            {runId && <Accruals runId={runId} contractId={contractId} />}
            {againstRunId && against && <Lines runId={againstRunId} contractId={contractId} title={t('settlement.contract.before', { month: against })} />}
          </>
        )}
      </Shown>
    </>
  );
}

interface Asked {
  readonly runId: string;
  readonly contractId: string;
}

function Lines({ runId, contractId, title, isNow = false }: Asked & { readonly title: string; readonly isNow?: boolean }) {
  const { t } = useTranslation();
  const asking = useQuery(linesOf(runId, contractId));
  const first = asking.data?.items[0];
  return (
    <section className="section" aria-label={title}>
      <h2>
        {title} {first && isNow && <span className="quiet">{`${first.customerName} · ${first.contractNo}`}</span>}
      </h2>
      <Shown asked={asking} bones={3}>
        {({ items, next }) =>
          items.length === 0 ? (
            <Empty title={t('settlement.contract.none')} />
          ) : (
            <>
              <LineList caption={title} lines={items} keyOf={({ id }) => id} />
              {next && <p className="note">{t('settlement.contract.more')}</p>}
            </>
          )
        }
      </Shown>
    </section>
  );
}

function Accruals({ runId, contractId }: Asked) {
  const { t } = useTranslation();
  const asking = useQuery(accrualsOfContract(runId, contractId));
  const partner = useMemo((): readonly Column<RunAccrual>[] => [{ key: 'partner', title: t('settlement.partners.partner'), cell: (row) => row.partnerName }], [t]);
  if (asking.data?.items.length === 0) return null;
  return (
    <section className="section" aria-label={t('settlement.contract.partners')}>
      <h2>{t('settlement.contract.partners')}</h2>
      <Shown asked={asking} bones={2}>
        {({ items }) => <LineList caption={t('settlement.contract.partners')} lines={items} keyOf={({ id }) => id} more={partner} />}
      </Shown>
    </section>
  );
}
