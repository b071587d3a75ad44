import { useTranslation } from 'react-i18next';
import { ValueOf } from '../forms/ValueOf';
import { useTitleOf } from '../forms/placed';
import type { FieldSchema } from '../forms/schema';
import { language } from '../texts';
import type { Task } from './use-task';

/** What earlier steps were answered with, where it is needed here: the line, the text that is recorded, the numbers. */
export function ToldBefore({ told }: { readonly told: Task['told'] }) {
  const { t } = useTranslation();
  const titleOf = useTitleOf();
  if (told.length === 0) return null;
  return (
    <section aria-labelledby="told">
      <h2 id="told">{t('task.told')}</h2>
      {told.map(({ step, name, form, fields }) => (
        <section key={step} aria-labelledby={`told-${step}`}>
          <h3 id={`told-${step}`}>{name[language()]}</h3>
          <dl className="facts">
            {fields.map((field) => {
              const schema = field.schema as FieldSchema;
              return (
                <div key={field.name} style={{ display: 'contents' }}>
                  <dt>{titleOf(`${form}.${field.name}`, schema)}</dt>
                  <dd>
                    <ValueOf textKey={`${form}.${field.name}`} schema={schema} value={field.value} />
                  </dd>
                </div>
              );
            })}
          </dl>
        </section>
      ))}
    </section>
  );
}
