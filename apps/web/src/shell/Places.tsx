import { Link, type LinkProps } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { hasRole, useMe, type Me } from '../session/me';
import { useApprovals, WaitingCount, type Approvals } from './approvals';

interface Place {
  readonly to: NonNullable<LinkProps['to']>;
  readonly key: string;
  readonly isFor: (person: Me) => boolean;
  /** What waits there for the person's word. */
  readonly waiting?: (approvals: Approvals) => number;
}

export const staff = (person: Me): boolean => person.side === 'STAFF';
export const withRole = (...roles: readonly string[]) => (person: Me): boolean => hasRole(person, ...roles);

/** Beside the boxes: where whose work goes on. A person is only shown what they may open. */
const places: readonly Place[] = [
  { to: '/orders', key: 'orders', isFor: ({ side }) => side !== 'CUSTOMER' },
  { to: '/orders/new', key: 'new-order', isFor: withRole('SALES_REP') },
  { to: '/orders/drafts', key: 'drafts', isFor: withRole('SALES_REP') },
  { to: '/settlement', key: 'settlement', isFor: withRole('SETTLEMENT_TEAM', 'CONSULTING_SUPPORT') },
  { to: '/bills', key: 'bills', isFor: withRole('SETTLEMENT_TEAM', 'CONSULTING_SUPPORT') },
  { to: '/payments', key: 'payments', isFor: withRole('SETTLEMENT_TEAM') },
  { to: '/receivables', key: 'receivables', isFor: withRole('SETTLEMENT_TEAM', 'CONSULTING_SUPPORT') },
  { to: '/corrections', key: 'corrections', isFor: withRole('SETTLEMENT_TEAM', 'CONSULTING_SUPPORT'), waiting: ({ corrections }) => corrections },
  { to: '/refunds', key: 'refunds', isFor: withRole('SETTLEMENT_TEAM'), waiting: ({ refunds }) => refunds },
  { to: '/partner', key: 'partner', isFor: ({ side }) => side === 'PARTNER' },
  { to: '/partner/statements', key: 'partner-statements', isFor: ({ side }) => side === 'PARTNER' },
  { to: '/partner/staff', key: 'partner-staff', isFor: ({ side }) => side === 'PARTNER' },
  { to: '/customer', key: 'customer', isFor: ({ side }) => side === 'CUSTOMER' },
  { to: '/customer/bills', key: 'customer-bills', isFor: ({ side }) => side === 'CUSTOMER' },
  { to: '/recording', key: 'recording', isFor: (person) => staff(person) || hasRole(person, 'PARTNER_SYSTEM') },
  { to: '/absence', key: 'absence', isFor: ({ side }) => side !== 'CUSTOMER' },
  { to: '/admin', key: 'admin', isFor: (person) => person.side === 'STAFF', waiting: ({ versions, bankAccounts }) => versions + bankAccounts },
];

export function Places() {
  const { t } = useTranslation();
  const person = useMe();
  const approvals = useApprovals();
  const shown = places.filter(({ isFor }) => isFor(person));
  if (shown.length === 0) return null;
  return (
    <ul>
      {shown.map(({ to, key, waiting }) => (
        <li key={key}>
          <Link to={to} activeOptions={{ exact: true, includeSearch: false }} activeProps={{ 'aria-current': 'page' }}>
            <span>{t(`shell.places.${key}`)}</span>
            {approvals && waiting && <WaitingCount count={waiting(approvals)} />}
          </Link>
        </li>
      ))}
    </ul>
  );
}
