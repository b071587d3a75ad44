import { useQuery } from '@tanstack/react-query';
import { Modal } from 'antd';
import { FormProvider, useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { allForms } from '../../../../libs/contract/forms/all-forms';
import { answered, api } from '../api/client';
import { checkedBy } from '../forms/checked-by';
import { SchemaFields } from '../forms/SchemaForm';
import { emptyOf, typedAs, type FieldSchema } from '../forms/schema';
import { task, useAct, type Task } from '../task/use-task';
import { ProblemNote, Shown } from '../ui/States';
import { language } from '../texts';
import { asTasks, type InboxRow } from './use-inbox';

type Values = Record<string, unknown>;
type Answer = Awaited<ReturnType<typeof complete>>;

const complete = (rows: readonly InboxRow[], step: string, form: unknown, header: { readonly 'Idempotency-Key': string }) =>
  answered(api.POST('/api/tasks/bulk/complete', { params: { header }, body: { step, form, tasks: asTasks(rows) } }));

interface Props {
  readonly rows: readonly InboxRow[];
  readonly step: string;
  readonly onClose: () => void;
  readonly onDone: (answer: Answer) => void;
}

/** The same form for several tasks of one step; each keeps its own evidence. */
export default function BulkComplete(props: Props) {
  const asking = useQuery(task(props.rows[0]?.id ?? ''));
  const { t } = useTranslation();
  if (asking.data) return <FormOfMany {...props} one={asking.data} />;
  return (
    <Modal open title={t('inbox.bulk.complete-title', { count: props.rows.length })} onCancel={props.onClose} footer={null}>
      <Shown asked={asking} bones={4}>
        {() => null}
      </Shown>
    </Modal>
  );
}

function FormOfMany({ rows, step, one, onClose, onDone }: Props & { readonly one: Task }) {
  const { t } = useTranslation();
  const schema = one.form.schema as FieldSchema;
  const rules = allForms[one.form.name];
  const form = useForm<Values>({ defaultValues: emptyOf(schema) as Values, mode: 'onTouched', ...(rules ? { resolver: checkedBy(rules, schema) } : {}) });
  const completing = useAct((filled: Values, header) => complete(rows, step, typedAs(schema, filled), header), onDone);
  return (
    <Modal
      open
      title={t('inbox.bulk.complete-title', { count: rows.length })}
      onCancel={onClose}
      onOk={() => void form.handleSubmit((filled) => completing.mutate(filled))()}
      okText={t('task.complete')}
      okButtonProps={{ loading: completing.isPending }}
      cancelText={t('ui.cancel')}
    >
      <p>{t('inbox.bulk.same-form', { step: one.name[language()] })}</p>
      <FormProvider {...form}>
        <form noValidate aria-label={t('task.form')} onSubmit={(event) => event.preventDefault()}>
          <SchemaFields form={one.form.name} schema={schema} />
        </form>
      </FormProvider>
      {completing.isError && <ProblemNote error={completing.error} />}
    </Modal>
  );
}
