import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { answered, api, newKey, under } from '../api/client';
import { MomentText } from '../ui/DateText';
import { say } from '../ui/said';
import { Empty, ProblemNote, Shown } from '../ui/States';
import { drafts } from './use-entry';
import './order-entry.css';

/** What was begun and not submitted: to go on with, or to throw away. */
export function Page() {
  const { t } = useTranslation();
  const asking = useQuery(drafts);
  return (
    <section className="page" aria-labelledby="drafts-title">
      <div className="page-head">
        <h1 id="drafts-title">{t('order-entry.drafts.title')}</h1>
      </div>
      <Shown asked={asking} bones={5}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty title={t('order-entry.drafts.none')}>
              <p>{t('order-entry.drafts.none-hint')}</p>
            </Empty>
          ) : (
            <ul className="entry-former">
              {items.map((one) => (
                <DraftLine key={one.id} id={one.id} name={one.customerName ?? t('order-entry.drafts.nameless')} savedAt={one.savedAt} />
              ))}
            </ul>
          )
        }
      </Shown>
    </section>
  );
}

function DraftLine({ id, name, savedAt }: { readonly id: string; readonly name: string; readonly savedAt: string }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [isSure, setSure] = useState(false);
  const [key] = useState(newKey);
  const removing = useMutation({
    mutationFn: () => answered(api.DELETE('/api/application-drafts/{draftId}', { params: { path: { draftId: id }, header: under(key) } })),
    onSuccess: async () => {
      say(t('order-entry.drafts.removed', { name }));
      await queries.invalidateQueries({ queryKey: ['application-drafts'], exact: true });
    },
  });
  return (
    <li>
      <Link to="/orders/new" search={{ draft: id }}>
        {name}
      </Link>
      <span className="quiet">
        <MomentText at={savedAt} />
      </span>
      {isSure ? (
        <>
          <Button size="small" danger autoFocus loading={removing.isPending} onClick={() => removing.mutate()}>
            {t('order-entry.drafts.remove-sure')}
          </Button>
          <Button size="small" onClick={() => setSure(false)}>
            {t('ui.cancel')}
          </Button>
        </>
      ) : (
        <Button size="small" type="text" aria-label={t('order-entry.drafts.remove-what', { name })} onClick={() => setSure(true)}>
          {t('order-entry.drafts.remove')}
        </Button>
      )}
      {removing.isError && <ProblemNote error={removing.error} />}
    </li>
  );
}
