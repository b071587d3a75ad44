import { useTranslation } from 'react-i18next';
import { DateText } from '../ui/DateText';
import { Money } from '../ui/Money';
import { useTitleOf } from './placed';
import type { FieldSchema } from './schema';

/** What a field of a form was answered with, to be read: `textKey` names it as the form's texts do. */
export function ValueOf({ textKey, schema, value }: { readonly textKey: string; readonly schema: FieldSchema; readonly value: unknown }) {
  const { t } = useTranslation();
  const titleOf = useTitleOf();
  const { items, properties } = schema;
  if (items && Array.isArray(value))
    return (
      <ul className="values">
        {value.map((row, at) => (
          <li key={at}>
            <ValueOf textKey={textKey} schema={items} value={row} />
          </li>
        ))}
      </ul>
    );
  if (properties && typeof value === 'object' && value !== null)
    return Object.entries(value).map(([name, part], at) => {
      const own = properties[name];
      return (
        own && (
          <span key={name}>
            {at > 0 && ' · '}
            <span className="quiet">{titleOf(`${textKey}.${name}`, own)}</span> <ValueOf textKey={`${textKey}.${name}`} schema={own} value={part} />
          </span>
        )
      );
    });
  if (schema.format === 'date' && typeof value === 'string') return <DateText date={value} />;
  if (schema.format === 'won') return <Money won={String(value)} {...(schema.vatBasis === 'none' ? {} : { vat: schema.vatBasis ?? 'exclusive' })} />;
  if (schema.enum ?? (typeof schema.const === 'string')) return t(`forms.choices.${String(value)}`);
  return <span className="answered">{String(value)}</span>;
}
