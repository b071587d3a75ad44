import { useTranslation } from 'react-i18next';
import { useItemName } from '../items/use-item-name';
import { language } from '../texts';
import { Money, useWon } from '../ui/Money';
import type { Preview } from './use-corrections';
import './corrections.css';

interface Told {
  readonly arithmetic?: { readonly ko: string; readonly en: string };
}
const arithmeticOf = (lineage: unknown): string => (typeof lineage === 'object' && lineage !== null ? ((lineage as Told).arithmetic?.[language()] ?? '') : '');

/** What a correction comes to: each reversal and new line with its arithmetic, the difference with VAT, and what partners earn then. */
export function Effect({ preview }: { readonly preview: Preview }) {
  const { t } = useTranslation();
  const won = useWon();
  const nameOf = useItemName();
  return (
    <>
      <ul className="effect">
        {preview.lines.map((line) => (
          <li key={`${line.sourceId} ${line.reverses ? 'back' : 'new'}`}>
            <div className="effect-line">
              <strong>{t(line.reverses ? 'corrections.reversal' : 'corrections.new-line')}</strong>
              <span>{nameOf(line.item)}</span>
              <Money won={line.supplyWon} vat="exclusive" />
              <span className="quiet">{t('corrections.vat', { won: won(line.vatWon) })}</span>
            </div>
            <span className="quiet">{arithmeticOf(line.lineage)}</span>
          </li>
        ))}
      </ul>
      <p>
        <strong>
          {t(preview.totalWon.startsWith('-') ? 'corrections.goes-back' : 'corrections.charged', { won: won(preview.totalWon.replace('-', '')) })}
        </strong>{' '}
        <span className="quiet">{t('corrections.sums', { supply: won(preview.supplyWon), vat: won(preview.vatWon) })}</span>
      </p>
      {preview.partners.map((one) => (
        <p key={`${one.partnerId} ${one.item}`}>{t('corrections.partner', { partner: one.partnerName, item: nameOf(one.item), before: won(one.beforeWon), after: won(one.afterWon) })}</p>
      ))}
    </>
  );
}
