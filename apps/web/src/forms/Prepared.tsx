import { useTranslation } from 'react-i18next';
import { useItemName } from '../items/use-item-name';
import { useWon } from '../ui/Money';
import type { Choice } from './choices';

const supplyOf = ({ supplyWon, proposed }: Choice): string => proposed['amountWon'] ?? proposed['supplyWon'] ?? supplyWon;
const sumOf = (rows: readonly Choice[], wonOf: (row: Choice) => string): bigint => rows.reduce((sum, row) => sum + BigInt(wonOf(row)), 0n);

/** What somebody else prepared, row by row and in all: whoever approves it sees what they give their word on. */
export function Prepared({ rows }: { readonly rows: readonly Choice[] }) {
  const { t } = useTranslation();
  const won = useWon();
  const supplyWon = sumOf(rows, supplyOf);
  const vatWon = sumOf(rows, ({ proposed }) => proposed['vatWon'] ?? '0');
  const isWithVat = rows.some(({ proposed }) => proposed['vatWon'] !== undefined);
  return (
    <fieldset className="group">
      <legend>{t('forms.prepared')}</legend>
      <dl className="facts">
        {rows.map((row) => (
          <PreparedRow key={row.id} row={row} />
        ))}
      </dl>
      <p>
        {t('forms.prepared-sum')} <strong>{isWithVat ? won(supplyWon + vatWon, 'inclusive') : won(supplyWon, 'exclusive')}</strong>{' '}
        {isWithVat && <span className="quiet">{t('forms.supply-and-vat', { supply: won(supplyWon), vat: won(vatWon) })}</span>}
      </p>
    </fieldset>
  );
}

function PreparedRow({ row }: { readonly row: Choice }) {
  const { t } = useTranslation();
  const nameOf = useItemName();
  const won = useWon();
  const { item, description, quantity, supplyWon, proposed } = row;
  return (
    <div className="prepared">
      <dt>
        {nameOf(item)} <span className="quiet">{[description, t('forms.quantity', { count: quantity })].filter(Boolean).join(' · ')}</span>
      </dt>
      <dd>
        <strong>{won(supplyOf(row), 'exclusive')}</strong> {proposed['amountWon'] && <span className="quiet">{t('forms.at-most', { won: won(supplyWon) })}</span>} {proposed['reason']}
      </dd>
    </div>
  );
}
