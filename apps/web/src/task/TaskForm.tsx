import { Button } from 'antd';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { FormProvider, useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { allForms } from '../../../../libs/contract/forms/all-forms';
import { answered, api } from '../api/client';
import { isRefusedWith, Refused } from '../api/problem';
import { checkedBy } from '../forms/checked-by';
import { ChoicesContext } from '../forms/choices';
import { refusedWith } from '../forms/placed';
import { Prepared } from '../forms/Prepared';
import { SchemaFields } from '../forms/SchemaForm';
import { choosesRows, emptyOf, isFieldOf, typedAs, type FieldSchema } from '../forms/schema';
import { ProblemNote, useWordsOf } from '../ui/States';
import { takesLateAnswer, useAct, type Task } from './use-task';

type Values = Record<string, unknown>;
const saveAfterMs = 1_500;

/** The field that the API found at fault, as the form names it. */
const fieldOf = (field: string): string => field.replace(/^form\.?/, '').replaceAll(/\[(\d+)\]/g, '.$1');

/** The step's form: checked as it is typed, kept as a draft by itself, sent once. Where the task is closed meanwhile, what was typed stays. */
export function TaskForm({ task, isOpen, onDone, onLeft }: { readonly task: Task; readonly isOpen: boolean; readonly onDone: () => void; readonly onLeft: () => void }) {
  const { t } = useTranslation();
  const words = useWordsOf();
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
  const { mutateAsync } = keeping;
  const timer = useRef<number>(undefined);
  /** The draft that is on its way: what completes the task goes after it, at the version that it leaves. */
  const underWay = useRef<Promise<unknown>>(Promise.resolve());
  const keep = useCallback(
    (typed: Values) => {
      underWay.current = mutateAsync(typed).catch(() => undefined);
    },
    [mutateAsync],
  );
  useEffect(() => {
    const stop = form.subscribe({
      formState: { values: true, isDirty: true },
      callback: ({ values: typed, isDirty }) => {
        window.clearTimeout(timer.current);
        if (isDirty && isOpen) timer.current = window.setTimeout(() => keep(typed), saveAfterMs);
      },
    });
    return () => {
      window.clearTimeout(timer.current);
      stop();
    };
  }, [form, keep, isOpen]);

  const completing = useAct(
    (filled: Values, header) => answered(api.POST('/api/tasks/{taskId}/complete', { params: { path: { taskId: task.id }, header }, body: { version: version.current, form: typedAs(schema, filled) } })),
    onDone,
  );
  const leaving = useAct(
    (filled: Values, header) => answered(api.POST('/api/tasks/{taskId}/late-answer', { params: { path: { taskId: task.id }, header }, body: { form: filled as never } })),
    onLeft,
  );
  const submit = form.handleSubmit(async (filled) => {
    window.clearTimeout(timer.current);
    await underWay.current;
    try {
      await completing.mutateAsync(filled);
    } catch (error) {
      if (!(error instanceof Refused)) return;
      for (const { field, rule } of error.problem.issues ?? []) form.setError(fieldOf(field), { type: 'rule', message: rule });
      const named = fieldOf(error.problem.field ?? '');
      if (!isFieldOf(schema, named)) return;
      if (!error.problem.issues) form.setError(named, refusedWith(words(error)));
      form.setFocus(named);
    }
  });
  return (
    <FormProvider {...form}>
      <form onSubmit={(event) => void submit(event)} noValidate aria-label={t('task.form')}>
        <ChoicesContext value={task.choices}>
          {!choosesRows(schema) && task.choices.length > 0 && <Prepared rows={task.choices} />}
          <SchemaFields form={task.form.name} schema={schema} />
        </ChoicesContext>
        {completing.isError && <ProblemNote error={completing.error} />}
        {isRefusedWith(completing.error, 'task.changed') && <p className="note warn">{t('task.changed-hint')}</p>}
        {!isOpen && (
          <div className="note warn" role="status">
            <p>{t(takesLateAnswer(task) ? 'task.closed-under' : 'task.done-by-other')}</p>
            {takesLateAnswer(task) && (
              <Button loading={leaving.isPending} onClick={() => leaving.mutate(form.getValues())}>
                {t('task.leave-late-answer')}
              </Button>
            )}
            {leaving.isError && <ProblemNote error={leaving.error} />}
          </div>
        )}
        {isOpen && (
          <div className="actions task-foot">
            <Button id="task-complete" type="primary" htmlType="submit" loading={completing.isPending || form.formState.isSubmitting}>
              {t('task.complete')}
            </Button>
            <Button loading={keeping.isPending} onClick={() => keep(form.getValues())}>
              {t('task.save-draft')}
            </Button>
            <span className="quiet" aria-live="polite">
              {keeping.isError ? t('task.draft-not-saved') : savedAt ? t('task.draft-saved', { at: savedAt }) : ''}
            </span>
          </div>
        )}
      </form>
    </FormProvider>
  );
}
