import { queryOptions, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { answered, api } from '../api/client';
import type { paths } from '../api/schema.gen';
import { hasRole, useMe } from '../session/me';

export type Approvals = paths['/api/waiting-approvals']['get']['responses'][200]['content']['application/json'];

const approvals = queryOptions({ queryKey: ['approvals'], queryFn: () => answered(api.GET('/api/waiting-approvals')), staleTime: 5_000 });

/** How many proposals of others wait for a person, by what they propose. */
export function useApprovals(): Approvals | undefined {
  const person = useMe();
  return useQuery({ ...approvals, enabled: hasRole(person, 'SETTLEMENT_TEAM', 'CONSULTING_SUPPORT', 'PRODUCT_OWNER') }).data;
}

/** That number beside where it leads. */
export function WaitingCount({ count }: { readonly count: number }) {
  const { t } = useTranslation();
  if (count === 0) return null;
  return (
    <span className="count" title={t('shell.waiting-approvals')}>
      {count} <span className="only-read-aloud">{t('shell.waiting-approvals')}</span>
    </span>
  );
}
