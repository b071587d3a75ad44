import { Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { answered, api } from '../api/client';
import type { paths } from '../api/schema.gen';
import { stepName } from '../process/step-names';
import { hasRole, useMe } from '../session/me';
import FormDialog from '../ui/FormDialog';
import { leads, usePeople } from './use-people';

type HandedOver = paths['/api/people/{personId}/hand-over']['post']['responses'][200]['content']['application/json'];

/** 업무 인계: everything that lies with a person goes to a colleague of the same team, for good. What went is told afterwards. `giver` is whose it is at first. */
export default function HandOverDialog({ giver, onClose }: { readonly giver?: string; readonly onClose: () => void }) {
  const { t } = useTranslation();
  const me = useMe();
  const { people } = usePeople();
  const [moved, setMoved] = useState<HandedOver>();
  const led = new Set(me.memberships.flatMap(({ supervisor, teamId }) => (supervisor ? [teamId] : [])));
  const mine = hasRole(me, 'ADMIN') ? people : people.filter((person) => leads(person, led));
  const choices = mine.map(({ id, name, login }) => ({ value: id, label: `${name} (${login})` }));
  if (moved)
    return (
      <Modal open title={t('absence.handed-over')} onCancel={onClose} onOk={onClose} okText={t('ui.close')} cancelButtonProps={{ style: { display: 'none' } }}>
        <Moved title={t('absence.moved-tasks', { count: moved.tasks.length })} items={moved.tasks.map(({ step, orderNo }) => [stepName(step), orderNo].filter(Boolean).join(' · '))} />
        <Moved title={t('absence.moved-orders', { count: moved.orders.length })} items={moved.orders.map(({ orderNo }) => orderNo)} />
        <Moved title={t('absence.moved-contracts', { count: moved.contracts.length })} items={moved.contracts.map(({ contractNo }) => contractNo)} />
      </Modal>
    );
  return (
    <FormDialog<HandedOver>
      title={t('absence.hand-over')}
      ok={t('absence.hand-over-ok')}
      isDangerous
      fields={[
        { name: 'from', label: t('absence.giver'), kind: 'choice', choices, ...(giver ? { initial: giver } : {}) },
        { name: 'to', label: t('absence.taker'), kind: 'choice', choices, hint: t('absence.same-team') },
        { name: 'reason', label: t('absence.reason'), kind: 'long' },
      ]}
      send={({ from = '', to = '', reason = '' }, header) => answered(api.POST('/api/people/{personId}/hand-over', { params: { path: { personId: from }, header }, body: { to, reason } }))}
      reads={[['stand-ins'], ['inbox'], ['counts'], ['orders'], ['people']]}
      done={t('absence.handed-over')}
      onClose={onClose}
      onDone={setMoved}
      staysOpen
    >
      <p className="note warn">{t('absence.hand-over-effect')}</p>
    </FormDialog>
  );
}

function Moved({ title, items }: { readonly title: string; readonly items: readonly string[] }) {
  return (
    <>
      <h3>{title}</h3>
      <ul>
        {items.map((item, at) => (
          <li key={`${item} ${at}`}>{item}</li>
        ))}
      </ul>
    </>
  );
}
