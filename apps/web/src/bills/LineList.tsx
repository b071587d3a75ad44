import { useMemo, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useItemName } from '../items/use-item-name';
import { DataTable, type Column } from '../ui/DataTable';
import { Money } from '../ui/Money';
import { Lineage } from './Lineage';
import './bills.css';

export interface ChargedLine {
  readonly item: string;
  readonly quantity: number;
  readonly unitPriceWon: string;
  readonly supplyWon: string;
  readonly vatWon: string;
  readonly lineage: unknown;
}

interface Props<Line> {
  readonly caption: string;
  readonly lines: readonly Line[];
  readonly keyOf: (line: Line) => string;
  /** Columns beside item, quantity, price and amounts. */
  readonly more?: readonly Column<Line>[];
  /** What stands beneath the lineage of the open line. */
  readonly beneath?: (line: Line) => ReactNode;
}

/** Charged lines; one opens with its lineage beside it. */
export function LineList<Line extends ChargedLine>({ caption, lines, keyOf, more = [], beneath }: Props<Line>) {
  const { t } = useTranslation();
  const nameOf = useItemName();
  const [openKey, open] = useState<string>();
  const columns = useMemo(
    (): readonly Column<Line>[] => [
      { key: 'item', title: t('bills.columns.item'), cell: (line) => nameOf(line.item) },
      { key: 'quantity', isNumber: true, title: t('bills.columns.quantity'), cell: (line) => line.quantity },
      { key: 'price', isNumber: true, title: t('bills.columns.price'), cell: (line) => <Money won={line.unitPriceWon} /> },
      { key: 'supply', isNumber: true, title: t('bills.columns.supply'), cell: (line) => <Money won={line.supplyWon} /> },
      { key: 'vat', isNumber: true, title: t('bills.columns.vat'), cell: (line) => <Money won={line.vatWon} /> },
      ...more,
    ],
    [t, nameOf, more],
  );
  const shown = lines.find((line) => keyOf(line) === openKey);
  return (
    <div className="beside" data-open={shown !== undefined || undefined}>
      <DataTable caption={caption} columns={columns} rows={lines} keyOf={keyOf} openKey={openKey} onOpen={(line) => open(keyOf(line) === openKey ? undefined : keyOf(line))} />
      {shown ? (
        <section aria-label={t('bills.lineage.title')} aria-live="polite" className="beside-it">
          <h3>
            {nameOf(shown.item)} <Money won={shown.supplyWon} vat="exclusive" />
          </h3>
          <Lineage lineage={shown.lineage} />
          {beneath?.(shown)}
        </section>
      ) : (
        <p className="quiet hint-below">{t('bills.lineage.hint')}</p>
      )}
    </div>
  );
}
