import { useTranslation } from 'react-i18next';
import { useItemName } from '../items/use-item-name';
import { language } from '../texts';
import { DataTable } from '../ui/DataTable';
import { Money } from '../ui/Money';
import { useValueInWords } from './Differences';
import { parametersOf, pricedItems, terms, type Band, type Kind } from './use-prices';

export function useBandInWords(): (band: Band) => string {
  const { t } = useTranslation();
  return ({ fromSeats, toSeats }) => (toSeats === null ? t('prices.from-seats', { count: fromSeats }) : t('prices.band', { from: fromSeats, to: toSeats }));
}

/** All that a version holds: prices per seat by size and term, or parameters with their values. */
export function Content({ kind, content }: { readonly kind: Kind; readonly content: unknown }) {
  const { t } = useTranslation();
  const item = useItemName();
  const band = useBandInWords();
  const inWords = useValueInWords();
  if (kind === 'parameters')
    return (
      <DataTable
        caption={t('prices.kinds.parameters')}
        rows={Object.entries(parametersOf(content))}
        keyOf={([name]) => name}
        columns={[
          { key: 'name', title: t('prices.what'), cell: ([, parameter]) => parameter[language()] },
          { key: 'value', title: t('prices.value'), isNumber: true, cell: ([name, { value }]) => <strong>{inWords(name, String(value))}</strong> },
        ]}
      />
    );
  return pricedItems(content).map(({ code, rows = [] }) => (
    <section key={code} className="section" aria-label={item(code)}>
      <h2>{item(code)}</h2>
      <DataTable<Band>
        caption={item(code)}
        rows={rows}
        keyOf={({ fromSeats }) => String(fromSeats)}
        columns={[
          { key: 'band', title: t('prices.size'), isShort: true, cell: band },
          ...terms.map((term) => ({ key: term, title: t(`prices.terms.${term}`), isNumber: true, cell: ({ unitPriceWonByTerm }: Band) => <Money won={unitPriceWonByTerm[term]} vat="exclusive" /> })),
        ]}
      />
    </section>
  ));
}
