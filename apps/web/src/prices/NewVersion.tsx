import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { answered, api, newKey, under } from '../api/client';
import { Refused } from '../api/problem';
import { useMe } from '../session/me';
import { language } from '../texts';
import { DateInput } from '../ui/DateInput';
import { say } from '../ui/said';
import { ProblemNote } from '../ui/States';
import { useValueInWords } from './Differences';
import { PreviewOfVersion } from './PreviewOfVersion';
import { PriceBands } from './PriceBands';
import { areInOrder, pricesFrom, useBands } from './use-bands';
import { parametersOf, type Kind, type ParameterValue, type ParametersProposal } from './use-prices';
import '../forms/forms.css';
import './prices.css';

type Typed = Readonly<Record<string, string>>;

function valuesFrom(content: unknown, typed: Typed): ParametersProposal['values'] {
  const parameters = parametersOf(content);
  const changed = Object.entries(typed).flatMap(([name, said]): (readonly [string, ParameterValue])[] => {
    const was = parameters[name]?.value;
    if (was === undefined || said === String(was)) return [];
    if (typeof was === 'boolean') return [[name, said === 'true']];
    return [[name, typeof was === 'number' || (name === 'payerDueDay' && said !== 'MONTH_END') ? Number(said) : said]];
  });
  return Object.fromEntries(changed);
}

/** A new version made from another: what is changed, from which day on. First what it would change, then it is proposed to another person. */
export function NewVersion({ kind, content, onClose }: { readonly kind: Kind; readonly content: unknown; readonly onClose: () => void }) {
  const { t } = useTranslation();
  const { today } = useMe();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const [effectiveFrom, setFrom] = useState('');
  const [reason, setReason] = useState('');
  const [typed, setTyped] = useState<Typed>({});
  const bands = useBands(content);
  const [key] = useState(newKey);
  const about = { effectiveFrom, reason };
  const looking = useMutation({
    mutationFn: () =>
      kind === 'catalogue'
        ? answered(api.POST('/api/catalogue/proposals/preview', { params: { header: under(newKey()) }, body: { ...about, prices: pricesFrom(bands.bands) } }))
        : answered(api.POST('/api/parameters/proposals/preview', { params: { header: under(newKey()) }, body: { ...about, values: valuesFrom(content, typed) } })),
  });
  const proposing = useMutation({
    mutationFn: () =>
      kind === 'catalogue'
        ? answered(api.POST('/api/catalogue/proposals', { params: { header: under(key) }, body: { ...about, prices: pricesFrom(bands.bands) } }))
        : answered(api.POST('/api/parameters/proposals', { params: { header: under(key) }, body: { ...about, values: valuesFrom(content, typed) } })),
    onSuccess: async ({ id }) => {
      say(t('prices.proposed'));
      await queries.invalidateQueries({ queryKey: ['proposals'] });
      void navigate({ to: '/admin/prices/proposals/$proposalId', params: { proposalId: id } });
    },
  });
  const failed = proposing.error ?? looking.error;
  const fault = failed instanceof Refused && failed.problem.field === 'effectiveFrom' ? failed.problem[language()] : undefined;
  const change = (name: string, value: string) => {
    looking.reset();
    setTyped((now) => ({ ...now, [name]: value }));
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    looking.mutate();
  };
  return (
    <form onSubmit={submit} noValidate>
      <div className="field">
        <label htmlFor="effective-from">
          {t('prices.effective-from')}
          <span className="must"> *</span>
        </label>
        <DateInput
          id="effective-from"
          value={effectiveFrom}
          min={today}
          isWrong={fault !== undefined}
          onChange={(date) => {
            looking.reset();
            setFrom(date);
          }}
        />
        {fault && (
          <p className="fault" role="alert">
            {fault}
          </p>
        )}
      </div>
      <div className="field">
        <label htmlFor="reason-of-version">
          {t('people.reason')}
          <span className="must"> *</span>
        </label>
        <input id="reason-of-version" type="text" value={reason} onChange={(event) => setReason(event.target.value)} />
      </div>
      {kind === 'catalogue' ? <PriceBands bands={bands} onChange={looking.reset} /> : <ParametersToChange content={content} typed={typed} onChange={change} />}
      {failed && !fault && <ProblemNote error={failed} />}
      {looking.data && <PreviewOfVersion kind={kind} preview={looking.data} parameters={parametersOf(content)} />}
      <div className="actions">
        <Button type={looking.data ? 'default' : 'primary'} htmlType="submit" loading={looking.isPending} disabled={effectiveFrom === '' || reason.trim() === '' || !areInOrder(bands.bands)}>
          {t('prices.look')}
        </Button>
        {looking.data && (
          <Button type="primary" loading={proposing.isPending} onClick={() => proposing.mutate()}>
            {t('prices.propose')}
          </Button>
        )}
        <Button onClick={onClose}>{t('ui.cancel')}</Button>
      </div>
    </form>
  );
}

interface ChangeProps {
  readonly content: unknown;
  readonly typed: Typed;
  readonly onChange: (name: string, value: string) => void;
}

const choices: Readonly<Record<string, readonly string[]>> = { penaltyCap: ['NONE', 'REMAINING_FEES'], partnerPayDateRule: ['NEXT', 'PREVIOUS'], payerDueDay: ['20', '25', 'MONTH_END', '5', '10', '15'] };

function ParametersToChange({ content, typed, onChange }: ChangeProps) {
  const inWords = useValueInWords();
  return Object.entries(parametersOf(content)).map(([name, parameter]) => {
    const value = typed[name] ?? String(parameter.value);
    const options = typeof parameter.value === 'boolean' ? ['true', 'false'] : choices[name];
    return (
      <div key={name} className="field">
        <label htmlFor={`parameter-${name}`}>{parameter[language()]}</label>
        {options ? (
          <select id={`parameter-${name}`} value={value} onChange={(event) => onChange(name, event.target.value)}>
            {options.map((option) => (
              <option key={option} value={option}>
                {inWords(name, option)}
              </option>
            ))}
          </select>
        ) : (
          <input id={`parameter-${name}`} type="text" inputMode="numeric" value={value} onChange={(event) => onChange(name, event.target.value.replaceAll(',', '').trim())} />
        )}
      </div>
    );
  });
}
