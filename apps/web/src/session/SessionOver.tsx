import { useQueryClient } from '@tanstack/react-query';
import { lazy, Suspense, useEffect, useState } from 'react';
import { whenSessionIsOver } from '../api/client';

const LoginAgain = lazy(() => import('./LoginAgain'));

/** Where the session ended: one logs in again on top of the page, where everything that was typed stays. */
export function SessionOver() {
  const queries = useQueryClient();
  const [isOver, setOver] = useState(false);
  useEffect(() => whenSessionIsOver(() => setOver(true)), []);
  if (!isOver) return null;
  const again = () => {
    setOver(false);
    void queries.invalidateQueries();
  };
  return (
    <Suspense fallback={null}>
      <LoginAgain onEntered={again} />
    </Suspense>
  );
}
