import type { LinkProps } from '@tanstack/react-router';
import { hasRole, type Me } from '../session/me';
import type { Approvals } from '../shell/approvals';

export interface Section {
  readonly key: 'people' | 'organisations' | 'calendar' | 'prices' | 'plans' | 'problems' | 'audit';
  readonly to: NonNullable<LinkProps['to']>;
  readonly isFor: (person: Me) => boolean;
  /** What waits there for the person's word. */
  readonly waiting?: (approvals: Approvals) => number;
}

const ofStaff = (person: Me): boolean => person.side === 'STAFF';
export const administrator = (person: Me): boolean => hasRole(person, 'ADMIN');
export const mindsProblems = (person: Me): boolean => hasRole(person, 'ADMIN', 'CONSULTING_SUPPORT', 'SETTLEMENT_TEAM', 'NETWORK_OPS');

/** What is administered, each for whom the API lets look at it. */
export const sections: readonly Section[] = [
  { key: 'people', to: '/admin/people', isFor: administrator },
  { key: 'organisations', to: '/admin/organisations', isFor: ofStaff, waiting: ({ bankAccounts }) => bankAccounts },
  { key: 'calendar', to: '/admin/calendar', isFor: ofStaff },
  { key: 'prices', to: '/admin/prices', isFor: ofStaff, waiting: ({ versions }) => versions },
  { key: 'plans', to: '/admin/plans', isFor: ofStaff },
  { key: 'problems', to: '/admin/problems', isFor: mindsProblems },
  { key: 'audit', to: '/admin/audit', isFor: administrator },
];
