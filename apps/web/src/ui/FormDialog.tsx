import { useMutation, useQueryClient, type QueryKey } from '@tanstack/react-query';
import { Input, Modal } from 'antd';
import { useId, useState, type FormEvent, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { newKey, under } from '../api/client';
import { Refused } from '../api/problem';
import { language } from '../texts';
import { DateInput } from './DateInput';
import { say } from './said';
import { ProblemNote } from './States';
import '../forms/forms.css';

export interface FieldOfDialog {
  /** As the API calls it: a fault that it finds is shown beside the field. */
  readonly name: string;
  readonly label: string;
  readonly kind?: 'text' | 'long' | 'date' | 'choice' | 'check' | 'password';
  readonly choices?: readonly { readonly value: string; readonly label: string }[];
  readonly isOptional?: boolean;
  readonly hint?: string;
  readonly min?: string;
  readonly initial?: string;
}

/** What was filled in; what was left empty is not there. A check is `yes` or nothing. */
export type Filled = Readonly<Record<string, string>>;

interface Props<Answer> {
  readonly title: string;
  readonly ok: string;
  readonly fields: readonly FieldOfDialog[];
  readonly isDangerous?: boolean;
  /** Told above the fields: what this does. */
  readonly children?: ReactNode;
  /** Told beneath the fields: what would happen with what is filled in. */
  readonly effect?: (filled: Filled) => ReactNode;
  readonly send: (filled: Filled, header: ReturnType<typeof under>) => Promise<Answer>;
  /** Which answers are read anew afterwards. */
  readonly reads: readonly QueryKey[];
  /** What was done, in words; nothing where it was only looked at. */
  readonly done?: string;
  /** Something beyond the fields is still missing. */
  readonly isLacking?: boolean;
  readonly onClose: () => void;
  readonly onDone?: (answer: Answer) => void;
  /** What comes after it takes the dialog's place. */
  readonly staysOpen?: boolean;
}

const filledOf = (fields: readonly FieldOfDialog[], typed: Filled): Filled =>
  Object.fromEntries(fields.flatMap(({ name, kind, initial = '' }) => {
    const said = typed[name] ?? initial;
    const value = kind === 'password' ? said : said.trim();
    return value === '' ? [] : [[name, value]];
  }));

const faultOf = (error: unknown, name: string): string | undefined => {
  if (!(error instanceof Refused)) return undefined;
  const { issues = [], field } = error.problem;
  const issue = issues.find((one) => one.field.split(/[.[\]]+/).includes(name));
  if (issue) return issue[language()];
  return field === name && issues.length === 0 ? error.problem[language()] : undefined;
};

/** A change that needs a few words: fields, what it will do, and one button that does it once. */
export default function FormDialog<Answer>({ title, ok, fields, isDangerous = false, children, effect, send, reads, done, isLacking = false, onClose, onDone, staysOpen = false }: Props<Answer>) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const formId = useId();
  const [typed, setTyped] = useState<Filled>({});
  const [key] = useState(newKey);
  const filled = filledOf(fields, typed);
  const sending = useMutation({
    mutationFn: () => send(filled, under(key)),
    onSuccess: async (answer) => {
      if (done) say(done);
      await Promise.all(reads.map((queryKey) => queries.invalidateQueries({ queryKey })));
      onDone?.(answer);
      if (!staysOpen) onClose();
    },
  });
  const isWhole = !isLacking && fields.every(({ name, kind, isOptional }) => isOptional || kind === 'check' || filled[name] !== undefined);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (isWhole && !sending.isPending) sending.mutate();
  };
  const change = (name: string) => (value: string) => setTyped((now) => ({ ...now, [name]: value }));
  return (
    <Modal open title={title} onCancel={onClose} okText={ok} cancelText={t('ui.cancel')} okButtonProps={{ danger: isDangerous, disabled: !isWhole, loading: sending.isPending, htmlType: 'submit', form: formId }}>
      {children}
      <form id={formId} onSubmit={submit} noValidate>
        {fields.map((field) => (
          <FieldLine key={field.name} id={`${formId}-${field.name}`} field={field} value={typed[field.name] ?? field.initial ?? ''} fault={faultOf(sending.error, field.name)} onChange={change(field.name)} />
        ))}
      </form>
      {effect?.(filled)}
      {sending.isError && <ProblemNote error={sending.error} />}
    </Modal>
  );
}

interface LineProps {
  readonly id: string;
  readonly field: FieldOfDialog;
  readonly value: string;
  readonly fault: string | undefined;
  readonly onChange: (value: string) => void;
}

function FieldLine({ id, field, value, fault, onChange }: LineProps) {
  const { t } = useTranslation();
  const { label, kind = 'text', hint, isOptional } = field;
  const says = [hint ? `${id}-hint` : '', fault ? `${id}-fault` : ''].filter(Boolean).join(' ') || undefined;
  const shared = { id, 'aria-invalid': fault !== undefined, 'aria-required': !isOptional, ...(says ? { 'aria-describedby': says } : {}) };
  if (kind === 'check')
    return (
      <div className="field">
        <label className="check">
          <input type="checkbox" id={id} checked={value === 'yes'} onChange={(event) => onChange(event.target.checked ? 'yes' : '')} /> {label}
        </label>
      </div>
    );
  return (
    <div className="field">
      <label htmlFor={id}>
        {label}
        {!isOptional && <span className="must"> *</span>}
      </label>
      {kind === 'date' && <DateInput id={id} value={value} onChange={onChange} isWrong={fault !== undefined} {...(field.min ? { min: field.min } : {})} />}
      {kind === 'choice' && (
        <select {...shared} value={value} onChange={(event) => onChange(event.target.value)}>
          <option value="">{t('forms.choose')}</option>
          {(field.choices ?? []).map((choice) => (
            <option key={choice.value} value={choice.value}>
              {choice.label}
            </option>
          ))}
        </select>
      )}
      {kind === 'long' && <Input.TextArea {...shared} rows={3} maxLength={2000} value={value} onChange={(event) => onChange(event.target.value)} />}
      {kind === 'text' && <input type="text" autoComplete="off" {...shared} value={value} onChange={(event) => onChange(event.target.value)} />}
      {kind === 'password' && <Input.Password {...shared} autoComplete="new-password" value={value} onChange={(event) => onChange(event.target.value)} />}
      {hint && (
        <p id={`${id}-hint`} className="hint quiet">
          {hint}
        </p>
      )}
      {fault && (
        <p id={`${id}-fault`} className="fault" role="alert">
          {fault}
        </p>
      )}
    </div>
  );
}
