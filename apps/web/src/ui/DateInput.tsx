import { lazy, Suspense } from 'react';
import type { DateInputProps } from './DatePickerOfAntd';

const DatePicker = lazy(() => import('./DatePickerOfAntd'));

/** A business date: typed as digits or chosen in the calendar, in the person's language whatever the browser speaks. */
export function DateInput(props: DateInputProps) {
  return (
    <Suspense fallback={<input className="date-input" disabled aria-label={props.name} id={props.id} value={props.value} readOnly />}>
      <DatePicker {...props} />
    </Suspense>
  );
}
