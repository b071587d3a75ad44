import { useTranslation } from 'react-i18next';
import { ValueOf } from '../forms/ValueOf';
import { useTitleOf } from '../forms/placed';
import type { FieldSchema } from '../forms/schema';
import { language } from '../texts';
import { FactList, type Fact } from '../ui/FactList';
import type { Task } from './use-task';

type Field = Task['told'][number]['fields'][number];

/** What earlier steps were answered with, where it is needed here: the line, the text that is recorded, the numbers. */
export function ToldBefore({ told }: { readonly told: Task['told'] }) {
  const { t } = useTranslation();
  const titleOf = useTitleOf();
  const factOf =
    (form: string) =>
    ({ name, schema, value }: Field): Fact => {
      const textKey = `${form}.${name}`;
      return { name: titleOf(textKey, schema as FieldSchema), value: <ValueOf textKey={textKey} schema={schema as FieldSchema} value={value} /> };
    };
  if (told.length === 0) return null;
  return (
    <section aria-labelledby="told">
      <h2 id="told">{t('task.told')}</h2>
      {told.map(({ step, name, form, fields }) => (
        <section key={step} aria-labelledby={`told-${step}`}>
          <h3 id={`told-${step}`}>{name[language()]}</h3>
          <FactList facts={fields.map(factOf(form))} />
        </section>
      ))}
    </section>
  );
}
