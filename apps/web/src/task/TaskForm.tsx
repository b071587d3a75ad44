import { Button } from 'antd';
import { useEffect, useMemo, useRef, useState } from 'react';
import { FormProvider, useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { allForms } from '../../../../libs/contract/forms/all-forms';
import { answered, api } from '../api/client';
import { isRefusedWith, Refused } from '../api/problem';
import { checkedBy } from '../forms/checked-by';
import { SchemaFields } from '../forms/SchemaForm';
import { emptyOf, typedAs, type FieldSchema } from '../forms/schema';
import { ProblemNote } from '../ui/States';
import { useAct, type Task } from './use-task';

type Values = Record<string, unknown>;
const saveAfterMs = 1_500;

/** The field that the API found at fault, as the form names it. */
const fieldOf = (field: string): string => field.replace(/^form\.?/, '').replaceAll(/\[(\d+)\]/g, '.$1');

/** The step's form: checked as it is typed, kept as a draft by itself, sent once. */
export function TaskForm({ task, onDone }: { readonly task: Task; readonly onDone: () => void }) {
  const { t } = useTranslation();
  const schema = task.form.schema as FieldSchema;
  const rules = allForms[task.form.name];
  const values = useMemo(() => ({ ...(emptyOf(schema) as Values), ...(task.draft as Values | null) }), [schema, task.draft]);
  const form = useForm<Values>({ defaultValues: values, mode: 'onTouched', ...(rules ? { resolver: checkedBy(rules, schema) } : {}) });
  const version = useRef(task.version);
  const [savedAt, setSavedAt] = useState<string>();
  useEffect(() => {
    version.current = Math.max(version.current, task.version);
  }, [task.version]);

  const keeping = useAct(async (draft: Values, header) => {
    const kept = await answered(api.POST('/api/tasks/{taskId}/draft', { params: { path: { taskId: task.id }, header }, body: { version: version.current, form: draft as never } }));
    version.current = kept.version;
    setSavedAt(new Date().toTimeString().slice(0, 5));
  });
  const { mutate: keep } = keeping;
  useEffect(() => {
    let timer: number | undefined;
    const stop = form.subscribe({
      formState: { values: true, isDirty: true },
      callback: ({ values: typed, isDirty }) => {
        window.clearTimeout(timer);
        if (isDirty) timer = window.setTimeout(() => keep(typed), saveAfterMs);
      },
    });
    return () => {
      window.clearTimeout(timer);
      stop();
    };
  }, [form, keep]);

  const completing = useAct(
    (filled: Values, header) => answered(api.POST('/api/tasks/{taskId}/complete', { params: { path: { taskId: task.id }, header }, body: { version: version.current, form: typedAs(schema, filled) } })),
    onDone,
  );
  const submit = form.handleSubmit(async (filled) => {
    try {
      await completing.mutateAsync(filled);
    } catch (error) {
      if (!(error instanceof Refused)) return;
      for (const { field, rule } of error.problem.issues ?? []) form.setError(fieldOf(field), { type: 'rule', message: rule });
      if (error.problem.field?.startsWith('form')) form.setFocus(fieldOf(error.problem.field));
    }
  });
  return (
    <FormProvider {...form}>
      <form onSubmit={(event) => void submit(event)} noValidate aria-label={t('task.form')}>
        <SchemaFields form={task.form.name} schema={schema} />
        {completing.isError && <ProblemNote error={completing.error} />}
        {isRefusedWith(completing.error, 'task.changed') && <p className="note warn">{t('task.changed-hint')}</p>}
        <div className="actions task-foot">
          <Button id="task-complete" type="primary" htmlType="submit" loading={completing.isPending}>
            {t('task.complete')}
          </Button>
          <Button loading={keeping.isPending} onClick={() => keep(form.getValues())}>
            {t('task.save-draft')}
          </Button>
          <span className="quiet" aria-live="polite">
            {keeping.isError ? t('task.draft-not-saved') : savedAt ? t('task.draft-saved', { at: savedAt }) : ''}
          </span>
        </div>
      </form>
    </FormProvider>
  );
}
