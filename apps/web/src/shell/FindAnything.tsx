import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Input, Modal } from 'antd';
import { useDeferredValue, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { answered, api } from '../api/client';
import { Empty, Shown } from '../ui/States';

/** Any number, or the beginning of a name: only among what the person may see. */
export default function FindAnything({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState('');
  const q = useDeferredValue(typed.trim());
  const finding = useQuery({
    queryKey: ['find', q],
    queryFn: () => answered(api.GET('/api/search', { params: { query: { q } } })),
    enabled: q !== '',
    placeholderData: keepPreviousData,
  });
  return (
    <Modal open title={t('shell.find')} onCancel={onClose} footer={null}>
      <Input autoFocus allowClear aria-label={t('shell.find')} placeholder={t('shell.find-what')} value={typed} onChange={(event) => setTyped(event.target.value)} />
      <div aria-live="polite" style={{ minHeight: 200, paddingTop: 8 }}>
        {q !== '' && (
          <Shown asked={finding} bones={4}>
            {({ items }) =>
              items.length === 0 ? (
                <Empty title={t('shell.found-nothing')}>
                  <p>{t('shell.found-nothing-hint')}</p>
                </Empty>
              ) : (
                <ul className="found">
                  {items.map((one) => (
                    <li key={one.orderId}>
                      <Link to="/orders/$orderId" params={{ orderId: one.orderId }} search={{}} onClick={onClose}>
                        <strong>{one.customerName}</strong> <span>{one.orderNo}</span> <span className="quiet">{[one.serviceNo, one.contractNo].filter(Boolean).join(' · ')}</span>
                      </Link>
                    </li>
                  ))}
                </ul>
              )
            }
          </Shown>
        )}
      </div>
    </Modal>
  );
}
