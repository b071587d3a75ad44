import { Button } from 'antd';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { answered, api } from '../api/client';
import type { paths } from '../api/schema.gen';
import { usePages } from '../api/pages';
import { stepName } from '../process/step-names';
import { hasRole, useMe } from '../session/me';
import { DataTable } from '../ui/DataTable';
import { DateText } from '../ui/DateText';
import { Listed } from '../ui/Listed';
import { StatusBadge } from '../ui/StatusBadge';

const FormDialog = lazy(() => import('../ui/FormDialog'));
const AbsenceDialog = lazy(() => import('./AbsenceDialog'));
const DelegateDialog = lazy(() => import('./DelegateDialog'));
const HandOverDialog = lazy(() => import('./HandOverDialog'));

type StandIn = paths['/api/substitutions']['get']['responses']['200']['content']['application/json']['items'][number];
type Dialog = 'absence' | 'delegate' | 'hand-over';

/** Who stands in for whom, today and to come: absences with a deputy, and tasks handed to a colleague for a time. */
export function Page() {
  const { t } = useTranslation();
  const person = useMe();
  const [dialog, setDialog] = useState<Dialog>();
  const [ending, setEnding] = useState<StandIn>();
  const [isPast, showPast] = useState(false);
  const { asked, rows } = usePages(['stand-ins', isPast], (after) => answered(api.GET('/api/substitutions', { params: { query: { ...after, past: isPast ? 'true' : 'false' } } })));
  const mayHandOver = hasRole(person, 'ADMIN') || (person.side === 'STAFF' && person.memberships.some(({ supervisor }) => supervisor));
  const close = () => setDialog(undefined);
  return (
    <section className="page" aria-labelledby="absence-title">
      <div className="page-head">
        <h1 id="absence-title">{t('absence.title')}</h1>
        <span className="push actions">
          <Button type="primary" onClick={() => setDialog('absence')}>
            {t('absence.enter')}
          </Button>
          <Button onClick={() => setDialog('delegate')}>{t('absence.delegate')}</Button>
          {mayHandOver && <Button onClick={() => setDialog('hand-over')}>{t('absence.hand-over')}</Button>}
        </span>
      </div>
      <p className="quiet">{t('absence.about')}</p>
      <form className="filters" aria-label={t('absence.filters')} onSubmit={(event) => event.preventDefault()}>
        <label>
          <input type="checkbox" checked={isPast} onChange={(event) => showPast(event.target.checked)} /> {t('absence.show-past')}
        </label>
      </form>
      <Listed asked={asked} rows={rows} none={t(isPast ? 'absence.none-past' : 'absence.none')} hint={t('absence.none-hint')}>
        <StandIns rows={rows} isPast={isPast} onEnd={setEnding} />
      </Listed>
      <Suspense fallback={null}>
        {dialog === 'absence' && <AbsenceDialog onClose={close} />}
        {dialog === 'delegate' && <DelegateDialog onClose={close} />}
        {dialog === 'hand-over' && <HandOverDialog onClose={close} />}
        {ending && (
          <FormDialog
            title={t('absence.end-title')}
            ok={t('absence.end')}
            isDangerous
            fields={[]}
            send={(_, header) => answered(api.POST('/api/substitutions/{substitutionId}/end', { params: { path: { substitutionId: ending.id }, header } }))}
            reads={[['stand-ins'], ['inbox'], ['counts']]}
            done={t('absence.ended')}
            onClose={() => setEnding(undefined)}
          >
            <p className="note warn">{t('absence.end-effect', { person: ending.personName, deputy: ending.deputyName })}</p>
          </FormDialog>
        )}
      </Suspense>
    </section>
  );
}

function StandIns({ rows, isPast, onEnd }: { readonly rows: readonly StandIn[]; readonly isPast: boolean; readonly onEnd: (one: StandIn) => void }) {
  const { t } = useTranslation();
  const workOf = ({ role, step, taskIds }: StandIn): string => {
    if (taskIds) return t('absence.of-tasks', { count: taskIds.length });
    if (step) return t('absence.of-step', { step: stepName(step) });
    return role ? t(`roles.${role}`) : t('absence.of-everything');
  };
  return (
    <DataTable<StandIn>
      caption={t('absence.title')}
      rows={rows}
      keyOf={({ id }) => id}
      columns={[
        { key: 'as', title: t('absence.kind'), isShort: true, cell: (one) => <strong>{t(`absence.kinds.${one.as}`)}</strong> },
        { key: 'person', title: t('absence.person'), isShort: true, cell: (one) => one.personName },
        { key: 'deputy', title: t('absence.deputy'), isShort: true, cell: (one) => one.deputyName },
        { key: 'work', title: t('absence.work'), cell: workOf },
        { key: 'from', title: t('absence.from'), isShort: true, cell: (one) => <DateText date={one.from} /> },
        { key: 'to', title: t('absence.to'), isShort: true, cell: (one) => <DateText date={one.to} /> },
        { key: 'state', title: t('absence.state'), isShort: true, cell: (one) => isPast ? <StatusBadge standing="skipped" word={t('absence.over')} /> : (one.holds ? <StatusBadge standing="moving" word={t('absence.holds')} /> : <StatusBadge standing="waiting" word={t('absence.to-come')} />) },
        { key: 'reason', title: t('absence.reason'), cell: (one) => one.reason ?? '' },
        ...(isPast ? [] : [{
          key: 'end',
          title: t('absence.act'),
          cell: (one: StandIn) => (
            <Button size="small" aria-label={t('absence.end-of', { person: one.personName, deputy: one.deputyName })} onClick={() => onEnd(one)}>
              {t('absence.end')}
            </Button>
          ),
        }]),
      ]}
    />
  );
}
