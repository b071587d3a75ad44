import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useBlocker, useNavigate } from '@tanstack/react-router';
import { Button } from 'antd';
import { useEffect, useMemo, useRef, useState, type FormEvent, type ReactNode } from 'react';
import { FormProvider, useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { answered, api, newKey, under } from '../api/client';
import { ProblemNote } from '../ui/States';
import { say } from '../ui/said';
import { CustomerStep } from './CustomerStep';
import { faultsOf, finished, type Entry } from './entry';
import { FaultsContext } from './fields';
import { OpeningAside, OpeningStep } from './OpeningStep';
import { PapersStep } from './PapersStep';
import { PartnersStep } from './PartnersStep';
import { ProductStep } from './ProductStep';
import { QuoteAside } from './QuoteAside';
import { ReviewStep } from './ReviewStep';
import { firstUnfinished, stepOf, steps, type Step } from './steps';
import { refusedFields, useLiveQuote, useOpening } from './use-entry';
import { useKeptDraft } from './use-kept-draft';

interface Props {
  readonly entry: Entry;
  readonly step: Step;
  readonly kept?: { readonly id: string; readonly version: number };
  readonly copiedFrom?: string;
  readonly onBegun: (draftId: string) => void;
}

/** The first field that shows a fault, in the order in which they are read. */
const focusFault = () => window.setTimeout(() => document.querySelector<HTMLElement>('.entry [aria-invalid="true"]')?.focus());

/** The pages of one application: kept at each, left only when nothing on it is at fault. */
export function Wizard({ entry: from, step: begunAt, kept, copiedFrom, onBegun }: Props) {
  const { t } = useTranslation();
  const form = useForm<Entry>({ defaultValues: from, mode: 'onTouched' });
  const [entry, setEntry] = useState(from);
  const [step, setStep] = useState(begunAt);
  const [isTried, setTried] = useState(false);
  const draft = useKeptDraft(kept, onBegun);
  const submitting = useSubmission((current) => draft.keep(current, step));
  const { keepSoon } = draft;
  useEffect(
    () =>
      form.subscribe({
        formState: { values: true },
        callback: ({ values }) => {
          const typed = structuredClone(values);
          setEntry(typed);
          keepSoon(typed, step);
        },
      }),
    [form, keepSoon, step],
  );
  const quote = useLiveQuote(entry);
  const opening = useOpening(entry);
  const rules = useMemo(() => faultsOf(entry), [entry]);
  const refused = useMemo(() => refusedFields(quote.error, opening.error, submitting.error), [quote.error, opening.error, submitting.error]);
  const faulty = [...rules.keys(), ...refused.keys()];
  const heading = useRef<HTMLHeadingElement>(null);
  const open = (next: Step, tried = false) => {
    setStep(next);
    setTried(tried);
    if (form.formState.isDirty || kept) void draft.keep(entry, next).catch(() => undefined);
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
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const next = steps[steps.indexOf(step) + 1];
    if (next) return go(next);
    const left = firstUnfinished(faulty, 'review');
    if (left) return open(left, true);
    submitting.mutate(entry);
  };
  const pages: Readonly<Record<Step, ReactNode>> = {
    customer: <CustomerStep entry={entry} />,
    product: <ProductStep entry={entry} />,
    opening: <OpeningStep entry={entry} />,
    partners: <PartnersStep entry={entry} />,
    papers: <PapersStep entry={entry} opening={opening.data} draftId={draft.id} keep={() => draft.keep(entry, step)} />,
    review: <ReviewStep entry={entry} quote={quote.data} />,
  };
  const aside = step === 'product' ? <QuoteAside asked={quote} /> : step === 'opening' ? <OpeningAside entry={entry} asked={opening} /> : undefined;
  return (
    <FaultsContext value={{ rules, refused, isTried }}>
      <FormProvider {...form}>
        <StepList step={step} onGo={go} />
        <Leaving isUnsaved={draft.isUnsaved && !submitting.isSuccess} keep={() => draft.keep(form.getValues(), step)} />
        {copiedFrom && <p className="note">{t('order-entry.copied', { number: copiedFrom })}</p>}
        <form className="entry-form" onSubmit={submit} noValidate aria-label={t(`order-entry.steps.${step}`)} data-aside={aside !== undefined || undefined}>
          <div className="entry-page">
            <h2 ref={heading} tabIndex={-1}>
              {t(`order-entry.steps.${step}`)}
            </h2>
            {pages[step]}
          </div>
          {aside && <div className="entry-aside">{aside}</div>}
          {submitting.error !== null && <ProblemNote error={submitting.error} />}
          <SubmissionFault refused={refusedFields(submitting.error)} onGo={(at) => open(at, true)} />
          <div className="actions entry-foot">
            {step !== 'customer' && <Button onClick={() => go(steps[steps.indexOf(step) - 1] ?? 'customer')}>{t('order-entry.back')}</Button>}
            <Button type="primary" htmlType="submit" loading={submitting.isPending}>
              {t(step === 'review' ? 'order-entry.submit' : 'order-entry.next')}
            </Button>
            <Button loading={draft.isSaving} onClick={() => void draft.keep(entry, step).catch(() => undefined)}>
              {t('order-entry.keep')}
            </Button>
            <span className="quiet" aria-live="polite">
              {draft.error ? '' : draft.savedAt ? t('order-entry.kept', { at: draft.savedAt }) : t('order-entry.keeps-itself')}
            </span>
          </div>
          {draft.error !== null && <ProblemNote error={draft.error} />}
        </form>
      </FormProvider>
    </FaultsContext>
  );
}

/** Sends the finished application once, however often it is clicked, and opens its order. */
function useSubmission(keep: (entry: Entry) => Promise<{ readonly id: string }>) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const intent = useRef({ of: '', key: newKey() });
  return useMutation({
    mutationFn: async (entry: Entry) => {
      const application = finished(entry);
      if (!application) throw new Error('an application with a fault is not sent');
      const of = JSON.stringify(application);
      const isAgain = intent.current.of === of;
      if (!isAgain) intent.current = { of, key: newKey() };
      const { id: draftId } = await keep(entry);
      return answered(api.POST('/api/application-drafts/{draftId}/submit', { params: { path: { draftId }, header: under(intent.current.key) }, body: { application: application as never } }));
    },
    onSuccess: async ({ id, orderNo }) => {
      say(t('order-entry.submitted', { number: orderNo }));
      for (const queryKey of [['application-drafts'], ['orders'], ['inbox'], ['counts']]) void queries.invalidateQueries({ queryKey });
      await navigate({ to: '/orders/$orderId', params: { orderId: id }, search: {}, ignoreBlocker: true });
    },
  });
}

function StepList({ step, onGo }: { readonly step: Step; readonly onGo: (step: Step) => void }) {
  const { t } = useTranslation();
  const at = steps.indexOf(step);
  return (
    <nav aria-label={t('order-entry.steps.title')}>
      <ol className="entry-steps">
        {steps.map((one, place) => (
          <li key={one} data-standing={place < at ? 'done' : place === at ? 'moving' : 'waiting'}>
            <button type="button" className="plain" aria-current={one === step ? 'step' : undefined} onClick={() => onGo(one)}>
              {place + 1}. {t(`order-entry.steps.${one}`)}
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

/** Whoever leaves takes nothing away unsaved: it is kept on the way out, and only where that fails are they asked. */
function Leaving({ isUnsaved, keep }: { readonly isUnsaved: boolean; readonly keep: () => Promise<unknown> }) {
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
