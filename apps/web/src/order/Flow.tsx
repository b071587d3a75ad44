import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { answered, api } from '../api/client';
import { useMe } from '../session/me';
import { Bones, Empty, Shown } from '../ui/States';
import { StepsTable } from './Progress';
import { stepsWithTasks } from './steps';
import type { Order } from './use-order';

const MarkedDiagram = lazy(() => import('./MarkedDiagram'));

/** The definition by which this order runs, drawn, with where it stands; the table beneath says the same in words. */
export default function Flow({ order }: { readonly order: Order }) {
  const { t } = useTranslation();
  const { today } = useMe();
  const steps = useMemo(() => stepsWithTasks(order, today), [order, today]);
  const { plan } = order;
  const asking = useQuery({
    queryKey: ['plan', plan?.key, plan?.version, 'bpmn'],
    queryFn: () => answered(api.GET('/api/plans/{key}/{version}/bpmn', { params: { path: { key: plan?.key ?? '', version: plan?.version ?? 0 } }, parseAs: 'text' })),
    enabled: plan !== undefined,
    staleTime: Infinity,
  });
  if (!plan) return <Empty title={t('order.flow.not-begun')} />;
  return (
    <>
      <section aria-labelledby="order-flow">
        <h2 id="order-flow">{t('order.flow.title')}</h2>
        <Shown asked={asking} bones={10}>
          {(drawing) => (
            <Suspense fallback={<Bones rows={10} />}>
              <MarkedDiagram xml={drawing} name={t('order.flow.of', { number: order.orderNo })} steps={steps} />
            </Suspense>
          )}
        </Shown>
      </section>
      <section aria-labelledby="order-steps">
        <h2 id="order-steps">{t('order.flow.in-words')}</h2>
        <StepsTable order={order} />
      </section>
    </>
  );
}
