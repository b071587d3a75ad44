import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useItemName } from '../items/use-item-name';
import { DataTable, type Column } from '../ui/DataTable';
import { DateText } from '../ui/DateText';
import { Money } from '../ui/Money';
import { Shown } from '../ui/States';
import { PenaltyPreview } from './PenaltyPreview';
import { contract } from './use-money';

interface Row {
  readonly id: string;
  readonly name: string;
  readonly quantity: number;
  readonly unitPriceWon: string;
  readonly when: 'monthly' | 'once' | 'attendance';
  readonly from: string | null;
  readonly to: string | null;
}

/** The contract of the order with everything that is charged by it. */
export function Contract({ contractId }: { readonly contractId: string }) {
  const { t } = useTranslation();
  const asking = useQuery(contract(contractId));
  const nameOf = useItemName();
  const columns = useMemo(
    (): readonly Column<Row>[] => [
      { key: 'item', title: t('order.quote.item'), cell: (row) => row.name },
      { key: 'when', isShort: true, title: t('order.money.charged'), cell: (row) => t(`order.money.when.${row.when}`) },
      { key: 'quantity', isNumber: true, title: t('order.money.quantity'), cell: (row) => row.quantity },
      { key: 'price', isNumber: true, title: t('order.money.unit-price'), cell: (row) => <Money won={row.unitPriceWon} /> },
      { key: 'from', isShort: true, title: t('order.money.from'), cell: (row) => <DateText date={row.from} weekday={false} /> },
      { key: 'to', isShort: true, title: t('order.money.to'), cell: (row) => <DateText date={row.to} weekday={false} /> },
    ],
    [t],
  );
  return (
    <section aria-labelledby="order-contract">
      <h2 id="order-contract">{t('order.money.contract')}</h2>
      <Shown asked={asking} bones={4}>
        {(data) => (
          <>
            <dl className="summary">
              <div>
                <dt>{t('order.money.contract-no')}</dt>
                <dd>{data.contractNo}</dd>
              </div>
              <div>
                <dt>{t('order.money.opened')}</dt>
                <dd>
                  <DateText date={data.openedOn} />
                </dd>
              </div>
              <div>
                <dt>{t('order.money.billing-start')}</dt>
                <dd>
                  <DateText date={data.billingStartOn} />
                </dd>
              </div>
              <div>
                <dt>{t('order.money.term-end')}</dt>
                <dd>
                  <DateText date={data.termEndOn} />
                </dd>
              </div>
            </dl>
            <DataTable
              caption={t('order.money.contract')}
              columns={columns}
              keyOf={({ id }) => id}
              rows={[
                ...data.items.map((one): Row => ({ id: one.id, name: nameOf(one.item), quantity: one.quantity, unitPriceWon: one.unitPriceWon, when: 'monthly', from: one.validFrom, to: one.validTo })),
                ...data.staffing.map((one): Row => ({ id: one.id, name: nameOf('STAFFING'), quantity: one.agents, unitPriceWon: one.unitPriceWon, when: 'attendance', from: one.validFrom, to: one.validTo })),
                ...data.oneOffs.map((one): Row => ({ id: one.id, name: one.description, quantity: one.quantity, unitPriceWon: one.unitPriceWon, when: 'once', from: one.acceptedOn, to: one.billingRequestedOn })),
              ]}
            />
            <p className="quiet">{t('order.money.excl-vat')}</p>
            {data.openedOn !== null && data.terminatedOn === null && <PenaltyPreview contractId={contractId} />}
          </>
        )}
      </Shown>
    </section>
  );
}
