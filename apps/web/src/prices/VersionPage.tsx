import { useQuery } from '@tanstack/react-query';
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { AdminPage } from '../admin/AdminPage';
import { hasRole, useMe } from '../session/me';
import { Shown } from '../ui/States';
import { Content } from './Content';
import { Differences } from './Differences';
import { NewVersion } from './NewVersion';
import { kindFrom, parametersOf, versionOf, versionsOf } from './use-prices';

/** One version: all that it holds, what differs from another, and a new one made from it. */
export function Page() {
  const { t } = useTranslation();
  const me = useMe();
  const navigate = useNavigate();
  const { kind: sent, code } = useParams({ from: '/inside/admin/prices/$kind/$code' });
  const { against, from } = useSearch({ from: '/inside/admin/prices/$kind/$code' });
  const kind = kindFrom(sent);
  const isStaff = me.side === 'STAFF';
  const all = useQuery({ ...versionsOf(kind), enabled: isStaff });
  const asking = useQuery({ ...versionOf(kind, code, against), enabled: isStaff });
  const go = (search: { readonly against?: string; readonly from?: boolean }) => void navigate({ to: '/admin/prices/$kind/$code', params: { kind, code }, search, replace: true });
  const version = asking.data;
  return (
    <AdminPage
      title={version ? t('prices.title', { kind: t(`prices.kinds.${kind}`), date: version.effectiveFrom }) : t('admin.sections.prices')}
      section="prices"
      actions={hasRole(me, 'PRODUCT_OWNER') && !from && <Button onClick={() => go({ from: true })}>{t('prices.make-from')}</Button>}
    >
      {!from && (
        <form className="filters" role="search" aria-label={t('admin.filters')} onSubmit={(event) => event.preventDefault()}>
          <label>
            {t('prices.compare-with')}
            <select value={against ?? ''} onChange={(event) => go(event.target.value ? { against: event.target.value } : {})}>
              <option value="">{t('prices.compare-none')}</option>
              {(all.data?.items ?? [])
                .filter((one) => one.code !== code)
                .map((one) => (
                  <option key={one.code} value={one.code}>
                    {t('prices.version', { date: one.effectiveFrom })}
                  </option>
                ))}
            </select>
          </label>
        </form>
      )}
      <Shown asked={asking} bones={12}>
        {({ content, differences }) =>
          from ? <NewVersion kind={kind} content={content} onClose={() => go({})} /> : differences ? <Differences kind={kind} differences={differences} parameters={parametersOf(content)} /> : <Content kind={kind} content={content} />
        }
      </Shown>
    </AdminPage>
  );
}
