import { Button } from 'antd';
import { useState } from 'react';
import { FormProvider, useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import type { OrderApplication } from '../../../../libs/contract/forms/order-application';
import { answered, api } from '../api/client';
import { applicationOf } from '../order/use-order';
import { ApplicantFields, Payer } from '../order-entry/CustomerStep';
import { entryOf, faultsOf, finished, type Entry } from '../order-entry/entry';
import { CheckField, FaultsContext } from '../order-entry/fields';
import { OpeningStep } from '../order-entry/OpeningStep';
import { PartnersStep } from '../order-entry/PartnersStep';
import { ProductStep } from '../order-entry/ProductStep';
import { ActDialog } from './ActDialog';
import type { ActProps } from './act-props';
import { EffectOfChange } from './Effect';
import '../order-entry/order-entry.css';

const isSame = (one: OrderApplication | undefined, other: OrderApplication | undefined): boolean => JSON.stringify(one) === JSON.stringify(other);

/** What was ordered, by whom and when, of an order under way: steps open or end, partners change, and the price is confirmed again where it moved (S1-037). */
export default function ChangeDialog({ order, onClose }: ActProps) {
  const { t } = useTranslation();
  const [was] = useState(() => entryOf(applicationOf(order)));
  const [version] = useState(order.version);
  const [isTried, setTried] = useState(false);
  const form = useForm<Entry>({ defaultValues: was, mode: 'onTouched' });
  const entry = form.watch();
  const rules = faultsOf(entry);
  const application = rules.size === 0 ? finished(entry) : undefined;
  const path = { orderId: order.id };
  const showMissing = () => {
    setTried(true);
    window.setTimeout(() => document.querySelector<HTMLElement>('.act-wide [aria-invalid="true"]')?.focus());
  };
  return (
    <ActDialog
      isWide
      title={t('order-acts.change.title')}
      okText={t('order-acts.change.ok')}
      done={t('order-acts.change.done')}
      asked={isSame(application, finished(was)) ? undefined : application}
      missing={application ? <p className="note">{t('order-acts.change.nothing-yet')}</p> : <Missing onShow={showMissing} />}
      foresee={(asked, reason, header) => answered(api.POST('/api/orders/{orderId}/changes/preview', { params: { path, header }, body: { version, application: asked, reason } }))}
      act={(asked, reason, header) => answered(api.POST('/api/orders/{orderId}/changes', { params: { path, header }, body: { version, application: asked, reason } }))}
      effect={(changed) => <EffectOfChange order={order} changed={changed} />}
      onClose={onClose}
    >
      {(refused) => (
        <FaultsContext value={{ rules, refused, isTried, isEager: true }}>
          <FormProvider {...form}>
            <Fields order={order} entry={entry} />
          </FormProvider>
        </FaultsContext>
      )}
    </ActDialog>
  );
}

function Missing({ onShow }: { readonly onShow: () => void }) {
  const { t } = useTranslation();
  return (
    <div className="note warn">
      <p>{t('order-acts.change.unfinished')}</p>
      <Button size="small" onClick={onShow}>
        {t('order-acts.change.show-missing')}
      </Button>
    </div>
  );
}

/** All of the application but whose it is. */
function Fields({ order, entry }: { readonly order: ActProps['order']; readonly entry: Entry }) {
  const { t } = useTranslation();
  return (
    <div className="entry">
      <ProductStep entry={entry} />
      <fieldset className="group">
        <legend>{t('order-acts.change.partners')}</legend>
        <PartnersStep entry={entry} now={order.partners ?? []} />
      </fieldset>
      <fieldset className="group">
        <legend>{t('order-entry.steps.opening')}</legend>
        <OpeningStep entry={entry} />
      </fieldset>
      <fieldset className="group">
        <legend>{t('order.application.customer')}</legend>
        <ApplicantFields />
        <CheckField name="consents.thirdParty" label={t('order-entry.customer.third-party')} />
      </fieldset>
      <Payer entry={entry} />
    </div>
  );
}
