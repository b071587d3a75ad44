import { DatePicker } from 'antd';
import dayjs from 'dayjs';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import 'dayjs/locale/ko';

export interface DateInputProps {
  readonly id?: string;
  /** What it is called where no label stands beside it. */
  readonly name?: string;
  /** `2026-11-26`, or nothing. */
  readonly value: string;
  readonly onChange: (date: string) => void;
  readonly onBlur?: () => void;
  readonly min?: string;
  readonly size?: 'small' | 'middle';
  readonly isWrong?: boolean;
}

/** Shown as the first; the others are taken as they are typed or pasted. */
const written = ['YYYY-MM-DD', 'YYYYMMDD', 'YYYY.MM.DD', 'YYYY. M. D.'] as const;
const [shown] = written;
const format = [...written];

export default function DatePickerOfAntd({ id, name, value, onChange, onBlur, min, size = 'middle', isWrong = false }: DateInputProps) {
  const { t } = useTranslation();
  /** The same day stays the same object: what is being typed outlives whatever else of the page is drawn anew. */
  const day = useMemo(() => (value ? dayjs(value, shown) : null), [value]);
  return (
    <DatePicker
      {...(id ? { id } : {})}
      aria-label={name}
      size={size}
      format={format}
      placeholder={t('ui.date-format')}
      value={day}
      onChange={(chosen) => onChange(chosen ? chosen.format(shown) : '')}
      {...(onBlur ? { onBlur } : {})}
      {...(min ? { minDate: dayjs(min, shown) } : {})}
      {...(isWrong ? { status: 'error' as const, 'aria-invalid': true } : {})}
      style={{ width: size === 'small' ? 128 : 160 }}
    />
  );
}
