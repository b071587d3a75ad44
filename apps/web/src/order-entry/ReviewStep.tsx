import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { OrderApplication } from '../../../../libs/contract/forms/order-application';
import { useApplicationBlocks } from '../order/Product';
import { QuoteLines } from '../order/QuoteLines';
import type { Quote } from '../order/use-order';
import { useMe } from '../session/me';
import { FactList } from '../ui/FactList';
import { Bones } from '../ui/States';
import { finished, type Entry } from './entry';
import { useChosenPartners } from './use-chosen-partners';

/** The sizes of the form, each up to the seat before the next. */
const sizes = [
  { key: 'under-10', least: 1, most: 9 },
  { key: '10-29', least: 10, most: 29 },
  { key: '30-49', least: 30, most: 49 },
  { key: '50-99', least: 50, most: 99 },
  { key: '100-up', least: 100, most: Infinity },
] as const;

interface Props {
  readonly entry: Entry;
  readonly quote: Quote | undefined;
  readonly sellerName: string;
  readonly whatHappens: string;
}

/** The application as the paper form shows it (D-01), for a last look before it is sent. */
export function ReviewStep({ entry, quote, sellerName, whatHappens }: Props) {
  const { t } = useTranslation();
  const application = finished(entry);
  if (!application) return <Bones />;
  return (
    <>
      <Paper entry={entry} application={application} sellerName={sellerName} />
      {quote && (
        <section aria-labelledby="entry-review-quote">
          <h3 id="entry-review-quote">{t('order.quote.title')}</h3>
          <QuoteLines quote={quote} />
        </section>
      )}
      <p className="note">{whatHappens}</p>
    </>
  );
}

function Paper({ entry, application, sellerName }: { readonly entry: Entry; readonly application: OrderApplication; readonly sellerName: string }) {
  const { t } = useTranslation();
  const person = useMe();
  const { seats, termMonths } = application.product;
  const blocks = useApplicationBlocks(application, application.requestedOpenDate, useChosenPartners(entry));
  const attached = application.consents.thirdParty ? ['business', 'quote', 'collection', 'third-party'] : ['business', 'quote', 'collection'];
  return (
    <section className="paper" aria-labelledby="paper-title">
      <h3 id="paper-title">{t('order-entry.review.form')}</h3>
      <dl className="paper-rows">
        <Row name={t('order-entry.review.kind')}>
          <Boxes chosen="new" choices={['new', 'end', 'change'].map((key) => ({ key, label: t(`order-entry.review.kinds.${key}`) }))} />
        </Row>
        <Row name={t('order.fields.term')}>
          <Boxes chosen={String(termMonths)} choices={[12, 24, 36].map((months) => ({ key: String(months), label: t('order.months', { count: months }) })).concat({ key: '0', label: t('order.summary.no-term') })} />
        </Row>
        <Row name={t('order-entry.review.size')}>
          <Boxes chosen={sizes.find(({ least, most }) => seats >= least && seats <= most)?.key} choices={sizes.map(({ key }) => ({ key, label: t(`order-entry.review.sizes.${key}`) }))} />
        </Row>
        {blocks.map(({ key, title, facts }) => (
          <Row key={key} name={title}>
            <FactList facts={facts} />
          </Row>
        ))}
        <Row name={t('order-entry.review.attached')}>
          <List items={attached.map((key) => t(`order-entry.review.papers.${key}`))} />
        </Row>
        <Row name={t('order-entry.review.notes')}>
          <List items={['penalty', 'outage', 'vpn', 'recording'].map((key) => t(`order-entry.review.note.${key}`))} />
        </Row>
        <Row name={t('order-entry.review.seller')}>{t('order-entry.review.seller-of', { name: sellerName, code: application.seller.opportunityCode ?? '–' })}</Row>
      </dl>
      <p className="paper-end">
        {t('order-entry.review.applied-on', { date: person.today })} · {t('order-entry.review.applicant', { name: application.customer.name, representative: application.customer.representative })}
      </p>
      <p className="paper-end">
        <strong>{t('order-entry.review.addressee')}</strong>
      </p>
    </section>
  );
}

function Row({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <div className="paper-row">
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

const List = ({ items }: { readonly items: readonly string[] }) => (
  <ol>
    {items.map((item) => (
      <li key={item}>{item}</li>
    ))}
  </ol>
);

/** ■ the one that applies, □ the others. */
function Boxes({ chosen, choices }: { readonly chosen: string | undefined; readonly choices: readonly { readonly key: string; readonly label: string }[] }) {
  const { t } = useTranslation();
  return (
    <span className="paper-boxes">
      {choices.map(({ key, label }) => (
        <span key={key}>
          <span aria-hidden="true">{key === chosen ? '■' : '□'} </span>
          {label}
          {key === chosen && <span className="only-read-aloud"> ({t('order-entry.review.chosen')})</span>}
        </span>
      ))}
    </span>
  );
}
