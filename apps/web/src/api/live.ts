import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';

/** Which answers are read anew when something of this topic changed. */
const concerns: Readonly<Record<string, readonly string[]>> = {
  inbox: ['inbox', 'counts', 'task', 'home'],
  order: ['orders', 'order', 'recording'],
  run: ['order', 'forecast', 'month', 'recording'],
  approval: ['approvals', 'corrections', 'refunds', 'credits', 'proposals', 'versions', 'bank-accounts'],
};

const settleMs = 400;

const listeners = new Set<() => void>();

/** Calls back when somebody's act changed a box; answers how to stop it. The list of a box is not read anew by itself: its rows would move under the pointer. */
export function whenInboxChanged(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}
const isListOfBox = ({ queryKey }: { readonly queryKey: readonly unknown[] }): boolean => queryKey[0] === 'inbox' && queryKey[1] === 'list';

/** Listens while the page is open and reads anew what changed: several changes at once are one look. */
export function useLiveChanges(): void {
  const queries = useQueryClient();
  useEffect(() => {
    const stream = new EventSource('/api/live');
    const waiting = new Set<string>();
    let timer: number | undefined;
    const look = () => {
      timer = undefined;
      for (const key of waiting) void queries.invalidateQueries({ queryKey: [key], predicate: (query) => !isListOfBox(query) });
      if (waiting.has('inbox')) {
        // Whoever comes back to a list reads it anew.
        void queries.invalidateQueries({ queryKey: ['inbox', 'list'], refetchType: 'none' });
        for (const tell of listeners) tell();
      }
      waiting.clear();
    };
    const changed = (keys: readonly string[]) => {
      for (const key of keys) waiting.add(key);
      timer ??= window.setTimeout(look, settleMs);
    };
    for (const [topic, keys] of Object.entries(concerns)) stream.addEventListener(topic, () => changed(keys));
    stream.addEventListener('reload', () => void queries.invalidateQueries());
    return () => {
      window.clearTimeout(timer);
      stream.close();
    };
  }, [queries]);
}
