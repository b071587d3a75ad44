import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMe } from '../session/me';
import FormDialog, { type FieldOfDialog, type Filled } from '../ui/FormDialog';
import { WhatMoves } from './WhatMoves';
import { send, type Change, type Entered, type Moved } from './use-calendar';

export type Asked = { readonly how: 'add' } | { readonly how: 'import' } | { readonly how: 'revoke'; readonly date: string; readonly name: string };

/** First what it would move, then the change itself: nothing is moved unseen. */
export function ChangeCalendar({ asked, onClose }: { readonly asked: Asked; readonly onClose: () => void }) {
  const { t } = useTranslation();
  const { today } = useMe();
  const [file, setFile] = useState<File>();
  const [looked, setLooked] = useState<{ readonly change: Change; readonly moved: Moved }>();
  const title = t(`calendar.titles.${asked.how}`, asked.how === 'revoke' ? { date: asked.date, name: asked.name } : {});
  if (looked)
    return (
      <FormDialog<Moved>
        key="sure"
        title={title}
        ok={t('calendar.do')}
        isDangerous
        fields={[]}
        send={(_, header) => send(looked.change, header, 'false')}
        reads={[['holidays'], ['recording'], ['inbox'], ['counts'], ['orders'], ['me'], ['health']]}
        done={t('calendar.done')}
        onClose={onClose}
      >
        <WhatMoves moved={looked.moved} />
      </FormDialog>
    );
  const changeOf = ({ date = '', name = '', kind, status, sourceRef = '', reason = '' }: Filled): Change | undefined => {
    if (asked.how === 'import') return file && { how: 'import', file };
    if (asked.how === 'revoke') return { how: 'revoke', date: asked.date, name: asked.name, reason };
    return { how: 'add', holidays: [{ date, name, kind: kind as Entered['kind'], status: status as Entered['status'], sourceRef }], reason };
  };
  return (
    <FormDialog<{ readonly change: Change; readonly moved: Moved }>
      key="look"
      title={title}
      ok={t('calendar.look')}
      fields={fieldsOf(asked, today, t)}
      isLacking={asked.how === 'import' && !file}
      send={async (filled, header) => {
        const change = changeOf(filled);
        if (!change) throw new Error('no file is chosen');
        return { change, moved: await send(change, header, 'true') };
      }}
      reads={[]}
      onClose={onClose}
      onDone={setLooked}
      staysOpen
    >
      <p className="note">{t(asked.how === 'import' ? 'calendar.import-effect' : 'calendar.look-first')}</p>
      {asked.how === 'import' && (
        <p>
          <label>
            {t('calendar.file')} <input type="file" accept=".csv,.json,text/csv,application/json" onChange={(event) => setFile(event.target.files?.[0])} />
          </label>
        </p>
      )}
    </FormDialog>
  );
}

function fieldsOf({ how }: Asked, today: string, t: (key: string) => string): readonly FieldOfDialog[] {
  const reason: FieldOfDialog = { name: 'reason', label: t('calendar.reason') };
  if (how === 'import') return [];
  if (how === 'revoke') return [reason];
  const choices = (of: string, values: readonly string[]) => values.map((value) => ({ value, label: t(`calendar.${of}.${value}`) }));
  return [
    { name: 'date', label: t('calendar.date'), kind: 'date', min: today },
    { name: 'name', label: t('calendar.name') },
    { name: 'kind', label: t('calendar.kind'), kind: 'choice', initial: 'TEMPORARY', choices: choices('kinds', ['STATUTORY', 'SUBSTITUTE', 'TEMPORARY', 'ELECTION']) },
    { name: 'status', label: t('calendar.status'), kind: 'choice', initial: 'OFFICIAL', choices: choices('statuses', ['OFFICIAL', 'ESTIMATED']) },
    { name: 'sourceRef', label: t('calendar.source-ref') },
    reason,
  ];
}
