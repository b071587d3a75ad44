import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { answered, api } from '../api/client';
import { useMe } from '../session/me';

const lookEveryMs = 300_000;

/** Told to staff above every page: holidays that run out, or work that machines cannot do now. Nothing where all is well. */
export function HouseState() {
  const { t } = useTranslation();
  const isStaff = useMe().side === 'STAFF';
  const { data } = useQuery({ queryKey: ['health'], queryFn: () => answered(api.GET('/api/health')), enabled: isStaff, staleTime: lookEveryMs, refetchInterval: lookEveryMs, retry: false });
  if (!data) return null;
  const { calendar, temporal } = data;
  const told = [...(calendar === 'DEGRADED' || calendar === 'READ_ONLY' ? [t(`shell.house.${calendar}`)] : []), ...(temporal ? [] : [t('shell.house.no-workflows')])];
  return told.map((words) => (
    <p key={words} role="status" className="note warn" style={{ margin: 0, maxWidth: 'none' }}>
      {words}
    </p>
  ));
}
