import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { answered, api } from '../api/client';
import type { paths } from '../api/schema.gen';
import { roleOfStep } from '../process/role-of-step';
import { conditions, dueInWords, planNames, repeats, rules, stages } from '../process/words';
import { language } from '../texts';
import { DataTable } from '../ui/DataTable';
import { MomentText } from '../ui/DateText';
import { Bones, Shown } from '../ui/States';
import { AdminPage } from './AdminPage';

const Diagram = lazy(() => import('../process/Diagram'));

type Plan = paths['/api/plans/{key}/{version}']['get']['responses']['200']['content']['application/json'];
type Step = Plan['steps'][string];

const nameOfPlan = (key: string): string => planNames[key]?.[language()] ?? key;

/** One version of a plan: how it is drawn, and every step with who, after what, by when and by which rule. */
export function Page() {
  const { t } = useTranslation();
  const { key, version } = useParams({ from: '/inside/admin/plans/$key/$version' });
  const path = { key, version: Number(version) };
  const asking = useQuery({ queryKey: ['plan', key, version], queryFn: () => answered(api.GET('/api/plans/{key}/{version}', { params: { path } })), staleTime: Infinity });
  const drawing = useQuery({
    queryKey: ['plan', key, version, 'bpmn'],
    queryFn: () => answered(api.GET('/api/plans/{key}/{version}/bpmn', { params: { path }, parseAs: 'text' })),
    staleTime: Infinity,
  });
  const name = t('admin.plans.named', { name: nameOfPlan(key), version });
  return (
    <AdminPage
      title={name}
      actions={
        <a href={`/api/plans/${encodeURIComponent(key)}/${encodeURIComponent(version)}/bpmn`} download>
          {t('admin.plans.download')}
        </a>
      }
    >
      <h2>{t('admin.plans.drawing')}</h2>
      <Shown asked={drawing} bones={8}>
        {(xml) => (
          <Suspense fallback={<Bones />}>
            <Diagram xml={xml} name={name} />
          </Suspense>
        )}
      </Shown>
      <h2 style={{ marginTop: 24 }}>{t('admin.plans.table')}</h2>
      <Shown asked={asking}>{(plan) => <StepTable plan={plan} />}</Shown>
    </AdminPage>
  );
}

function StepTable({ plan }: { readonly plan: Plan }) {
  const { t } = useTranslation();
  const words = language();
  const nameOf = (key: string): string => plan.steps[key]?.name[words] ?? key;
  return (
    <>
      <p className="quiet">
        {t('admin.plans.published')} <MomentText at={plan.publishedAt} />
      </p>
      <DataTable<Step>
        caption={t('admin.plans.table')}
        rows={Object.values(plan.steps)}
        keyOf={({ key }) => key}
        columns={[
          { key: 'stage', title: t('admin.plans.stage'), isShort: true, cell: ({ stage }) => <span className="quiet">{stages[stage]?.[words] ?? stage}</span> },
          { key: 'name', title: t('admin.plans.step'), cell: ({ name }) => <strong>{name[words]}</strong> },
          { key: 'role', title: t('admin.plans.role'), cell: ({ role }) => roleOfStep(role, words, (one) => t(`roles.${one}`)) },
          { key: 'after', title: t('admin.plans.after'), cell: ({ after }) => after.map(nameOf).join(', ') },
          { key: 'due', title: t('admin.plans.due'), cell: ({ due }) => dueInWords(due)[words] },
          { key: 'when', title: t('admin.plans.when'), cell: (step) => <When step={step} /> },
          { key: 'papers', title: t('admin.plans.papers'), cell: (step) => ((step['evidence'] as readonly string[] | undefined) ?? []).map((type) => t(`documents.${type}`)).join(', ') },
          { key: 'rules', title: t('admin.plans.rules'), cell: (step) => <Rules of={step.rules} /> },
        ]}
      />
    </>
  );
}

/** Only under a condition, and how often. */
function When({ step }: { readonly step: Step }) {
  const { t } = useTranslation();
  const words = language();
  const told = [conditions[String(step['when'])]?.[words], repeats[String(step['forEach'])]?.[words], step['maySkip'] === true ? t('admin.plans.may-skip') : undefined];
  return <>{told.filter(Boolean).join(', ')}</>;
}

function Rules({ of }: { readonly of: readonly string[] }) {
  return (
    <ul className="rule-list">
      {of.map((id) => (
        <li key={id}>
          {rules[id]?.[language()] ?? ''} <span className="quiet">{id}</span>
        </li>
      ))}
    </ul>
  );
}
