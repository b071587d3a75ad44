import { queryOptions, useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { answered, api } from '../api/client';
import { hasRole, useMe } from '../session/me';
import { DateText } from '../ui/DateText';

export const clock = queryOptions({ queryKey: ['clock'], queryFn: () => answered(api.GET('/api/clock')), staleTime: 30_000 });

const ClockPanel = lazy(() => import('./ClockPanel'));

/** Business today; where the test clock is on, said so, and an administrator may move it. */
export function Clock() {
  const { t } = useTranslation();
  const person = useMe();
  const { data } = useQuery(clock);
  const [isOpen, setOpen] = useState(false);
  if (!data) return null;
  const shown = (
    <>
      {data.testClock && <span>{t('shell.clock.test')} </span>}
      <DateText date={data.today} />
    </>
  );
  if (!data.testClock || !hasRole(person, 'ADMIN')) return <span className={data.testClock ? 'clock moved' : 'clock'}>{shown}</span>;
  return (
    <>
      <Button size="small" className="clock moved" onClick={() => setOpen(true)}>
        {shown}
      </Button>
      {isOpen && (
        <Suspense fallback={null}>
          <ClockPanel clock={data} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  );
}
