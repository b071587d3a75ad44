import { useSyncExternalStore } from 'react';

interface Said {
  readonly id: number;
  readonly words: string;
}

const staysMs = 5_000;
let now: readonly Said[] = [];
let last = 0;
const listeners = new Set<() => void>();
const tell = (next: readonly Said[]) => {
  now = next;
  for (const listener of listeners) listener();
};

/** Says for a moment what was done: `완료되었습니다.` */
export function say(words: string): void {
  const id = (last += 1);
  tell([...now, { id, words }]);
  window.setTimeout(() => tell(now.filter((one) => one.id !== id)), staysMs);
}

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => void listeners.delete(listener);
};

export const useSaid = (): readonly Said[] => useSyncExternalStore(subscribe, () => now);
