import type { LinkProps } from '@tanstack/react-router';
import { hasRole, type Me } from '../session/me';

export interface Section {
  readonly key: 'people' | 'organisations' | 'calendar' | 'prices' | 'plans' | 'problems' | 'audit';
  readonly to: NonNullable<LinkProps['to']>;
  readonly isFor: (person: Me) => boolean;
}

const ofStaff = (person: Me): boolean => person.side === 'STAFF';
export const administrator = (person: Me): boolean => hasRole(person, 'ADMIN');
export const mindsProblems = (person: Me): boolean => hasRole(person, 'ADMIN', 'CONSULTING_SUPPORT', 'SETTLEMENT_TEAM', 'NETWORK_OPS');

/** What is administered, each for whom the API lets look at it. */
export const sections: readonly Section[] = [
  { key: 'people', to: '/admin/people', isFor: administrator },
  { key: 'organisations', to: '/admin/organisations', isFor: ofStaff },
  { key: 'calendar', to: '/admin/calendar', isFor: ofStaff },
  { key: 'prices', to: '/admin/prices', isFor: ofStaff },
  { key: 'plans', to: '/admin/plans', isFor: ofStaff },
  { key: 'problems', to: '/admin/problems', isFor: mindsProblems },
  { key: 'audit', to: '/admin/audit', isFor: administrator },
];
