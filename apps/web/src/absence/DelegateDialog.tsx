import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { answered, api } from '../api/client';
import { useMe } from '../session/me';
import { language } from '../texts';
import FormDialog, { type FieldOfDialog } from '../ui/FormDialog';
import { ProblemNote } from '../ui/States';
import { leads, usePeople } from './use-people';

interface Props {
  /** The one task that is delegated; without one the person chooses. */
  readonly taskId?: string;
  readonly onClose: () => void;
}

/** 위임: one's open tasks of a step, or one of them, to a colleague of the same team for a time. */
export default function DelegateDialog({ taskId, onClose }: Props) {
  const { t } = useTranslation();
  const me = useMe();
  const { people } = usePeople();
  const teams = new Set(me.memberships.map(({ teamId }) => teamId));
  const tasks = useQuery({ queryKey: ['inbox', 'to-delegate'], queryFn: () => answered(api.GET('/api/tasks', { params: { query: { box: 'mine', sort: 'due', limit: 100 } } })), enabled: taskId === undefined });
  const rows = tasks.data?.items ?? [];
  const steps = [...new Map(rows.map(({ step, name }) => [step, name[language()]]))];
  const what: FieldOfDialog = {
    name: 'what',
    label: t('absence.work'),
    kind: 'choice',
    choices: [
      ...steps.map(([step, name]) => ({ value: `step ${step}`, label: t('absence.of-step', { step: name }) })),
      ...rows.map(({ id, name, customerName, orderNo, accrualMonth }) => ({ value: `task ${id}`, label: [name[language()], customerName, orderNo ?? accrualMonth].filter(Boolean).join(' · ') })),
    ],
  };
  return (
    <FormDialog
      title={t('absence.delegate')}
      ok={t('absence.delegate-ok')}
      fields={[
        ...(taskId === undefined ? [what] : []),
        { name: 'deputyId', label: t('absence.deputy'), kind: 'choice', choices: people.filter((person) => person.id !== me.id && leads(person, teams)).map(({ id, name, login }) => ({ value: id, label: `${name} (${login})` })), hint: t('absence.same-team') },
        { name: 'from', label: t('absence.from'), kind: 'date', initial: me.today, min: me.today },
        { name: 'to', label: t('absence.to'), kind: 'date', min: me.today },
        { name: 'reason', label: t('absence.reason'), isOptional: true },
      ]}
      send={({ what: chosen = `task ${taskId}`, deputyId = '', from = '', to = '', reason }, header) => {
        const [kind, id = ''] = chosen.split(' ');
        return answered(api.POST('/api/delegations', { params: { header }, body: { ...(kind === 'step' ? { step: id } : { taskIds: [id] }), deputyId, from, to, ...(reason ? { reason } : {}) } }));
      }}
      reads={[['stand-ins'], ['inbox'], ['counts']]}
      done={t('absence.delegated')}
      onClose={onClose}
    >
      {tasks.isError && <ProblemNote error={tasks.error} again={() => void tasks.refetch()} />}
      <p className="note">{tasks.data?.items.length === 0 ? t('absence.nothing-to-delegate') : t('absence.delegate-effect')}</p>
    </FormDialog>
  );
}
