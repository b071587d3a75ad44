import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Order } from '../order/use-order';
import { DateText } from '../ui/DateText';
import { useWon } from '../ui/Money';
import { useStepNames } from './use-step-names';
import type { CancelledOrder, ChangedOrder, SkipOrRedoEffect } from './use-acts';

interface Moved {
  readonly before: string | null;
  readonly after: string | null;
}

function Line({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </>
  );
}

const Days = ({ of }: { readonly of: Moved }) => (
  <>
    <DateText date={of.before} /> → <DateText date={of.after} />
  </>
);

interface OfSteps {
  readonly opens?: readonly string[];
  readonly added?: readonly string[];
  readonly dropped?: readonly string[];
  readonly closes: readonly string[];
  readonly doneForNothing: readonly string[];
}

/** Which steps open, close, or are done for nothing; what there is none of is left out. */
function StepLines({ order, of }: { readonly order: Order; readonly of: OfSteps }) {
  const { t } = useTranslation();
  const named = useStepNames(order);
  return (['opens', 'added', 'closes', 'dropped', 'doneForNothing'] as const).map((key) => {
    const refs = of[key] ?? [];
    return refs.length > 0 && <Line key={key} name={t(`order-acts.steps.${key}`)}>{named(refs)}</Line>;
  });
}

/** What a skip or a redo does to steps, dates and money. */
export function EffectOfSkipOrRedo({ order, effect }: { readonly order: Order; readonly effect: SkipOrRedoEffect }) {
  const { t } = useTranslation();
  const won = useWon();
  const { oneOffs, staffing, billingStart } = effect.money;
  return (
    <dl className="facts">
      <StepLines order={order} of={effect} />
      <Line name={t('order-acts.likely-opening')}>
        <Days of={effect.likelyOpening} />
      </Line>
      {billingStart && (
        <Line name={t('order-acts.billing-start')}>
          <Days of={billingStart} /> ({t('order-acts.monthly', { amount: won(billingStart.monthlyWon, 'exclusive') })})
        </Line>
      )}
      {oneOffs.map((item) => (
        <Line key={item.id} name={item.description}>
          {t('order-acts.touched', { customer: won(item.customerWon), partner: item.partnerName, partnerWon: won(item.partnerWon) })}
        </Line>
      ))}
      {staffing.map((one) => (
        <Line key={one.id} name={t('order-acts.staffing', { count: one.agents })}>
          {t('order-acts.touched', { customer: won(one.customerWon), partner: one.partnerName, partnerWon: won(one.partnerWon) })}
        </Line>
      ))}
      {oneOffs.length === 0 && staffing.length === 0 && billingStart === null && <Line name={t('order-acts.money')}>{t('order-acts.no-money')}</Line>}
    </dl>
  );
}

/** What a change does: steps, the price before and after, the opening, and what partners under contract leave behind. */
export function EffectOfChange({ order, changed }: { readonly order: Order; readonly changed: ChangedOrder }) {
  const { t } = useTranslation();
  const won = useWon();
  const { opens, closes, doneForNothing } = changed;
  const isTold = new Set([...opens, ...closes, ...doneForNothing]);
  const [added, dropped] = [changed.added, changed.dropped].map((refs) => refs.filter((ref) => !isTold.has(ref)));
  return (
    <dl className="facts">
      <StepLines order={order} of={{ opens, closes, doneForNothing, added: added ?? [], dropped: dropped ?? [] }} />
      {(['monthly', 'oneOff', 'attendanceEstimate'] as const).map(
        (part) =>
          (part !== 'attendanceEstimate' || changed.price.before[part].lines.length + changed.quote[part].lines.length > 0) && (
            <Line key={part} name={t(`order-acts.price.${part}`)}>
              {won(changed.price.before[part].supplyWon)} → {won(changed.quote[part].supplyWon, 'exclusive')}
            </Line>
          ),
      )}
      <Line name={t('order-acts.likely-opening')}>
        <Days of={changed.likelyOpening} />
      </Line>
      {changed.replaced.map((one) => (
        <Line key={one.role} name={t(`roles.${one.role}`)}>
          {t('order-acts.replaced', { from: one.fromName, to: one.toName })}
          <TakenBack steps={one.takenBack} />
          <StillOwed items={one.stillOwed} />
        </Line>
      ))}
      {changed.price.moved && <Line name={t('order-acts.quote')}>{t('order-acts.confirmed-again')}</Line>}
    </dl>
  );
}

/** What a cancellation closes, takes back and still owes. */
export function EffectOfCancellation({ order, cancelled }: { readonly order: Order; readonly cancelled: CancelledOrder }) {
  const { t } = useTranslation();
  const { takenBack, freedSlotOn, contractsToEnd, stillOwed } = cancelled;
  return (
    <dl className="facts">
      <StepLines order={order} of={cancelled} />
      <Line name={t('order-acts.taken-back')}>
        {takenBack.length === 0 ? t('order-acts.none') : <TakenBack steps={takenBack} />}
      </Line>
      {freedSlotOn && (
        <Line name={t('order-acts.freed-slot')}>
          <DateText date={freedSlotOn} />
        </Line>
      )}
      {contractsToEnd.length > 0 && <Line name={t('order-acts.contracts-to-end')}>{contractsToEnd.map((role) => t(`roles.${role}`)).join(', ')}</Line>}
      <Line name={t('order-acts.still-owed')}>
        {stillOwed.length === 0 ? t('order-acts.none') : <StillOwed items={stillOwed} />}
      </Line>
    </dl>
  );
}

function StillOwed({ items }: { readonly items: CancelledOrder['stillOwed'] }) {
  const { t } = useTranslation();
  const won = useWon();
  return items.map((item) => <div key={item.itemId}>{t('order-acts.owed', { item: item.description, partner: item.partnerName, amount: won(item.atMostWon, 'exclusive') })}</div>);
}

function TakenBack({ steps }: { readonly steps: CancelledOrder['takenBack'] }) {
  const { t, i18n } = useTranslation();
  const language = i18n.language === 'en' ? 'en' : 'ko';
  return steps.map(({ step, name, role }) => (
    <div key={step}>
      {name[language]} <span className="quiet">{role.split(', ').map((one) => t(`roles.${one}`)).join(', ')}</span>
    </div>
  ));
}
