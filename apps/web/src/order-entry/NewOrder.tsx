import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Button } from 'antd';
import { useCallback, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { answered, api, newKey, under } from '../api/client';
import { useMe } from '../session/me';
import { ProblemNote } from '../ui/States';
import { say } from '../ui/said';
import { finished, type Entry } from './entry';
import { PapersStep } from './PapersStep';
import type { Step } from './steps';
import { useKeptDraft } from './use-kept-draft';
import { Leaving, Wizard } from './Wizard';

interface Props {
  readonly entry: Entry;
  readonly step: Step;
  readonly kept?: { readonly id: string; readonly version: number };
  readonly copiedFrom?: string;
  readonly onBegun: (draftId: string) => void;
}

/** An application that nobody has entered yet: kept at each of its pages, and submitted on the last. */
export function NewOrder({ entry: from, step: begunAt, kept, copiedFrom, onBegun }: Props) {
  const { t } = useTranslation();
  const person = useMe();
  const typed = useRef({ entry: from, step: begunAt });
  const draft = useKeptDraft(kept, onBegun);
  const submitting = useSubmission((entry) => draft.keep(entry, 'review'));
  const { keepSoon } = draft;
  const keepNow = (entry: Entry, step: Step) => void draft.keep(entry, step).catch(() => undefined);
  const onTyped = useCallback(
    (entry: Entry, step: Step) => {
      typed.current = { entry, step };
      keepSoon(entry, step);
    },
    [keepSoon],
  );
  return (
    <Wizard
      entry={from}
      step={begunAt}
      sellerName={person.name}
      sending={{ error: submitting.error, isPending: submitting.isPending, send: submitting.mutate, page: t('order-entry.steps.review'), word: t('order-entry.submit'), whatHappens: t('order-entry.review.what-happens') }}
      papers={(entry, opening) => <PapersStep entry={entry} opening={opening} draftId={draft.id} keep={() => draft.keep(entry, 'papers')} />}
      note={
        <>
          <Leaving isUnsaved={draft.isUnsaved && !submitting.isSuccess} keep={() => draft.keep(typed.current.entry, typed.current.step)} />
          {copiedFrom && <p className="note">{t('order-entry.copied', { number: copiedFrom })}</p>}
        </>
      }
      onTyped={onTyped}
      onOpened={(entry, step, isTyped) => (isTyped || kept) && keepNow(entry, step)}
      foot={(entry, step) => ({
        beside: (
          <>
            <Button loading={draft.isSaving} onClick={() => keepNow(entry, step)}>
              {t('order-entry.keep')}
            </Button>
            <span className="quiet" aria-live="polite">
              {draft.error ? '' : draft.savedAt ? t('order-entry.kept', { at: draft.savedAt }) : t('order-entry.keeps-itself')}
            </span>
          </>
        ),
        below: (
          <>
            {submitting.error !== null && <ProblemNote error={submitting.error} />}
            {draft.error !== null && <ProblemNote error={draft.error} />}
          </>
        ),
      })}
    />
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
