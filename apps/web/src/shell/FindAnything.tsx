import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Input, Modal } from 'antd';
import { useDeferredValue, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { answered, api } from '../api/client';
import { Empty, Shown } from '../ui/States';
import { FoundThings } from './FoundThings';

/** With the arrows from what is typed through what is found and back; Enter on what is typed opens the first. */
function walk(event: KeyboardEvent<HTMLDivElement>): void {
  const stops = [...event.currentTarget.querySelectorAll<HTMLElement>('input, .found a')];
  const at = stops.indexOf(document.activeElement as HTMLElement);
  const isComposing = event.nativeEvent.isComposing;
  if (event.key === 'Enter' && at === 0 && !isComposing) stops[1]?.click();
  else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') stops[at + (event.key === 'ArrowDown' ? 1 : -1)]?.focus();
  else return;
  event.preventDefault();
}

/** Any number, the beginning of a name, or its initial consonants: only among what the person may see. */
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
      <div onKeyDown={walk}>
        <Input autoFocus allowClear aria-label={t('shell.find')} placeholder={t('shell.find-what')} value={typed} onChange={(event) => setTyped(event.target.value)} />
        <div aria-live="polite" className="found">
          {q === '' ? (
            <p className="quiet">{t('shell.find-hint')}</p>
          ) : (
            <Shown asked={finding} bones={4}>
              {(found) =>
                Object.values(found).every((things) => things.length === 0) ? (
                  <Empty title={t('shell.found-nothing')}>
                    <p>{t('shell.found-nothing-hint')}</p>
                  </Empty>
                ) : (
                  <FoundThings found={found} onGo={onClose} />
                )
              }
            </Shown>
          )}
        </div>
      </div>
    </Modal>
  );
}
