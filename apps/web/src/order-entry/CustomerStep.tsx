import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useEffect } from 'react';
import { useFormContext } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { applicationOf as formerOf, order } from '../order/use-order';
import { standingOfOrder } from '../orders/standing-of-order';
import { DateText, koreanDay } from '../ui/DateText';
import { say } from '../ui/said';
import { ProblemNote } from '../ui/States';
import { StatusBadge } from '../ui/StatusBadge';
import { entryOfFormer, type Entry } from './entry';
import { CheckField, ChoiceField, TextField } from './fields';
import { digitsOf, useCustomer, useFormerOrders, type Customer } from './use-entry';

const dueDays = ['25', '20', 'MONTH_END', '5', '10', '15'] as const;
const wholeNumber = 10;

/** Who applies, found by the business registration number, and who pays. */
export function CustomerStep({ entry, mayCopy }: { readonly entry: Entry; readonly mayCopy: boolean }) {
  const { t } = useTranslation();
  const { businessNo } = entry.customer;
  const asking = useCustomer(businessNo);
  return (
    <>
      <section className="group" aria-labelledby="entry-who">
        <h3 id="entry-who">{t('order.application.customer')}</h3>
        <TextField name="customer.businessNo" label={t('order.fields.business-no')} hint={t('order-entry.customer.number-hint')} isRequired isNumber isEager={digitsOf(businessNo).length >= wholeNumber} />
        <div aria-live="polite">
          {asking.isError && <ProblemNote error={asking.error} again={() => void asking.refetch()} />}
          {asking.data === null && <p className="note">{t('order-entry.customer.new')}</p>}
          {asking.data && <Known customer={asking.data} entry={entry} mayCopy={mayCopy} />}
        </div>
        <ApplicantFields />
      </section>
      <Payer entry={entry} />
      <section className="group" aria-labelledby="entry-consents">
        <h3 id="entry-consents">{t('order.application.consents')}</h3>
        <CheckField name="consents.collection" label={t('order-entry.customer.consent')} hint={t('order-entry.customer.consent-hint')} isRequired />
        <CheckField name="consents.thirdParty" label={t('order-entry.customer.third-party')} />
      </section>
    </>
  );
}

/** All that the application says of the customer, but the number by which the house knows it. */
export function ApplicantFields() {
  const { t } = useTranslation();
  return (
    <div className="entry-columns">
      <TextField name="customer.name" label={t('order.fields.name')} isRequired />
      <TextField name="customer.representative" label={t('order.fields.representative')} isRequired />
      <TextField name="customer.address" label={t('order.fields.address')} isRequired />
      <TextField name="customer.corporateNo" label={t('order-entry.fields.corporate-no')} isNumber />
      <TextField name="customer.phone" label={t('order.fields.phone')} isRequired />
      <TextField name="customer.mobile" label={t('order.fields.mobile')} />
      <TextField name="customer.email" label={t('order.fields.email')} />
    </div>
  );
}

export function Payer({ entry }: { readonly entry: Entry }) {
  const { t } = useTranslation();
  return (
    <section className="group" aria-labelledby="entry-payer">
      <h3 id="entry-payer">{t('order.application.payer')}</h3>
      <CheckField name="payerIsCustomer" label={t('order-entry.customer.same-payer')} />
      <div className="entry-columns">
        {!entry.payerIsCustomer && (
          <>
            <TextField name="payer.businessNo" label={t('order.fields.business-no')} isRequired isNumber isEager={digitsOf(entry.payer.businessNo).length >= wholeNumber} />
            <TextField name="payer.name" label={t('order.fields.name')} isRequired />
          </>
        )}
        <TextField name="payer.address" label={t('order-entry.fields.bill-address')} />
        <TextField name="payer.phone" label={t('order.fields.phone')} />
        <ChoiceField name="payer.dueDay" label={t('order.fields.due-day')} isRequired choices={dueDays.map((value) => ({ value, label: t(`order.due-days.${value}`) }))} />
      </div>
      <CheckField name="payer.wantsPaper" label={t('order.fields.paper')} />
    </section>
  );
}

/** Somebody whom the house knows: what is known fills what is empty, and what they ordered before can be ordered again. */
function Known({ customer, entry, mayCopy }: { readonly customer: Customer; readonly entry: Entry; readonly mayCopy: boolean }) {
  const { t } = useTranslation();
  const { setValue } = useFormContext<Entry>();
  const isEmpty = entry.customer.name === '' && entry.customer.representative === '' && entry.customer.phone === '';
  const fill = () => {
    for (const [name, value] of Object.entries(customerFields(customer))) setValue(`customer.${name as keyof Entry['customer']}`, value, { shouldDirty: true });
    const isSame = customer.payerBusinessNo === customer.businessNo && customer.payerName === customer.name;
    setValue('payerIsCustomer', isSame, { shouldDirty: true });
    const payer = { name: isSame ? '' : customer.payerName, businessNo: isSame ? '' : customer.payerBusinessNo, dueDay: customer.payerDueDay, wantsPaper: customer.payerWantsPaper };
    for (const [name, value] of Object.entries(payer)) setValue(`payer.${name as keyof typeof payer}`, value, { shouldDirty: true });
  };
  useEffect(() => {
    if (isEmpty) fill();
  }, [customer.id]);
  return (
    <div className="note">
      <p>
        <strong>{t('order-entry.customer.known', { name: customer.name })}</strong>
      </p>
      <p>{t('order-entry.customer.known-facts', { representative: customer.representative, address: customer.address, phone: customer.phone })}</p>
      {!isEmpty && entry.customer.name !== customer.name && (
        <Button size="small" onClick={fill}>
          {t('order-entry.customer.fill')}
        </Button>
      )}
      {mayCopy && <Former customerId={customer.id} />}
    </div>
  );
}

const customerFields = (known: Customer) => ({ name: known.name, representative: known.representative, address: known.address, phone: known.phone, email: known.email ?? '', corporateNo: known.corporateNo ?? '' });

const mostShown = 5;

function Former({ customerId }: { readonly customerId: string }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const { reset } = useFormContext<Entry>();
  const asking = useFormerOrders(customerId);
  const copying = useMutation({
    mutationFn: (orderId: string) => queries.fetchQuery(order(orderId)),
    onSuccess: (former) => {
      reset(entryOfFormer(formerOf(former)), { keepDefaultValues: true });
      say(t('order-entry.copied', { number: former.orderNo }));
    },
  });
  const former = asking.data?.items.slice(0, mostShown) ?? [];
  if (former.length === 0) return null;
  return (
    <>
      <h4>{t('order-entry.customer.former')}</h4>
      <ul className="entry-former">
        {former.map(({ id, orderNo, status, createdAt }) => (
          <li key={id}>
            <span>{orderNo}</span> <DateText date={koreanDay(createdAt)} weekday={false} /> <StatusBadge standing={standingOfOrder(status)} word={t(`orders.status.${status}`)} />
            <Button size="small" loading={copying.isPending} aria-label={t('order-entry.customer.copy-what', { number: orderNo })} onClick={() => copying.mutate(id)}>
              {t('order-entry.customer.copy')}
            </Button>
          </li>
        ))}
      </ul>
      {copying.isError && <ProblemNote error={copying.error} />}
    </>
  );
}
