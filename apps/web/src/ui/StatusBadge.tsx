import { useTranslation } from 'react-i18next';

export type Standing = 'waiting' | 'moving' | 'done' | 'back' | 'held' | 'late' | 'skipped';

export const shapes: Readonly<Record<Standing, string>> = { waiting: '○', moving: '◐', done: '●', back: '↩', held: 'Ⅱ', late: '!', skipped: '–' };

/** Shape, word and colour, never colour alone. `word` where the thing has a better one than the standing's own. */
export function StatusBadge({ standing, word }: { readonly standing: Standing; readonly word?: string }) {
  const { t } = useTranslation();
  return (
    <span className={`badge ${standing}`}>
      <span aria-hidden="true">{shapes[standing]}</span>
      {word ?? t(`ui.standing.${standing}`)}
    </span>
  );
}

const ofStep: Readonly<Record<string, Standing>> = {
  OPEN: 'waiting',
  READY: 'waiting',
  WAITING: 'waiting',
  IN_PROGRESS: 'moving',
  DONE: 'done',
  RETURNED: 'back',
  SKIPPED: 'skipped',
  CANCELLED: 'skipped',
};

export const standingOf = (status: string, overdue = false): Standing => (overdue ? 'late' : (ofStep[status] ?? 'waiting'));
