import { useTranslation } from 'react-i18next';
import { language } from '../texts';
import { stepName } from '../process/step-names';
import { useWon } from '../ui/Money';
import { facts } from './audit-words';

type Json = Readonly<Record<string, unknown>>;

const asFacts = (value: unknown): Json => (typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Json) : {});
const isId = (value: unknown): boolean => typeof value === 'string' && /^[0-9a-f]{8}-[0-9a-f-]{27}$/.test(value);

const isTold = (value: unknown): boolean => value !== undefined && value !== null && typeof value !== 'object' && !isId(value);

/** Before → after, of what has a name of its own; ids and lists stand in the whole record beneath. */
export function ChangedFacts({ before, after }: { readonly before: unknown; readonly after: unknown }) {
  const { t } = useTranslation();
  const [was, is] = [asFacts(before), asFacts(after)];
  const won = useWon();
  const shown = (key: string, value: unknown): string => {
    if (typeof value === 'boolean') return t(value ? 'admin.audit.yes' : 'admin.audit.no');
    const said = String(value);
    if (key.endsWith('Won')) return won(said);
    if (key === 'role') return t(`roles.${said}`, { defaultValue: said });
    return key === 'step' ? stepName(said) : said;
  };
  const told = [...new Set([...Object.keys(was), ...Object.keys(is)])].filter((key) => facts[key] && (isTold(was[key]) || isTold(is[key])) && was[key] !== is[key]);
  const whole = [before, after].some((value) => value !== null && value !== undefined);
  return (
    <>
      <ul className="changes">
        {told.map((key) => (
          <li key={key}>
            {facts[key]?.[language()]}: {isTold(was[key]) && <span className="was">{shown(key, was[key])}</span>} {isTold(was[key]) && isTold(is[key]) && '→ '}
            {isTold(is[key]) && <span>{shown(key, is[key])}</span>}
          </li>
        ))}
      </ul>
      {whole && (
        <details>
          <summary>{t('admin.audit.record')}</summary>
          <pre className="record" tabIndex={0}>
            {JSON.stringify({ before, after }, null, 1)}
          </pre>
        </details>
      )}
    </>
  );
}
