import { useTranslation } from 'react-i18next';
import { useItemName } from '../items/use-item-name';
import { language } from '../texts';
import { DataTable } from '../ui/DataTable';
import { useWon } from '../ui/Money';
import { Empty } from '../ui/States';
import type { Difference, Kind, Parameter } from './use-prices';

interface Props {
  readonly kind: Kind;
  readonly differences: readonly Difference[];
  /** What the parameters are called. */
  readonly parameters?: Readonly<Record<string, Parameter>>;
}

/** A value of a parameter as people say it. */
export function useValueInWords(): (name: string, value: string) => string {
  const { t, i18n } = useTranslation();
  const won = useWon();
  return (name, value) => {
    if (i18n.exists(`prices.values.${value}`)) return t(`prices.values.${value}`);
    return name.endsWith('Won') ? won(value) : value;
  };
}

/** Where two versions differ, in words: from how many seats on, for which term, before and after. */
export function Differences({ kind, differences, parameters = {} }: Props) {
  const { t } = useTranslation();
  const item = useItemName();
  const won = useWon();
  const inWords = useValueInWords();
  const shown = (name: string, value: string | null): string => (value === null ? '–' : kind === 'catalogue' ? won(value, 'exclusive') : inWords(name, value));
  const nameOf = ({ name, fromSeats, termMonths }: Difference): string => {
    if (kind === 'parameters') return parameters[name]?.[language()] ?? name;
    return [item(name), t('prices.from-seats', { count: fromSeats ?? 1 }), t(`prices.terms.${termMonths ?? 0}`)].join(' · ');
  };
  if (differences.length === 0) return <Empty title={t('prices.no-difference')} />;
  return (
    <DataTable<Difference>
      caption={t('prices.differences')}
      rows={differences}
      keyOf={({ name, fromSeats, termMonths }) => `${name} ${fromSeats} ${termMonths}`}
      columns={[
        { key: 'what', title: t('prices.what'), cell: nameOf },
        { key: 'was', title: t('prices.was'), isNumber: true, cell: ({ name, was }) => shown(name, was) },
        { key: 'is', title: t('prices.is'), isNumber: true, cell: ({ name, is }) => <strong>{shown(name, is)}</strong> },
      ]}
    />
  );
}
