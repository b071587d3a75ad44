import { Button } from 'antd';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { OrderApplication } from '../../../../libs/contract/forms/order-application';
import { useApplicationBlocks } from '../order/Product';
import { applicationOf, type Application, type Order } from '../order/use-order';
import { FactList } from '../ui/FactList';
import { entryOf, finished, type Entry } from './entry';
import { useChosenPartners } from './use-chosen-partners';

interface Props {
  readonly stored: Order;
  readonly typed: Entry;
  readonly isOverwriting: boolean;
  readonly onOverwrite: () => void;
}

const partsOf: Readonly<Record<string, readonly (keyof OrderApplication)[]>> = {
  customer: ['customer'],
  payer: ['payer'],
  product: ['product'],
  access: ['access', 'requestedOpenDate'],
  beside: ['devices', 'buildHardware', 'development', 'floorSpace', 'staffing', 'equipmentRental', 'siteNotes'],
  partners: ['partners'],
  consents: ['consents'],
};

const differs = (block: string, one: Application, other: Application): boolean => (partsOf[block] ?? []).some((part) => JSON.stringify(one[part]) !== JSON.stringify(other[part]));

/** Somebody else changed the order meanwhile: what lies there and what was typed, block by block, before either is written over. */
export function Conflict({ stored, typed, isOverwriting, onOverwrite }: Props) {
  const { t } = useTranslation();
  const there = finished(entryOf(applicationOf(stored))) ?? applicationOf(stored);
  const mine = finished(typed) ?? {};
  const blocksThere = useApplicationBlocks(there, stored.requestedOpenDate, stored.partners ?? []);
  const blocksMine = useApplicationBlocks(mine, typed.requestedOpenDate, useChosenPartners(typed));
  const note = useRef<HTMLElement>(null);
  useEffect(() => note.current?.focus(), []);
  const isEditable = stored.mayDo.includes('edit');
  return (
    <section ref={note} tabIndex={-1} className="note bad" role="alert" aria-labelledby="entry-conflict">
      <h3 id="entry-conflict">{t('order-entry.edit.conflict')}</h3>
      <p>{t(isEditable ? 'order-entry.edit.conflict-why' : 'order-entry.edit.conflict-over')}</p>
      {blocksThere
        .filter(({ key }) => differs(key, there, mine))
        .map(({ key, title, facts }) => (
          <section key={key} className="entry-columns" aria-label={title}>
            <div>
              <h4>{t('order-entry.edit.there', { what: title })}</h4>
              <FactList facts={facts} />
            </div>
            <div>
              <h4>{t('order-entry.edit.mine', { what: title })}</h4>
              <FactList facts={blocksMine.find((block) => block.key === key)?.facts ?? []} />
            </div>
          </section>
        ))}
      <div className="actions">
        {isEditable && (
          <Button danger loading={isOverwriting} onClick={onOverwrite}>
            {t('order-entry.edit.overwrite')}
          </Button>
        )}
        <a href={`/orders/${stored.id}`} target="_blank" rel="noreferrer">
          {t('order-entry.edit.look')}
        </a>
      </div>
    </section>
  );
}
