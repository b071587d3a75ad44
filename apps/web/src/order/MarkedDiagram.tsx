import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import Diagram, { type Mark } from '../process/Diagram';
import { koreanDay } from '../ui/DateText';
import { StatusBadge } from '../ui/StatusBadge';
import type { StepWithTask } from './steps';

const legend = ['done', 'moving', 'late', 'waiting', 'skipped'] as const;

/** The definition by which an order runs, with where it stands: who, since when or until when, on every step that was begun. */
export default function MarkedDiagram({ xml, name, steps }: { readonly xml: string; readonly name: string; readonly steps: readonly StepWithTask[] }) {
  const { t } = useTranslation();
  const marks = useMemo(
    () =>
      steps.map(({ key, standing, task, status }): Mark => {
        if (standing === 'waiting') return { step: key, standing };
        const when = task && (task.endedAt && status === 'DONE' ? koreanDay(task.endedAt) : t('order.flow.since-until', { since: koreanDay(task.openedAt).slice(5), due: task.dueOn.slice(5) }));
        return { step: key, standing, words: [t(`ui.standing.${standing}`), task?.assigneeName, when].filter(Boolean).join(' ') };
      }),
    [steps, t],
  );
  const here = steps.find(({ standing }) => standing === 'late' || standing === 'moving')?.key;
  return <Diagram xml={xml} name={name} marks={marks} here={here} legend={legend.map((standing) => <StatusBadge key={standing} standing={standing} />)} />;
}
