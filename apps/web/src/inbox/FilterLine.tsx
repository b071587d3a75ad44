import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { answered, api, newKey, under } from '../api/client';
import { useMe } from '../session/me';
import { language } from '../texts';
import { PeriodFilter } from '../ui/PeriodFilter';
import { asked, filtersFrom, type Filters } from './filters';
import type { InboxRow } from './use-inbox';

interface Props {
  readonly filters: Filters;
  readonly rows: readonly InboxRow[];
  readonly onChange: (filters: Filters) => void;
}

type Choice = readonly [string, string];

/** What can be asked for: what was seen in the list so far, and what is asked for, which a link may name before any is seen. */
function useChoices(rows: readonly InboxRow[], of: (row: InboxRow) => Choice | undefined, asked: string | undefined): readonly Choice[] {
  const { t } = useTranslation();
  const seen = useRef(new Map<string, string>());
  for (const row of rows) {
    const choice = of(row);
    if (choice) seen.current.set(...choice);
  }
  const names = new Map(seen.current);
  if (asked && !names.has(asked)) names.set(asked, t('inbox.of-the-link'));
  return [...names].toSorted(([, a], [, b]) => a.localeCompare(b));
}

const stepOf = ({ step, name }: InboxRow): Choice => [step, name[language()]];
const customerOf = ({ customerId, customerName }: InboxRow): Choice | undefined => (customerId && customerName ? [customerId, customerName] : undefined);

/** Filters of the list; changed, they are asked at once, and they live in the address. */
export function FilterLine({ filters, rows, onChange }: Props) {
  const { t } = useTranslation();
  const { today } = useMe();
  const steps = useChoices(rows, stepOf, filters.step);
  const customers = useChoices(rows, customerOf, filters.customer);
  const { task: _, ...kept } = filters;
  const set = (change: Partial<Record<keyof Filters, string | undefined>>) => onChange(filtersFrom({ ...kept, ...change }));
  const isReset = Object.keys(kept).every((key) => key === 'box');
  return (
    <form className="filters" role="search" aria-label={t('inbox.filters')} onSubmit={(event) => event.preventDefault()}>
      <label>
        {t('inbox.step')}
        <select value={filters.step ?? ''} onChange={(event) => set({ step: event.target.value || undefined })}>
          <option value="">{t('inbox.every-step')}</option>
          {steps.map(([step, name]) => (
            <option key={step} value={step}>
              {name}
            </option>
          ))}
        </select>
      </label>
      {customers.length > 0 && (
        <label>
          {t('inbox.columns.customer')}
          <select value={filters.customer ?? ''} onChange={(event) => set({ customer: event.target.value || undefined })}>
            <option value="">{t('inbox.every-customer')}</option>
            {customers.map(([id, name]) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
        </label>
      )}
      <PeriodFilter title={t('inbox.due')} today={today} looks="ahead" from={filters.dueFrom} to={filters.dueTo} onChange={({ from, to }) => set({ dueFrom: from, dueTo: to })} />
      <label>
        {t('inbox.sort')}
        <select value={filters.sort ?? 'due'} onChange={(event) => set({ sort: event.target.value })}>
          <option value="due">{t('inbox.sorts.due')}</option>
          <option value="opened">{t('inbox.sorts.opened')}</option>
        </select>
      </label>
      <Button size="small" disabled={isReset} onClick={() => onChange(filters.box ? { box: filters.box } : {})}>
        {t('inbox.reset')}
      </Button>
      <SavedViews filters={kept} onChange={onChange} />
    </form>
  );
}

function SavedViews({ filters, onChange }: { readonly filters: Filters; readonly onChange: (filters: Filters) => void }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [name, setName] = useState<string>();
  const saved = useQuery({ queryKey: ['views'], queryFn: () => answered(api.GET('/api/me/views')) });
  const again = () => queries.invalidateQueries({ queryKey: ['views'] });
  const saving = useMutation({
    mutationFn: (viewName: string) => answered(api.PUT('/api/me/views/{viewName}', { params: { path: { viewName }, header: under(newKey()) }, body: { filters: { ...asked(filters), limit: 50 } } })),
    onSuccess: async () => {
      setName(undefined);
      await again();
    },
  });
  const [chosen, choose] = useState<string>();
  const removing = useMutation({
    mutationFn: (viewName: string) => answered(api.DELETE('/api/me/views/{viewName}', { params: { path: { viewName }, header: under(newKey()) } })),
    onSuccess: async () => {
      choose(undefined);
      await again();
    },
  });
  const items = saved.data?.items ?? [];
  return (
    <>
      {items.length > 0 && (
        <select
          aria-label={t('inbox.views')}
          value={chosen ?? ''}
          onChange={(event) => {
            choose(event.target.value || undefined);
            const view = items.find((one) => one.name === event.target.value);
            if (view) onChange(filtersFrom(view.filters as Record<string, unknown>));
          }}
        >
          <option value="">{t('inbox.views')}</option>
          {items.map((view) => (
            <option key={view.name} value={view.name}>
              {view.name}
            </option>
          ))}
        </select>
      )}
      {chosen !== undefined && (
        <Button size="small" loading={removing.isPending} aria-label={t('inbox.delete-view-named', { name: chosen })} onClick={() => removing.mutate(chosen)}>
          {t('inbox.delete-view')}
        </Button>
      )}
      {name === undefined ? (
        <Button size="small" onClick={() => setName('')}>
          {t('inbox.save-view')}
        </Button>
      ) : (
        <span className="actions">
          <input autoFocus aria-label={t('inbox.view-name')} placeholder={t('inbox.view-name')} maxLength={60} value={name} onChange={(event) => setName(event.target.value)} />
          <Button size="small" type="primary" disabled={name.trim() === ''} loading={saving.isPending} onClick={() => saving.mutate(name.trim())}>
            {t('ui.save')}
          </Button>
          <Button size="small" onClick={() => setName(undefined)}>
            {t('ui.cancel')}
          </Button>
        </span>
      )}
    </>
  );
}
