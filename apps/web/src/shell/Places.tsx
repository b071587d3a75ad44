import { Link, type LinkProps } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { hasRole, useMe, type Me } from '../session/me';

interface Place {
  readonly to: NonNullable<LinkProps['to']>;
  readonly key: string;
  readonly isFor: (person: Me) => boolean;
}

/** Beside the boxes: where whose work goes on. A person is only shown what they may open. */
const places: readonly Place[] = [
  { to: '/absence', key: 'absence', isFor: () => true },
  { to: '/admin', key: 'admin', isFor: (person) => person.side === 'STAFF' },
];

export function Places() {
  const { t } = useTranslation();
  const person = useMe();
  const shown = places.filter(({ isFor }) => isFor(person));
  if (shown.length === 0) return null;
  return (
    <ul>
      {shown.map(({ to, key }) => (
        <li key={key}>
          <Link to={to} activeProps={{ 'aria-current': 'page' }}>
            {t(`shell.places.${key}`)}
          </Link>
        </li>
      ))}
    </ul>
  );
}

export const staff = (person: Me): boolean => person.side === 'STAFF';
export const withRole = (...roles: readonly string[]) => (person: Me): boolean => hasRole(person, ...roles);
