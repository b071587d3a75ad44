import { lazy, Suspense, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Series } from '../ui/Bars';
import { DataTable, type Column } from '../ui/DataTable';
import { Money } from '../ui/Money';
import { SheetButton } from '../ui/SheetButton';

const Bars = lazy(() => import('../ui/Bars'));

export interface Measured {
  readonly key: string;
  readonly name: string;
  readonly won: Readonly<Record<string, string>>;
  /** A number beside the amounts: bills, lines. */
  readonly count: number;
}

interface Props {
  readonly title: string;
  /** What a place on the axis is: the month, the partner, the age. */
  readonly place: string;
  readonly countName: string;
  /** The amounts, drawn and listed, by their key in `won`. */
  readonly measures: readonly { readonly key: string; readonly name: string; readonly isDrawn?: boolean }[];
  readonly rows: readonly Measured[];
  /** Whether VAT is in the amounts: without it, where nothing is said. */
  readonly basis?: string;
  readonly onOpen?: (row: Measured) => void;
}

/** Amounts as a picture, the table behind it, and that table as a file. */
export function Picture({ title, place, countName, measures, rows, basis, onOpen }: Props) {
  const { t } = useTranslation();
  const series = useMemo((): readonly Series[] => measures.filter(({ isDrawn }) => isDrawn !== false).map(({ key, name }) => ({ name, won: rows.map(({ won }) => won[key] ?? '0') })), [measures, rows]);
  const places = useMemo(() => rows.map(({ name }) => name), [rows]);
  const columns = useMemo(
    (): readonly Column<Measured>[] => [
      { key: 'place', isShort: true, title: place, cell: (row) => row.name },
      { key: 'count', isNumber: true, title: countName, cell: (row) => row.count },
      ...measures.map(({ key, name }): Column<Measured> => ({ key, isNumber: true, title: name, cell: (row) => <Money won={row.won[key]} /> })),
    ],
    [place, countName, measures],
  );
  return (
    <section className="section" aria-label={title}>
      <div className="page-head">
        <h2 style={{ margin: 0 }}>{title}</h2>
        <span className="quiet">{basis ?? t('settlement.charts.basis')}</span>
        <span className="push">
          <SheetButton name={title} rows={() => [columns.map((column) => column.title), ...rows.map((row) => [row.name, row.count, ...measures.map(({ key }) => ({ won: row.won[key] ?? null }))])]} />
        </span>
      </div>
      <Suspense fallback={<div style={{ height: 240 }} />}>
        <Bars name={title} places={places} series={series} />
      </Suspense>
      <DataTable caption={title} columns={columns} rows={rows} keyOf={({ key }) => key} {...(onOpen ? { onOpen } : {})} />
    </section>
  );
}
