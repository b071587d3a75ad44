import { Link, type LinkProps } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { businessNumberText } from '../../../../libs/domain/identifiers/business-registration-number';
import type { paths } from '../api/schema.gen';
import { useMe, type Me } from '../session/me';
import { language } from '../texts';

type Found = paths['/api/search']['get']['responses']['200']['content']['application/json'];

interface Thing {
  readonly id: string;
  readonly to: LinkProps;
  readonly name: ReactNode;
  /** Its numbers and what else tells it from its like. */
  readonly about: readonly (string | null)[];
}

const toOrder = (me: Me, orderId: string): LinkProps => (me.side === 'CUSTOMER' ? { to: '/customer/orders/$orderId', params: { orderId } } : { to: '/orders/$orderId', params: { orderId }, search: {} });
const toBill = (me: Me, billId: string): LinkProps => (me.side === 'CUSTOMER' ? { to: '/customer/bills/$billId', params: { billId } } : { to: '/bills/$billId', params: { billId } });
const toFirm = ({ id, kind }: Found['firms'][number]): LinkProps =>
  kind === 'CUSTOMER' ? { to: '/orders', search: { customer: id } } : { to: '/admin/organisations/$organisationId', params: { organisationId: id } };

/** What was found, kind by kind: tasks first, because they are work. */
function useKinds(found: Found): readonly { readonly kind: string; readonly things: readonly Thing[] }[] {
  const { t } = useTranslation();
  const me = useMe();
  const firms = (kind: 'CUSTOMER' | 'PARTNER'): Thing[] =>
    found.firms.flatMap((firm) => (firm.kind === kind ? [{ id: firm.id, to: toFirm(firm), name: firm.name, about: [firm.businessNo && businessNumberText(firm.businessNo), kind === 'PARTNER' ? firm.code : null] }] : []));
  return [
    { kind: 'tasks', things: found.tasks.map((task) => ({ id: task.id, to: { to: '/inbox', search: { task: task.id } } as LinkProps, name: task.name[language()], about: [task.customerName, task.orderNo, task.accrualMonth, task.dueOn] })) },
    { kind: 'orders', things: found.orders.map((order) => ({ id: order.orderId, to: toOrder(me, order.orderId), name: order.customerName, about: [order.orderNo, order.serviceNo, order.contractNo, t(`orders.status.${order.status}`)] })) },
    { kind: 'bills', things: found.bills.map((bill) => ({ id: bill.id, to: toBill(me, bill.id), name: bill.billNo, about: [bill.customerName, bill.accrualMonth] })) },
    { kind: 'customers', things: firms('CUSTOMER') },
    { kind: 'partners', things: firms('PARTNER') },
  ];
}

export function FoundThings({ found, onGo }: { readonly found: Found; readonly onGo: () => void }) {
  const { t } = useTranslation();
  return useKinds(found).flatMap(({ kind, things }) =>
    things.length === 0
      ? []
      : [
          <section key={kind} aria-labelledby={`found-${kind}`}>
            <h2 id={`found-${kind}`}>{t(`shell.found.${kind}`)}</h2>
            <ul>
              {things.map(({ id, to, name, about }) => (
                <li key={id}>
                  <Link {...to} onClick={onGo}>
                    <strong>{name}</strong> <span className="quiet">{about.filter(Boolean).join(' · ')}</span>
                  </Link>
                </li>
              ))}
            </ul>
          </section>,
        ],
  );
}
