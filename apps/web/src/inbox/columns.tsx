import type { TFunction } from 'i18next';
import { useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { language } from '../texts';
import type { Column } from '../ui/DataTable';
import { DueText, MomentText } from '../ui/DateText';
import { StatusBadge, standingOf } from '../ui/StatusBadge';
import type { Box, Filters } from './filters';
import type { InboxRow } from './use-inbox';

/** What may be left out, in the order in which it is shown; what to do is always there. */
const choices = ['customer', 'number', 'due', 'status', 'reason', 'opened'] as const;
type Choice = (typeof choices)[number];

/** Seldom wanted: shown once somebody chooses it. */
const atFirst: readonly Choice[] = ['reason'];
const kept = 'ieum.inbox-columns';

/** Which columns are left out on this device: nothing of anybody's data. */
function keptChoice(): readonly Choice[] {
  const said = localStorage.getItem(kept);
  return said === null ? atFirst : choices.filter((one) => said.split(' ').includes(one));
}

const isOfDone = (box: Box | undefined): boolean => box === 'done';

/** The columns of the list as the person wants them. Beside an open task there is no room for when each came. */
export function useColumns({ box, sort = 'due', task }: Filters, onSort: (sort: 'due' | 'opened') => void) {
  const [hidden, setHidden] = useState(keptChoice);
  const all = useAllColumns(box, sort, onSort);
  const columns = useMemo(() => all.filter(({ key }) => !hidden.some((one) => one === key) && !(task !== undefined && (key === 'opened' || key === 'reason'))), [all, hidden, task]);
  const hide = (next: readonly Choice[]) => {
    localStorage.setItem(kept, next.join(' '));
    setHidden(next);
  };
  return { columns, hidden, hide };
}

function useAllColumns(box: Box | undefined, sort: 'due' | 'opened', onSort: (sort: 'due' | 'opened') => void): readonly Column<InboxRow>[] {
  const { t } = useTranslation();
  return useMemo(() => columnsOf(t, box, sort, onSort), [t, box, sort, onSort]);
}

function columnsOf(t: TFunction, box: Box | undefined, sort: 'due' | 'opened', onSort: (sort: 'due' | 'opened') => void): readonly Column<InboxRow>[] {
  const by = (key: 'due' | 'opened'): Pick<Column<InboxRow>, 'sort'> => (isOfDone(box) ? {} : { sort: { direction: sort === key ? 'ascending' : 'none', choose: () => onSort(key) } });
  return [
    {
      key: 'step',
      isShort: true,
      title: t('inbox.columns.step'),
      cell: (row) => (
        <>
          <strong>{row.name[language()]}</strong>
          {row.round > 1 && <span className="quiet"> {t('inbox.round', { round: row.round })}</span>}
        </>
      ),
    },
    { key: 'customer', isShort: true, title: t('inbox.columns.customer'), cell: (row) => row.customerName ?? row.accrualMonth ?? '' },
    { key: 'number', isShort: true, title: t('inbox.columns.number'), cell: (row) => <span className="quiet">{row.serviceNo ?? row.orderNo ?? row.accrualMonth ?? ''}</span> },
    isOfDone(box)
      ? { key: 'due', title: t('inbox.columns.ended'), cell: (row) => <MomentText at={row.endedAt} /> }
      : { key: 'due', title: t('inbox.columns.due'), cell: (row) => <DueText dueOn={row.dueOn} overdue={row.overdue} />, ...by('due') },
    {
      key: 'status',
      title: t('inbox.columns.status'),
      cell: (row) => (row.returnReason !== null && row.status !== 'DONE' ? <StatusBadge standing="back" /> : <StatusBadge standing={standingOf(row.status, row.overdue)} />),
    },
    { key: 'reason', title: t('inbox.columns.reason'), cell: (row) => row.returnReason ?? '' },
    { key: 'opened', title: t('inbox.columns.opened'), cell: (row) => <MomentText at={row.openedAt} />, ...by('opened') },
  ];
}

interface ChoiceProps {
  readonly box: Box;
  readonly hidden: readonly Choice[];
  readonly hide: (hidden: readonly Choice[]) => void;
}

/** Which columns are shown; kept on this device. */
export function ColumnChoice({ box, hidden, hide }: ChoiceProps) {
  const { t } = useTranslation();
  const nameOf = (choice: Choice): string => t(`inbox.columns.${choice === 'due' && isOfDone(box) ? 'ended' : choice}`);
  const place = useRef<HTMLDetailsElement>(null);
  useEffect(() => {
    const close = (event: Event) => {
      const left = event instanceof KeyboardEvent ? event.key === 'Escape' : !(event.target instanceof Node && place.current?.contains(event.target));
      if (left && place.current) place.current.open = false;
    };
    document.addEventListener('pointerdown', close);
    document.addEventListener('keydown', close);
    return () => {
      document.removeEventListener('pointerdown', close);
      document.removeEventListener('keydown', close);
    };
  }, []);
  return (
    <details className="column-choice" ref={place}>
      <summary>{t('inbox.choose-columns')}</summary>
      <fieldset>
        <legend className="only-read-aloud">{t('inbox.choose-columns')}</legend>
        {choices.map((choice) => (
          <label key={choice}>
            <input type="checkbox" checked={!hidden.includes(choice)} onChange={(event) => hide(event.target.checked ? hidden.filter((one) => one !== choice) : [...hidden, choice])} /> {nameOf(choice)}
          </label>
        ))}
      </fieldset>
    </details>
  );
}
