import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { AdminPage } from '../admin/AdminPage';
import { answered, api } from '../api/client';
import { usePages } from '../api/pages';
import { useMe } from '../session/me';
import { DataTable } from '../ui/DataTable';
import { DateText } from '../ui/DateText';
import { Listed } from '../ui/Listed';
import { Shown } from '../ui/States';
import { StatusBadge } from '../ui/StatusBadge';
import { TabRow } from '../ui/TabRow';
import { kinds, versionsOf, type Kind, type Version } from './use-prices';

/** Price tables and parameters by the day on which each takes effect, and what waits for an approval. */
export function Page() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { kind } = useSearch({ from: '/inside/admin/prices' });
  const open = kind ?? 'catalogue';
  return (
    <AdminPage title={t('admin.sections.prices')} section="prices">
      <p className="quiet">{t('prices.about')}</p>
      <TabRow tabs={kinds.map((key) => ({ key, label: t(`prices.kinds.${key}`) }))} open={open} onOpen={(key) => void navigate({ to: '/admin/prices', search: { kind: key }, replace: true })}>
        <Versions kind={open} />
      </TabRow>
      <h2 style={{ marginTop: 24 }}>{t('prices.waiting')}</h2>
      <Waiting />
    </AdminPage>
  );
}

function Versions({ kind }: { readonly kind: Kind }) {
  const { t } = useTranslation();
  const { today, side } = useMe();
  const asking = useQuery({ ...versionsOf(kind), enabled: side === 'STAFF' });
  const badge = ({ effectiveFrom, lastDay }: Version) => {
    if (effectiveFrom > today) return <StatusBadge standing="waiting" word={t('prices.to-come')} />;
    return lastDay === null || lastDay >= today ? <StatusBadge standing="done" word={t('prices.in-force')} /> : <StatusBadge standing="skipped" word={t('prices.past')} />;
  };
  return (
    <Shown asked={asking} bones={4}>
      {({ items }) => (
        <DataTable<Version>
          caption={t(`prices.kinds.${kind}`)}
          rows={items}
          keyOf={({ code }) => code}
          columns={[
            {
              key: 'from',
              title: t('prices.effective-from'),
              isShort: true,
              cell: ({ code, effectiveFrom }) => (
                <Link to="/admin/prices/$kind/$code" params={{ kind, code }} aria-label={t('prices.version', { date: effectiveFrom })}>
                  <DateText date={effectiveFrom} />
                </Link>
              ),
            },
            { key: 'last', title: t('people.last-day'), isShort: true, cell: ({ lastDay }) => <DateText date={lastDay} /> },
            { key: 'state', title: t('prices.state'), isShort: true, cell: badge },
            { key: 'proposed', title: t('prices.proposed-by'), isShort: true, cell: ({ proposedByName }) => proposedByName ?? '–' },
            { key: 'approved', title: t('prices.approved-by'), isShort: true, cell: ({ approvedByName }) => approvedByName ?? '–' },
          ]}
        />
      )}
    </Shown>
  );
}

function Waiting() {
  const { t } = useTranslation();
  const { side } = useMe();
  const { asked, rows } = usePages(['proposals'], (after) => answered(api.GET('/api/version-proposals', { params: { query: after } })), side === 'STAFF');
  return (
    <Listed asked={asked} rows={rows} none={t('prices.none-waits')} hint={t('prices.none-waits-hint')} bones={2}>
      <DataTable
        caption={t('prices.waiting')}
        rows={rows}
        keyOf={({ id }) => id}
        columns={[
          {
            key: 'what',
            title: t('prices.what'),
            isShort: true,
            cell: ({ id, kind, effectiveFrom }) => (
              <Link to="/admin/prices/proposals/$proposalId" params={{ proposalId: id }}>
                {t('prices.proposal', { kind: t(`prices.kinds.${kind === 'CATALOGUE' ? 'catalogue' : 'parameters'}`), date: effectiveFrom })}
              </Link>
            ),
          },
          { key: 'by', title: t('prices.proposed-by'), isShort: true, cell: ({ proposedByName }) => proposedByName },
          { key: 'why', title: t('people.reason'), cell: ({ reason }) => reason },
        ]}
      />
    </Listed>
  );
}
