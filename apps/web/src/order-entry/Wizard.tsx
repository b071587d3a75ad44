import { useBlocker } from '@tanstack/react-router';
import { Button } from 'antd';
import { useEffect, useMemo, useRef, useState, type FormEvent, type ReactNode } from 'react';
import { FormProvider, useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { refusedFields } from '../ui/refused-fields';
import { CustomerStep } from './CustomerStep';
import { faultsOf, type Entry } from './entry';
import { FaultsContext } from './fields';
import { OpeningAside, OpeningStep } from './OpeningStep';
import { PartnersStep } from './PartnersStep';
import { ProductStep } from './ProductStep';
import { QuoteAside } from './QuoteAside';
import { ReviewStep } from './ReviewStep';
import { firstUnfinished, stepOf, steps, type Step } from './steps';
import { useLiveQuote, useOpening, type Opening } from './use-entry';

interface Props {
  readonly entry: Entry;
  readonly step: Step;
  /** Told above the pages. */
  readonly note?: ReactNode;
  /** Where papers come with it: their page. */
  readonly papers?: (entry: Entry, opening: Opening | undefined) => ReactNode;
  /** Whose name stands as the seller's. */
  readonly sellerName: string;
  /** Former orders may be taken over. */
  readonly mayCopy?: boolean;
  readonly sending: { readonly error: unknown; readonly isPending: boolean; readonly send: (entry: Entry) => void; readonly page: string; readonly word: string; readonly whatHappens: string };
  readonly onTyped: (typed: Entry, step: Step) => void;
  readonly onOpened?: (entry: Entry, step: Step, isTyped: boolean) => void;
  /** What stands beside and below the buttons of each page. */
  readonly foot: (entry: Entry, step: Step) => { readonly beside: ReactNode; readonly below: ReactNode };
}

/** The first field that shows a fault, in the order in which they are read. */
const focusFault = () => window.setTimeout(() => document.querySelector<HTMLElement>('.entry [aria-invalid="true"]')?.focus());

/** The pages of one application, each left only when nothing on it is at fault. */
export function Wizard({ entry: from, step: begunAt, note, papers, sellerName, mayCopy = true, sending, onTyped, onOpened, foot }: Props) {
  const { t } = useTranslation();
  const form = useForm<Entry>({ defaultValues: from, mode: 'onTouched' });
  const [entry, setEntry] = useState(from);
  const [step, setStep] = useState(begunAt);
  const [isTried, setTried] = useState(false);
  useEffect(
    () =>
      form.subscribe({
        formState: { values: true },
        callback: ({ values }) => {
          const typed = structuredClone(values);
          setEntry(typed);
          onTyped(typed, step);
        },
      }),
    [form, onTyped, step],
  );
  const quote = useLiveQuote(entry);
  const opening = useOpening(entry);
  const rules = useMemo(() => faultsOf(entry), [entry]);
  const refused = useMemo(() => refusedFields(quote.error, opening.error, sending.error), [quote.error, opening.error, sending.error]);
  const faulty = [...rules.keys(), ...refused.keys()];
  const heading = useRef<HTMLHeadingElement>(null);
  const shown: readonly Step[] = papers ? steps : steps.filter((one) => one !== 'papers');
  const open = (next: Step, tried = false) => {
    setStep(next);
    setTried(tried);
    onOpened?.(entry, next, form.formState.isDirty);
    window.setTimeout(() => (tried ? focusFault() : heading.current?.focus()));
    window.scrollTo({ top: 0 });
  };
  const go = (wanted: Step) => {
    const left = steps.indexOf(wanted) <= steps.indexOf(step) ? undefined : firstUnfinished(faulty, wanted);
    if (left === undefined) return open(wanted);
    if (left !== step) return open(left, true);
    setTried(true);
    focusFault();
  };
  const goOn = (event: FormEvent) => {
    event.preventDefault();
    const next = shown[shown.indexOf(step) + 1];
    if (next) return go(next);
    const left = firstUnfinished(faulty, 'review');
    if (left) return open(left, true);
    sending.send(entry);
  };
  const pages: Readonly<Record<Step, () => ReactNode>> = {
    customer: () => <CustomerStep entry={entry} mayCopy={mayCopy} />,
    product: () => <ProductStep entry={entry} />,
    opening: () => <OpeningStep entry={entry} />,
    partners: () => <PartnersStep entry={entry} />,
    papers: () => papers?.(entry, opening.data),
    review: () => <ReviewStep entry={entry} quote={quote.data} sellerName={sellerName} whatHappens={sending.whatHappens} />,
  };
  const aside = step === 'product' ? <QuoteAside asked={quote} /> : step === 'opening' ? <OpeningAside entry={entry} asked={opening} /> : undefined;
  const { beside, below } = foot(entry, step);
  const nameOf = (one: Step) => (one === 'review' ? sending.page : t(`order-entry.steps.${one}`));
  return (
    <FaultsContext value={{ rules, refused, isTried }}>
      <FormProvider {...form}>
        <StepList shown={shown} nameOf={nameOf} step={step} onGo={go} />
        {note}
        <form className="entry-form" onSubmit={goOn} noValidate aria-label={nameOf(step)} data-aside={aside !== undefined || undefined}>
          <div className="entry-page">
            <h2 ref={heading} tabIndex={-1}>
              {nameOf(step)}
            </h2>
            {pages[step]()}
          </div>
          {aside && (
            <div className="entry-beside">
              <div className="entry-aside">{aside}</div>
            </div>
          )}
          <SubmissionFault refused={refusedFields(sending.error)} onGo={(at) => open(at, true)} />
          <div className="actions entry-foot">
            {step !== 'customer' && <Button onClick={() => go(shown[shown.indexOf(step) - 1] ?? 'customer')}>{t('order-entry.back')}</Button>}
            <Button type="primary" htmlType="submit" loading={sending.isPending}>
              {step === 'review' ? sending.word : t('order-entry.next')}
            </Button>
            {beside}
          </div>
          {below}
        </form>
      </FormProvider>
    </FaultsContext>
  );
}

function StepList({ shown, nameOf, step, onGo }: { readonly shown: readonly Step[]; readonly nameOf: (step: Step) => string; readonly step: Step; readonly onGo: (step: Step) => void }) {
  const { t } = useTranslation();
  const at = shown.indexOf(step);
  return (
    <nav aria-label={t('order-entry.steps.title')}>
      <ol className="entry-steps">
        {shown.map((one, place) => (
          <li key={one} data-standing={place < at ? 'done' : place === at ? 'moving' : 'waiting'}>
            <button type="button" className="plain" aria-current={one === step ? 'step' : undefined} onClick={() => onGo(one)}>
              {place + 1}. {nameOf(one)}
            </button>
          </li>
        ))}
      </ol>
    </nav>
  );
}

/** Where the API refused a field of another page: the way there. */
function SubmissionFault({ refused, onGo }: { readonly refused: ReadonlyMap<string, string>; readonly onGo: (step: Step) => void }) {
  const { t } = useTranslation();
  const at = [...refused.keys()].map(stepOf).find((step) => step !== undefined);
  if (!at) return null;
  return <Button onClick={() => onGo(at)}>{t('order-entry.to-fault', { step: t(`order-entry.steps.${at}`) })}</Button>;
}

/** Whoever leaves takes nothing away unsaved: where it can be, it is kept on the way out, and only where that fails are they asked. */
export function Leaving({ isUnsaved, keep = () => Promise.reject(new Error('kept by its button alone')) }: { readonly isUnsaved: boolean; readonly keep?: () => Promise<unknown> }) {
  const { t } = useTranslation();
  const blocker = useBlocker({
    shouldBlockFn: ({ current, next }) => {
      if (!isUnsaved || current.pathname === next.pathname) return false;
      return keep().then(
        () => false,
        () => true,
      );
    },
    enableBeforeUnload: isUnsaved,
    withResolver: true,
  });
  if (blocker.status !== 'blocked') return null;
  return (
    <div className="note warn" role="alert">
      <p>{t('order-entry.leave.why')}</p>
      <div className="actions">
        <Button onClick={blocker.reset}>{t('order-entry.leave.stay')}</Button>
        <Button danger onClick={blocker.proceed}>
          {t('order-entry.leave.go')}
        </Button>
      </div>
    </div>
  );
}
