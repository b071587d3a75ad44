import { DatePicker } from 'antd';
import dayjs from 'dayjs';
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

const written = 'YYYY-MM-DD';

export default function DatePickerOfAntd({ id, name, value, onChange, onBlur, min, size = 'middle', isWrong = false }: DateInputProps) {
  const { t } = useTranslation();
  return (
    <DatePicker
      {...(id ? { id } : {})}
      aria-label={name}
      size={size}
      format={{ format: written, type: 'mask' }}
      placeholder={t('ui.date-format')}
      value={value ? dayjs(value, written) : null}
      onChange={(day) => onChange(day ? day.format(written) : '')}
      {...(onBlur ? { onBlur } : {})}
      {...(min ? { minDate: dayjs(min, written) } : {})}
      {...(isWrong ? { status: 'error' as const, 'aria-invalid': true } : {})}
      style={{ width: size === 'small' ? 128 : 160 }}
    />
  );
}
