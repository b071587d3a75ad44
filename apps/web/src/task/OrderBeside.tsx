import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useApplicationBlocks } from '../order/Product';
import { QuoteLines } from '../order/QuoteLines';
import { applicationOf, order as asked, type Order } from '../order/use-order';
import { DateText } from '../ui/DateText';
import { FactList } from '../ui/FactList';
import { Shown } from '../ui/States';

/** The order of a task, as far as the person may read it: what was applied for, its dates, its price. */
export default function OrderBeside({ orderId }: { readonly orderId: string }) {
  return <Shown asked={useQuery(asked(orderId))}>{(order) => <ReadBeside order={order} />}</Shown>;
}

function ReadBeside({ order }: { readonly order: Order }) {
  const { t } = useTranslation();
  const blocks = useApplicationBlocks(applicationOf(order), order.requestedOpenDate, order.partners ?? []);
  const dates = Object.entries(order.dates).map(([name, date]) => ({ name: t(`task.dates.${name}`), value: <DateText date={date} /> }));
  return (
    <>
      {dates.length > 0 && (
        <section aria-labelledby="beside-dates">
          <h2 id="beside-dates">{t('task.dates-of-order')}</h2>
          <FactList facts={dates} />
        </section>
      )}
      {blocks.map(({ key, title, facts }) => (
        <section key={key} aria-labelledby={`beside-${key}`}>
          <h2 id={`beside-${key}`}>{title}</h2>
          <FactList facts={facts} />
        </section>
      ))}
      {order.quote && (
        <section aria-labelledby="beside-quote">
          <h2 id="beside-quote">{t('order.quote.title')}</h2>
          <QuoteLines quote={order.quote} />
        </section>
      )}
    </>
  );
}
