import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { language } from '../texts';
import { DataTable, type Column } from '../ui/DataTable';
import { Money, useWon } from '../ui/Money';
import type { Quote } from './use-order';

type Line = Quote['monthly']['lines'][number] & { readonly at: number };
const sections = ['monthly', 'oneOff', 'attendanceEstimate'] as const;

/** Each line with its arithmetic and the rules behind it; what is charged each month, once, and by attendance, apart. */
export function QuoteLines({ quote }: { readonly quote: Quote }) {
  const { t } = useTranslation();
  const won = useWon();
  const columns = useMemo(
    (): readonly Column<Line>[] => [
      { key: 'item', title: t('order.quote.item'), cell: (line) => line.name[language()] },
      { key: 'arithmetic', title: t('order.quote.arithmetic'), cell: (line) => line.arithmetic[language()] },
      { key: 'rules', title: t('order.quote.rules'), cell: (line) => <span className="quiet">{line.rules.join(', ')}{line.negotiated && ` · ${t('order.quote.negotiated')}`}</span> },
      { key: 'supply', isNumber: true, title: t('order.quote.supply'), cell: (line) => <Money won={line.supplyWon} /> },
      { key: 'vat', isNumber: true, title: t('order.quote.vat'), cell: (line) => <Money won={line.vatWon} /> },
    ],
    [t],
  );
  const hint = quote.nextBandHint;
  return (
    <>
      {sections
        .filter((key) => quote[key].lines.length > 0)
        .map((key) => (
          <div key={key} className="quote-part">
            <h3>{t(`order.quote.${key}`)}</h3>
            <DataTable caption={t(`order.quote.${key}`)} columns={columns} rows={quote[key].lines.map((line, at) => ({ ...line, at }))} keyOf={({ at }) => String(at)} />
            <p className="number sum">
              {t('order.quote.sum', { supply: won(quote[key].supplyWon), vat: won(quote[key].vatWon) })} <strong>{won(quote[key].totalWon, 'inclusive')}</strong>
            </p>
          </div>
        ))}
      {hint && <p className="note">{t('order.quote.next-band', { seats: hint.seats, amount: won(hint.amountWon, 'exclusive'), saved: won(hint.savedWon, 'exclusive') })}</p>}
    </>
  );
}
