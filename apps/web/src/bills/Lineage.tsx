import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { language } from '../texts';

interface Told {
  readonly rules?: readonly string[];
  readonly arithmetic?: { readonly ko: string; readonly en: string };
  readonly priceVersion?: string;
  readonly days?: string;
  readonly evidence?: string;
}

/** The month from which a price version counts: its code ends with it. */
export const sinceOf = (priceVersion: string): string => /\d{4}-\d{2}/.exec(priceVersion)?.[0] ?? priceVersion;

const toldBy = (lineage: unknown): Told => (typeof lineage === 'object' && lineage !== null ? lineage : {});

/** How an amount came about: arithmetic, days, price version, rules, and the paper that proves it. */
export function Lineage({ lineage, children }: { readonly lineage: unknown; readonly children?: ReactNode }) {
  const { t } = useTranslation();
  const { arithmetic, days, priceVersion, rules = [], evidence } = toldBy(lineage);
  return (
    <dl className="facts">
      {arithmetic && (
        <>
          <dt>{t('bills.lineage.arithmetic')}</dt>
          <dd>{arithmetic[language()]}</dd>
        </>
      )}
      {days && (
        <>
          <dt>{t('bills.lineage.days')}</dt>
          <dd>{t('bills.lineage.days-of', { used: days.split('/')[0], month: days.split('/')[1] ?? '' })}</dd>
        </>
      )}
      {priceVersion && (
        <>
          <dt>{t('bills.lineage.price-version')}</dt>
          <dd>{t('bills.lineage.of-version', { since: sinceOf(priceVersion) })}</dd>
        </>
      )}
      {rules.length > 0 && (
        <>
          <dt>{t('bills.lineage.rules')}</dt>
          <dd>{rules.join(', ')}</dd>
        </>
      )}
      {evidence && (
        <>
          <dt>{t('bills.lineage.evidence')}</dt>
          <dd>
            <a href={`/api/documents/${evidence}`} download>
              {t('bills.lineage.open-evidence')}
            </a>
          </dd>
        </>
      )}
      {children}
    </dl>
  );
}
