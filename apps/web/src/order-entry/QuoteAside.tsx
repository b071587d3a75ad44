import type { UseQueryResult } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Quote } from '../order/use-order';
import { language } from '../texts';
import { Money, useWon } from '../ui/Money';
import { ProblemNote } from '../ui/States';

const sections = ['monthly', 'oneOff', 'attendanceEstimate'] as const;

/** The price as it comes about while the order is filled in: each line with its arithmetic, VAT apart, and whether more seats cost less. */
export function QuoteAside({ asked }: { readonly asked: UseQueryResult<Quote> }) {
  const { t } = useTranslation();
  const won = useWon();
  const quote = asked.data;
  const hint = quote?.nextBandHint;
  return (
    <section aria-labelledby="entry-quote" aria-busy={asked.isFetching}>
      <h3 id="entry-quote">{t('order.quote.title')}</h3>
      {asked.isError && <ProblemNote error={asked.error} />}
      {!quote && !asked.isError && <p className="quiet">{t('order-entry.product.no-quote')}</p>}
      {quote &&
        sections
          .filter((key) => quote[key].lines.length > 0)
          .map((key) => (
            <div key={key} className="entry-quote">
              <h4>{t(`order.quote.${key}`)}</h4>
              <ul>
                {quote[key].lines.map((line, at) => (
                  <li key={`${line.item} ${at}`}>
                    <span>{line.name[language()]}</span> <Money won={line.supplyWon} />
                    <span className="quiet">
                      {line.arithmetic[language()]}
                      {line.negotiated && ` · ${t('order.quote.negotiated')}`}
                    </span>
                  </li>
                ))}
              </ul>
              <p className="sum">
                {t('order.quote.sum', { supply: won(quote[key].supplyWon), vat: won(quote[key].vatWon) })} <strong>{won(quote[key].totalWon, 'inclusive')}</strong>
              </p>
            </div>
          ))}
      {hint && <p className="note">{t('order.quote.next-band', { seats: hint.seats, amount: won(hint.amountWon, 'exclusive'), saved: won(hint.savedWon, 'exclusive') })}</p>}
      {quote?.approvals.map(({ approval }) => (
        <p key={approval} className="note warn">
          {t(`order-entry.product.approvals.${approval}`)}
        </p>
      ))}
    </section>
  );
}
