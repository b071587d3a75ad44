import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { addDays, isoDayOfWeek } from '../../../../libs/domain/calendar/civil-days';
import { useMe } from '../session/me';
import { language } from '../texts';
import { DateText } from '../ui/DateText';
import { StatusBadge, standingOf } from '../ui/StatusBadge';
import type { OwnTask } from './use-partner';
import './partner.css';

/** Monday to Sunday of the week in which a day lies, and of those that follow it. */
export const weekOf = (date: string, weeks = 1): readonly string[] => {
  const monday = addDays(date, 1 - isoDayOfWeek(date));
  return Array.from({ length: 7 * weeks }, (_, at) => addDays(monday, at));
};

type DueTask = Pick<OwnTask, 'id' | 'name' | 'dueOn' | 'status' | 'overdue' | 'customerName' | 'serviceNo' | 'orderNo' | 'orderId'> & { readonly accrualMonth?: string | null };

interface Props {
  readonly tasks: readonly DueTask[];
  /** Where a click leads; an order where the tasks are others'. */
  readonly opens?: 'task' | 'order';
}

/** What is due on which day. */
export function Week({ days, tasks, opens = 'task' }: Props & { readonly days: readonly string[] }) {
  const { t } = useTranslation();
  const { today } = useMe();
  return (
    <ol className="week">
      {days.map((day) => (
        <li key={day} data-today={day === today || undefined}>
          <p className="week-day">
            <DateText date={day} />
            {day === today && <span className="quiet"> {t('partner.week.today')}</span>}
          </p>
          <WeekTasks tasks={tasks.filter(({ dueOn }) => dueOn === day)} opens={opens} />
        </li>
      ))}
    </ol>
  );
}

export function WeekTasks({ tasks, opens = 'task' }: Props) {
  return (
    <ul className="week-tasks">
      {tasks.map((task) => (
        <li key={task.id}>
          {opens === 'order' && task.orderId !== null ? (
            <Link to="/orders/$orderId" params={{ orderId: task.orderId }} search={{}}>
              {task.name[language()]}
            </Link>
          ) : (
            <Link to="/inbox" search={{ box: 'team', task: task.id }}>
              {task.name[language()]}
            </Link>
          )}{' '}
          <StatusBadge standing={standingOf(task.status, task.overdue)} />
          <div className="quiet">{[task.customerName, task.serviceNo ?? task.orderNo ?? task.accrualMonth].filter(Boolean).join(' · ')}</div>
        </li>
      ))}
    </ul>
  );
}
