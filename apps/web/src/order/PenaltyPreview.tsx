import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMe } from '../session/me';
import { useItemName } from '../items/use-item-name';
import { language } from '../texts';
import { DateInput } from '../ui/DateInput';
import { useWon } from '../ui/Money';
import { Shown } from '../ui/States';
import { penalty, type LeavingReason } from './use-money';

const reasons: readonly LeavingReason[] = ['CUSTOMER', 'ARREARS', 'BREACH', 'KT_BUSINESS_END'];

/** What leaving on a day would cost, with its arithmetic (F-04); nothing happens by it. */
export function PenaltyPreview({ contractId }: { readonly contractId: string }) {
  const { t } = useTranslation();
  const { today } = useMe();
  const won = useWon();
  const nameOf = useItemName();
  const [lastDay, setLastDay] = useState(today);
  const [reason, setReason] = useState<LeavingReason>('CUSTOMER');
  const asking = useQuery(penalty(contractId, lastDay, reason));
  return (
    <section aria-labelledby="order-penalty">
      <h2 id="order-penalty">{t('order.penalty.title')}</h2>
      <div className="filters">
        <label htmlFor="penalty-day">{t('order.penalty.last-day')}</label>
        <DateInput id="penalty-day" value={lastDay} onChange={setLastDay} />
        <label>
          {t('order.penalty.reason')}
          <select value={reason} onChange={(event) => setReason(reasons.find((one) => one === event.target.value) ?? 'CUSTOMER')}>
            {reasons.map((one) => (
              <option key={one} value={one}>
                {t(`order.penalty.reasons.${one}`)}
              </option>
            ))}
          </select>
        </label>
      </div>
      <Shown asked={asking} bones={3}>
        {(data) => (
          <div className="note" aria-live="polite">
            <p>
              <strong>{won(data.totalWon, 'inclusive')}</strong> <span className="quiet">{t('order.penalty.parts', { supply: won(data.supplyWon), vat: won(data.vatWon), months: data.fullMonths })}</span>
            </p>
            <ul>
              {data.lines.map((line) => (
                <li key={line.item}>
                  {nameOf(line.item)}: {line.arithmetic[language()]} <span className="quiet">{line.rules.join(', ')}</span>
                </li>
              ))}
            </ul>
            {data.stayToEnd && (
              <p>
                {t('order.penalty.stay', { end: data.stayToEnd.termEndOn, fees: won(data.stayToEnd.feesWon, 'exclusive') })} {data.stayToEnd.leavingCostsMore && <strong>{t('order.penalty.leaving-costs-more')}</strong>}
              </p>
            )}
          </div>
        )}
      </Shown>
    </section>
  );
}
