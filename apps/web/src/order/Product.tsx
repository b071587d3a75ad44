import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { businessNumberText } from '../../../../libs/domain/identifiers/business-registration-number';
import { CustomerPeople } from '../customer-people/CustomerPeople';
import { useMe } from '../session/me';
import { DateText } from '../ui/DateText';
import { FactList, type Fact } from '../ui/FactList';
import { QuoteLines } from './QuoteLines';
import { applicationOf, type Application, type Order } from './use-order';

type Facts = readonly (readonly [name: string, value: ReactNode])[];

/** What was applied for, as the form says it, and how each won of the quote comes about. */
export function Product({ order }: { readonly order: Order }) {
  const { t } = useTranslation();
  const person = useMe();
  const blocks = useApplicationBlocks(applicationOf(order), order.requestedOpenDate, order.partners ?? []);
  return (
    <>
      {order.quote && (
        <section aria-labelledby="order-quote">
          <h2 id="order-quote">{t('order.quote.title')}</h2>
          <QuoteLines quote={order.quote} />
        </section>
      )}
      <section aria-labelledby="order-application">
        <h2 id="order-application">{t('order.application.title')}</h2>
        <div className="blocks">
          {blocks.map(({ key, title, facts }) => (
            <section key={key} aria-labelledby={`order-${key}`}>
              <h3 id={`order-${key}`}>{title}</h3>
              <FactList facts={facts} />
            </section>
          ))}
        </div>
      </section>
      {person.side === 'STAFF' && <CustomerPeople order={order} />}
    </>
  );
}

export interface ApplicationBlock {
  readonly key: string;
  readonly title: string;
  readonly facts: readonly Fact[];
}

/** An application block by block as the form has them, in words; blocks of which the reader knows nothing are left out. */
export function useApplicationBlocks(application: Application, wantedOn: string, partners: readonly { readonly role: string; readonly name: string }[]): readonly ApplicationBlock[] {
  const { t, i18n } = useTranslation();
  return useBlocks(application, wantedOn, partners)
    .filter(({ facts }) => facts.length > 0)
    .map(({ key, facts }) => ({
      key,
      title: t(`order.application.${key}`),
      facts: facts.map(([name, value]) => ({ name: t(i18n.exists(`roles.${name}`) ? `roles.${name}` : `order.fields.${name}`), value })),
    }));
}

const given = (facts: Facts): Facts => facts.filter(([, value]) => value !== undefined && value !== null && value !== '' && value !== false);

function useBlocks(application: Application, wantedOn: string, named: readonly { readonly role: string; readonly name: string }[]): readonly { readonly key: string; readonly facts: Facts }[] {
  const { t } = useTranslation();
  const { customer, payer, product, access, devices = [], buildHardware = [], development, floorSpace, staffing, equipmentRental = [], consents } = application;
  const yes = (is: boolean | undefined) => is !== undefined && t(is ? 'order.yes' : 'order.no');
  const pieces = (what: string, quantity: number) => t('order.pieces', { what, quantity });
  return [
    { key: 'customer', facts: customer ? given([['name', customer.name], ['business-no', customer.businessNo && businessNumberText(customer.businessNo)], ['representative', customer.representative], ['address', customer.address], ['phone', customer.phone], ['mobile', customer.mobile], ['email', customer.email]]) : [] },
    { key: 'payer', facts: payer ? given([['name', payer.name], ['business-no', payer.businessNo && businessNumberText(payer.businessNo)], ['due-day', payer.dueDay && t(`order.due-days.${payer.dueDay}`)], ['paper', yes(payer.wantsPaper)], ['address', payer.address]]) : [] },
    {
      key: 'product',
      facts: product
        ? given([
            ['seats', product.seats && t('order.summary.seats', { count: product.seats })],
            ['term', product.termMonths !== undefined && t(product.termMonths === 0 ? 'order.summary.no-term' : 'order.summary.term', { months: product.termMonths })],
            ['end-on', product.endOn && <DateText date={product.endOn} />],
            ['agent-app', product.agentApp && `${t(`forms.choices.${product.agentApp.plan}`)} · ${t('order.summary.seats', { count: product.agentApp.seats })}`],
            ['recording', product.recordingSeats ? t('order.summary.seats', { count: product.recordingSeats }) : undefined],
            ['extra-lines', product.extraLines || undefined],
            ['ars', yes(product.arsUsed)],
            ['intelligent-number', yes(product.intelligentNumber)],
          ])
        : [],
    },
    { key: 'access', facts: access ? given([['line', t(`order.access.${access.kind}`)], ['router', access.kind === 'VPN' ? yes(access.routerFromKt) : undefined], ['wanted', <DateText key="wanted" date={wantedOn} />]]) : [] },
    {
      key: 'beside',
      facts: given([
        ['devices', devices.map(({ kind, quantity }) => pieces(t(`order.devices.${kind}`), quantity)).join(', ')],
        ['hardware', buildHardware.map(({ description, quantity }) => pieces(description, quantity)).join(', ')],
        ['development', development?.description],
        ['floor-space', floorSpace && pieces(floorSpace.site, floorSpace.places)],
        ['staffing', staffing && t('order.people', { count: staffing.agents })],
        ['training', staffing?.businessTraining && t('order.months', { count: staffing.businessTraining.months })],
        ['rental', equipmentRental.map(({ description, quantity }) => pieces(description, quantity)).join(', ')],
        ['notes', application.siteNotes],
      ]),
    },
    { key: 'partners', facts: named.map(({ role, name }) => [role, name] as const) },
    { key: 'consents', facts: consents ? given([['collection', yes(consents.collection)], ['third-party', yes(consents.thirdParty)]]) : [] },
  ];
}
