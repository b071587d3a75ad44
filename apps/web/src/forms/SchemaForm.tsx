import { Button } from 'antd';
import { Controller, useFieldArray, useFormContext } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { DateInput } from '../ui/DateInput';
import { ChosenIds, ChosenRows } from './ChosenRows';
import { Fault, useFaultAt, useTitleOf, type Placed } from './placed';
import { emptyOf, idFieldOf, isId, type FieldSchema } from './schema';
import './forms.css';

const longFrom = 500;

const choicesOf = (schema: FieldSchema): readonly string[] | undefined => schema.enum ?? (typeof schema.const === 'string' ? [schema.const] : undefined);

/** Every field of a step's form, drawn from its definition: the same that the API checks. */
export function SchemaFields({ form, schema, prefix = '' }: { readonly form: string; readonly schema: FieldSchema; readonly prefix?: string }) {
  return (
    <>
      {Object.entries(schema.properties ?? {}).map(([name, part]) => (
        <Field key={name} name={`${prefix}${name}`} keyOf={`${form}.${name}`} schema={part} isRequired={schema.required?.includes(name) ?? false} />
      ))}
    </>
  );
}

function Field({ name, keyOf, schema, isRequired }: { readonly name: string; readonly keyOf: string; readonly schema: FieldSchema; readonly isRequired: boolean }) {
  const placed: Placed = { name, textKey: keyOf, schema, isRequired };
  if (schema.properties) return <Group {...placed} />;
  if (schema.type === 'array' && isId(schema.items)) return <ChosenIds {...placed} />;
  if (schema.type === 'array' && idFieldOf(schema.items)) return <ChosenRows {...placed} fields={(rest, prefix) => <SchemaFields form={keyOf} schema={rest} prefix={prefix} />} />;
  if (schema.type === 'array') return schema.items?.properties ? <Rows {...placed} /> : <TextRows {...placed} />;
  return <Single {...placed} />;
}

function Single({ name, textKey, schema, isRequired }: Placed) {
  const { register } = useFormContext();
  const { t, i18n } = useTranslation();
  const titleOf = useTitleOf();
  const id = `field-${name}`;
  const fault = useFaultAt(name);
  const label = titleOf(textKey, schema);
  const choices = choicesOf(schema);
  const shared = { id, 'aria-invalid': fault !== undefined, 'aria-describedby': fault ? `${id}-fault` : undefined, 'aria-required': isRequired, ...register(name) };
  if (schema.type === 'boolean')
    return (
      <div className="field">
        <label className="check">
          <input type="checkbox" {...shared} /> {label}
        </label>
        <Fault id={id} words={fault} />
      </div>
    );
  return (
    <div className="field">
      <label htmlFor={id}>
        {label}
        {isRequired && (
          <span className="must" title={t('forms.required')}>
            {' '}
            *
          </span>
        )}
        {schema.format === 'won' && <span className="quiet"> {t(`forms.won.${schema.vatBasis ?? 'exclusive'}`)}</span>}
      </label>
      {schema.format === 'date' ? (
        <Controller name={name} render={({ field }) => <DateInput id={id} value={(field.value as string | undefined) ?? ''} onChange={field.onChange} onBlur={field.onBlur} isWrong={fault !== undefined} />} />
      ) : choices ? (
        <select {...shared}>
          <option value="">{t('forms.choose')}</option>
          {choices.map((choice) => (
            <option key={choice} value={choice}>
              {t(`forms.choices.${choice}`)}
            </option>
          ))}
        </select>
      ) : (schema.maxLength ?? 0) > longFrom ? (
        <textarea rows={name.endsWith('comment') ? 2 : 5} {...shared} />
      ) : (
        <input type="text" inputMode={schema.type === 'integer' || schema.format === 'won' ? 'numeric' : undefined} autoComplete="off" {...shared} />
      )}
      {schema.description && i18n.language !== 'en' && <p className="hint quiet">{schema.description}</p>}
      <Fault id={id} words={fault} />
    </div>
  );
}

function Group({ name, textKey: keyOf, schema }: Placed) {
  const titleOf = useTitleOf();
  return (
    <fieldset className="group">
      <legend>{titleOf(keyOf, schema)}</legend>
      <SchemaFields form={keyOf} schema={schema} prefix={`${name}.`} />
    </fieldset>
  );
}

function Rows({ name, textKey: keyOf, schema, isRequired }: Placed) {
  const { t } = useTranslation();
  const { control } = useFormContext();
  const fault = useFaultAt(name);
  const { fields, append, remove } = useFieldArray({ control, name });
  const titleOf = useTitleOf();
  const items = schema.items ?? {};
  const title = titleOf(keyOf, schema);
  return (
    <fieldset className="group">
      <legend>
        {title}
        {isRequired && <span className="must"> *</span>}
      </legend>
      {fields.map((field, at) => (
        <div key={field.id} className="row">
          <SchemaFields form={keyOf} schema={items} prefix={`${name}.${at}.`} />
          <Button size="small" onClick={() => remove(at)} aria-label={t('forms.remove-row', { title, number: at + 1 })}>
            {t('forms.remove')}
          </Button>
        </div>
      ))}
      <Button size="small" onClick={() => append(emptyOf(items))}>
        {t('forms.add', { title })}
      </Button>
      <Fault id={`field-${name}`} words={fault} />
    </fieldset>
  );
}

/** A list of texts: one a line. */
function TextRows({ name, textKey: keyOf, schema, isRequired }: Placed) {
  const { t } = useTranslation();
  const { watch, setValue } = useFormContext();
  const fault = useFaultAt(name);
  const titleOf = useTitleOf();
  const id = `field-${name}`;
  const lines = (watch(name) as readonly string[] | undefined) ?? [];
  return (
    <div className="field">
      <label htmlFor={id}>
        {titleOf(keyOf, schema)}
        {isRequired && <span className="must"> *</span>}
      </label>
      <textarea id={id} rows={3} value={lines.join('\n')} onChange={(event) => setValue(name, event.target.value === '' ? [] : event.target.value.split('\n'), { shouldDirty: true })} />
      <p className="hint quiet">{t('forms.one-a-line')}</p>
      <Fault id={id} words={fault} />
    </div>
  );
}
