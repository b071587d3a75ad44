import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Payout } from './use-month';

/** The bank sent it back: when, why, and what comes of it; or it pays again what came back. `next` leads to what may be done before it is paid again. */
export function CameBack({ of: { returnedOn, returnReason, returnRef, paidAgainNo, paysAgainNo }, next }: { readonly of: Payout; readonly next?: ReactNode }) {
  const { t } = useTranslation();
  return (
    <>
      {paysAgainNo && <p className="quiet">{t('settlement.payouts.pays-again', { number: paysAgainNo })}</p>}
      {returnedOn && (
        <div className="note warn">
          <p>{t('settlement.payouts.came-back-on', { date: returnedOn, reason: returnReason, ref: returnRef })}</p>
          <p>
            {paidAgainNo ? t('settlement.payouts.paid-again', { number: paidAgainNo }) : t('settlement.payouts.waits-for-account')} {!paidAgainNo && next}
          </p>
        </div>
      )}
    </>
  );
}
