import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import { answered, api, newKey, under } from '../api/client';
import type { Entry } from './entry';
import type { Step } from './steps';

interface Kept {
  readonly id: string;
  readonly version: number;
}

const saveAfterMs = 1_500;

/** Keeps what is typed by itself, one save after the other; the first makes the draft and tells its id. */
export function useKeptDraft(known: Kept | undefined, onBegun: (draftId: string) => void) {
  const queries = useQueryClient();
  const kept = useRef(known);
  const underWay = useRef<Promise<unknown>>(Promise.resolve());
  const timer = useRef<number>(undefined);
  const [isUnsaved, setUnsaved] = useState(false);
  const [id, setId] = useState(known?.id);
  const [savedAt, setSavedAt] = useState<string>();
  const saving = useMutation({
    mutationFn: async ({ entry, step }: { readonly entry: Entry; readonly step: Step }): Promise<Kept> => {
      const written = { ...(entry.customer.name.trim() ? { customerName: entry.customer.name.trim().slice(0, 100) } : {}), content: { entry, step } };
      const header = under(newKey());
      const now = kept.current;
      if (!now) return answered(api.POST('/api/application-drafts', { params: { header }, body: written }));
      return answered(api.PUT('/api/application-drafts/{draftId}', { params: { header, path: { draftId: now.id } }, body: { version: now.version, ...written } }));
    },
    onSuccess: (answer) => {
      const isFirst = !kept.current;
      kept.current = answer;
      setId(answer.id);
      setSavedAt(new Date().toTimeString().slice(0, 5));
      void queries.invalidateQueries({ queryKey: ['application-drafts'], exact: true });
      if (isFirst) onBegun(answer.id);
    },
  });
  const { mutateAsync } = saving;
  /** Answers the draft once everything that was typed lies in it. Throws where it could not be kept. */
  const keep = useCallback(
    (entry: Entry, step: Step): Promise<Kept> => {
      window.clearTimeout(timer.current);
      const saved = underWay.current.then(() => mutateAsync({ entry, step }));
      underWay.current = saved.catch(() => undefined);
      return saved.then((answer) => {
        setUnsaved(false);
        return answer;
      });
    },
    [mutateAsync],
  );
  const keepSoon = useCallback(
    (entry: Entry, step: Step) => {
      setUnsaved(true);
      window.clearTimeout(timer.current);
      timer.current = window.setTimeout(() => void keep(entry, step).catch(() => undefined), saveAfterMs);
    },
    [keep],
  );
  useEffect(() => () => window.clearTimeout(timer.current), []);
  return { id, keep, keepSoon, isUnsaved, savedAt, error: saving.error, isSaving: saving.isPending };
}
