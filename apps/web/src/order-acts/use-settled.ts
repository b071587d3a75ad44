import { useEffect, useState } from 'react';

const pauseMs = 350;

/** What is typed, once the person pauses: the effect is asked for then, and not at each key. */
export function useSettled<T>(value: T): T {
  const [settled, setSettled] = useState(value);
  const told = JSON.stringify(value ?? null);
  useEffect(() => {
    const timer = window.setTimeout(() => setSettled((JSON.parse(told) ?? undefined) as T), pauseMs);
    return () => window.clearTimeout(timer);
  }, [told]);
  return settled;
}
