import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { sinceOf } from '../bills/Lineage';
import { useItemName } from '../items/use-item-name';
import { language } from '../texts';
import { DataTable, type Column } from '../ui/DataTable';
import { Money } from '../ui/Money';
import { Shown } from '../ui/States';
import { bill, type BillLine } from './use-money';

interface Lineage {
  readonly rules?: readonly string[];
  readonly arithmetic?: { readonly ko: string; readonly en: string };
  readonly priceVersion?: string;
}

/** Every line of a bill with what it comes from: rule, price version, days, arithmetic. */
export function BillLines({ billId, billNo }: { readonly billId: string; readonly billNo: string }) {
  const { t } = useTranslation();
  const asking = useQuery(bill(billId));
  const nameOf = useItemName();
  const columns = useMemo((): readonly Column<BillLine>[] => {
    const lineage = (line: BillLine): Lineage => line.lineage ?? {};
    const priceVersion = (of: Lineage): readonly string[] => (of.priceVersion ? [t('bills.lineage.of-version', { since: sinceOf(of.priceVersion) })] : []);
    return [
      { key: 'item', title: t('order.quote.item'), cell: (line) => nameOf(line.item) },
      { key: 'arithmetic', title: t('order.quote.arithmetic'), cell: (line) => lineage(line).arithmetic?.[language()] ?? '–' },
      { key: 'days', isShort: true, title: t('order.bills.days'), cell: (line) => (line.usedDays === null ? '–' : `${line.usedDays}/${line.daysInMonth}`) },
      { key: 'rules', title: t('order.quote.rules'), cell: (line) => <span className="quiet">{[...(lineage(line).rules ?? []), ...priceVersion(lineage(line))].join(', ')}</span> },
      { key: 'supply', isNumber: true, title: t('order.quote.supply'), cell: (line) => <Money won={line.supplyWon} /> },
      { key: 'vat', isNumber: true, title: t('order.quote.vat'), cell: (line) => <Money won={line.vatWon} /> },
    ];
  }, [t, nameOf]);
  return (
    <section aria-labelledby="order-bill">
      <h3 id="order-bill">{t('order.bills.lines-of', { number: billNo })}</h3>
      <Shown asked={asking} bones={3}>
        {(data) => (
          <>
            <DataTable caption={t('order.bills.lines-of', { number: billNo })} columns={columns} rows={data.lines} keyOf={({ lineNo }) => String(lineNo)} />
            {data.lateCharges.map((late) => (
              <p key={late.chargedOn} className="note warn">
                {t('order.bills.late-charge', { on: late.chargedOn, percent: late.percent })} <Money won={late.amountWon} />
              </p>
            ))}
          </>
        )}
      </Shown>
    </section>
  );
}
