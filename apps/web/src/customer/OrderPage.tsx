import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { Button } from 'antd';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { language } from '../texts';
import { DateText, DueText, MomentText } from '../ui/DateText';
import { Money } from '../ui/Money';
import { Shown } from '../ui/States';
import { StageBar } from './StageBar';
import { ToTask } from './ToTask';
import { ownOrder, type OwnOrder } from './use-customer';
import './customer.css';

const Comments = lazy(() => import('../comments/Comments'));
const MoveDialog = lazy(() => import('../recording-calendar/MoveDialog'));

/** One order as its customer reads it: where it stands, what comes when, what is recorded, which papers there are. */
export function Page() {
  const { t } = useTranslation();
  const { orderId } = useParams({ from: '/inside/customer/orders/$orderId' });
  const asking = useQuery(ownOrder(orderId));
  return (
    <section className="page customer" aria-labelledby="own-order">
      <p>
        <Link to="/customer">{t('customer.back')}</Link>
      </p>
      <Shown asked={asking}>{(order) => <OneOrder order={order} />}</Shown>
    </section>
  );
}

function OneOrder({ order }: { readonly order: OwnOrder }) {
  const { t } = useTranslation();
  return (
    <>
      <div className="page-head">
        <h1 id="own-order">{t('customer.order', { number: order.serviceNo ?? order.orderNo })}</h1>
      </div>
      <p className="plain-words">{order.inPlainWords[language()]}</p>
      <StageBar status={order.status} />
      <OpenTasks order={order} />
      <section className="section" aria-labelledby="own-dates">
        <h2 id="own-dates">{t('customer.dates')}</h2>
        <Dates order={order} />
      </section>
      {order.quote && (
        <section className="section" aria-labelledby="own-price">
          <h2 id="own-price">{t('customer.price')}</h2>
          <dl className="facts">
            <dt>{t('customer.monthly')}</dt>
            <dd>
              <Money won={order.quote.monthly.supplyWon} vat="exclusive" />
            </dd>
            {order.quote.oneOff.supplyWon !== '0' && (
              <>
                <dt>{t('customer.one-off')}</dt>
                <dd>
                  <Money won={order.quote.oneOff.supplyWon} vat="exclusive" />
                </dd>
              </>
            )}
          </dl>
        </section>
      )}
      {order.scenarioText !== undefined && (
        <section className="section" aria-labelledby="own-scenario">
          <h2 id="own-scenario">{t('customer.scenario')}</h2>
          <p className="scenario-text">{order.scenarioText}</p>
        </section>
      )}
      <section className="section" aria-labelledby="own-papers">
        <h2 id="own-papers">{t('customer.papers')}</h2>
        {order.documents.length === 0 ? (
          <p className="quiet">{t('customer.no-papers')}</p>
        ) : (
          <ul className="history">
            {order.documents.map((one) => (
              <li key={one.id}>
                {t(`documents.${one.documentType}`)}{' '}
                <a href={`/api/documents/${one.id}`} download={one.fileName}>
                  {one.fileName}
                </a>{' '}
                <span className="quiet">
                  <MomentText at={one.uploadedAt} />
                </span>
              </li>
            ))}
          </ul>
        )}
      </section>
      <p className="quiet">{t('customer.rep', { name: order.salesRepName })}</p>
      <section className="section" aria-labelledby="own-comments">
        <h2 id="own-comments">{t('order.tabs.comments')}</h2>
        <Suspense fallback={null}>
          <Comments orderId={order.id} />
        </Suspense>
      </section>
    </>
  );
}

const isOpen = ({ status }: OwnOrder['tasks'][number]): boolean => status === 'OPEN' || status === 'IN_PROGRESS';

function OpenTasks({ order }: { readonly order: OwnOrder }) {
  const { t } = useTranslation();
  const open = order.tasks.filter(isOpen);
  if (open.length === 0) return null;
  return (
    <section className="section" aria-labelledby="order-tasks">
      <h2 id="order-tasks">{t('customer.to-do')}</h2>
      <ul className="history">
        {open.map((task) => (
          <li key={task.id} className="own-task">
            <strong>{task.name[language()]}</strong>
            <DueText dueOn={task.dueOn} />
            <ToTask task={task} />
          </li>
        ))}
      </ul>
    </section>
  );
}

const openedOrEnded = new Set(['INSPECTION', 'ACCEPTED', 'OPEN', 'BILLING_REQUESTED', 'CLOSED', 'CANCELLED', 'REJECTED', 'WITHDRAWN']);

function Dates({ order }: { readonly order: OwnOrder }) {
  const { t } = useTranslation();
  const [isMoving, setMoving] = useState(false);
  const { recordingSlotOn, plannedInstallOn, inspectionOn } = order.dates;
  return (
    <dl className="facts">
      <dt>{t('customer.wanted')}</dt>
      <dd>
        <DateText date={order.requestedOpenDate} />
      </dd>
      {plannedInstallOn && (
        <>
          <dt>{t('customer.install')}</dt>
          <dd>
            <DateText date={plannedInstallOn} />
          </dd>
        </>
      )}
      {recordingSlotOn && (
        <>
          <dt>{t('customer.recording')}</dt>
          <dd className="actions">
            <DateText date={recordingSlotOn} />
            {!openedOrEnded.has(order.status) && (
              <Button size="small" onClick={() => setMoving(true)}>
                {t('customer.move-recording')}
              </Button>
            )}
          </dd>
        </>
      )}
      {inspectionOn && (
        <>
          <dt>{t('customer.inspection')}</dt>
          <dd>
            <DateText date={inspectionOn} />
          </dd>
        </>
      )}
      <Suspense fallback={null}>
        {isMoving && recordingSlotOn && (
          <MoveDialog booking={{ orderId: order.id, orderNo: order.orderNo, customerName: order.customerName, state: 'BOOKED' }} from={recordingSlotOn} onClose={() => setMoving(false)} />
        )}
      </Suspense>
    </dl>
  );
}
