import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { Button } from 'antd';
import { lazy, Suspense, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { answered, api, newKey, under } from '../api/client';
import { useItemName } from '../items/use-item-name';
import { useMe } from '../session/me';
import { sendDocument } from '../papers/send-document';
import { task, useAct, type Task } from '../task/use-task';
import { language } from '../texts';
import { DateInput } from '../ui/DateInput';
import { say } from '../ui/said';
import { ProblemNote, Shown } from '../ui/States';
import { certificateAsPng, type Certificate } from './certificate';
import { SignaturePad } from './SignaturePad';
import { ownOrder, type OwnApplication, type OwnOrder } from './use-customer';
import '../forms/forms.css';
import './customer.css';

const ReturnDialog = lazy(() => import('../task/ReturnDialog'));
const certificateType = 'ACCEPTANCE_CERTIFICATE';

/** Accepts what was delivered: the certificate is read, signed, kept as a paper of the order, and the step is done (S1-059, D-06). */
export function Page() {
  const { t } = useTranslation();
  const { taskId } = useParams({ from: '/inside/customer/sign/$taskId' });
  const asking = useQuery(task(taskId));
  return (
    <section className="page customer" aria-labelledby="sign-title">
      <p>
        <Link to="/customer">{t('customer.back')}</Link>
      </p>
      <h1 id="sign-title">{t('customer.sign.title')}</h1>
      <Shown asked={asking}>
        {(data) => (data.orderId === null || !['OPEN', 'IN_PROGRESS'].includes(data.status) ? <p className="note">{t('customer.sign.closed')}</p> : <OfOrder task={data} orderId={data.orderId} />)}
      </Shown>
    </section>
  );
}

function OfOrder({ task: shown, orderId }: { readonly task: Task; readonly orderId: string }) {
  const asking = useQuery(ownOrder(orderId));
  return <Shown asked={asking}>{(order) => <SignForm task={shown} order={order} />}</Shown>;
}

/** What stands on the certificate before its date and signature. */
function useRows(shown: Task, order: OwnOrder): Certificate['rows'] {
  const { t } = useTranslation();
  const nameOf = useItemName();
  const { customer } = order.application as OwnApplication;
  const items = [...(order.quote?.monthly.lines ?? []), ...(order.quote?.oneOff.lines ?? [])].map(({ item, quantity, unit }) => `${nameOf(item)} ${quantity}${unit[language()]}`);
  return [
    [t('customer.sign.customer'), order.customerName],
    [t('customer.sign.representative'), customer?.representative ?? ''],
    [t('customer.sign.number'), [order.orderNo, order.serviceNo].filter(Boolean).join(' · ')],
    [t('customer.sign.what'), shown.name[language()]],
    [t('customer.sign.items'), items.join(', ')],
    [t('customer.sign.place'), customer?.address ?? ''],
  ].flatMap(([label = '', text = '']) => (text === '' ? [] : [[label, text] as const]));
}

type How = 'drawn' | 'typed';

function SignForm({ task: shown, order }: { readonly task: Task; readonly order: OwnOrder }) {
  const { t } = useTranslation();
  const me = useMe();
  const navigate = useNavigate();
  const rows = useRows(shown, order);
  const [acceptedOn, setAcceptedOn] = useState(me.today);
  const [inspector, setInspector] = useState(me.name);
  const [how, setHow] = useState<How>('drawn');
  const [drawn, setDrawn] = useState<HTMLCanvasElement>();
  const [isRefusing, setRefusing] = useState(false);
  const sent = useRef<string>(undefined);
  const done = (words: string) => {
    say(words);
    void navigate({ to: '/customer/orders/$orderId', params: { orderId: order.id } });
  };
  /** A second try takes the paper of the first one off: one certificate is left. */
  const keep = async (certificate: Certificate) => {
    if (sent.current) await answered(api.DELETE('/api/documents/{documentId}', { params: { path: { documentId: sent.current }, header: under(newKey()) } }));
    sent.current = undefined;
    const png = await certificateAsPng(certificate);
    const { id } = await sendDocument(`tasks/${shown.id}/documents`, certificateType, new File([png], `${t('customer.sign.file')}_${order.orderNo}.png`, { type: 'image/png' }));
    sent.current = id;
  };
  const signing = useAct(
    async (certificate: Certificate, header) => {
      await keep(certificate);
      return answered(api.POST('/api/tasks/{taskId}/complete', { params: { path: { taskId: shown.id }, header }, body: { version: shown.version, form: { acceptedOn, inspector: inspector.trim() } } }));
    },
    () => done(t('customer.sign.done')),
  );
  /** The other way begins anew: its pad is empty. */
  const choose = (next: How) => {
    setHow(next);
    setDrawn(undefined);
  };
  const name = inspector.trim();
  const isReady = name !== '' && acceptedOn !== '' && (how === 'typed' || drawn !== undefined);
  const sign = () =>
    signing.mutate({
      title: t('customer.sign.paper'),
      rows: [...rows, [t('customer.sign.date'), acceptedOn], [t('customer.sign.inspector'), name]],
      statement: t('customer.sign.statement'),
      signedOn: acceptedOn,
      signer: t('customer.sign.signer', { name }),
      signature: how === 'drawn' && drawn ? { drawn } : { typed: name },
    });
  return (
    <>
      <article className="paper" aria-labelledby="paper-title">
        <h2 id="paper-title">{t('customer.sign.paper')}</h2>
        <dl className="facts">
          {rows.map(([label, text]) => (
            <div key={label} style={{ display: 'contents' }}>
              <dt>{label}</dt>
              <dd>{text}</dd>
            </div>
          ))}
        </dl>
        <p className="plain-words">{t('customer.sign.statement')}</p>
      </article>
      <form
        aria-label={t('customer.sign.title')}
        onSubmit={(event) => {
          event.preventDefault();
          if (isReady) sign();
        }}
      >
        <div className="field">
          <label htmlFor="sign-date">
            {t('customer.sign.date')} <span className="must">*</span>
          </label>
          <DateInput id="sign-date" value={acceptedOn} onChange={setAcceptedOn} />
        </div>
        <div className="field">
          <label htmlFor="sign-name">
            {t('customer.sign.inspector')} <span className="must">*</span>
          </label>
          <input id="sign-name" maxLength={50} autoComplete="name" value={inspector} onChange={(event) => setInspector(event.target.value)} />
        </div>
        <fieldset className="sign-how">
          <legend>
            {t('customer.sign.signature')} <span className="must">*</span>
          </legend>
          <div className="actions">
            {(['drawn', 'typed'] as const).map((one) => (
              <label key={one}>
                <input type="radio" name="how" checked={how === one} onChange={() => choose(one)} /> {t(`customer.sign.how.${one}`)}
              </label>
            ))}
          </div>
          {how === 'drawn' ? <SignaturePad onChange={setDrawn} /> : <p className="typed-signature">{name || t('customer.sign.no-name')}</p>}
        </fieldset>
        {signing.isError && <ProblemNote error={signing.error} />}
        <div className="actions">
          <Button type="primary" htmlType="submit" disabled={!isReady} loading={signing.isPending}>
            {t('customer.sign.sign')}
          </Button>
          {shown.returnsTo.length > 0 && (
            <Button danger disabled={signing.isPending} onClick={() => setRefusing(true)}>
              {t('customer.sign.refuse')}
            </Button>
          )}
        </div>
        <p className="quiet">{t('customer.sign.what-happens')}</p>
      </form>
      <Suspense fallback={null}>{isRefusing && <ReturnDialog task={shown} onClose={() => setRefusing(false)} onDone={() => done(t('customer.sign.refused'))} />}</Suspense>
    </>
  );
}
