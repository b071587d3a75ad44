import { lazy } from 'react';
import { hasRole, useMe } from '../session/me';

const OwnOrders = lazy(() => import('./OwnOrders'));
const MonthNow = lazy(() => import('./MonthNow'));
const LinesAhead = lazy(() => import('./LinesAhead'));
const TeamWeek = lazy(() => import('./TeamWeek'));

/** One picture a role: a rep's orders, the settlement team's month, operations' lines and routers; everybody else's week. */
export default function PictureOfRole() {
  const person = useMe();
  if (hasRole(person, 'SALES_REP')) return <OwnOrders />;
  if (hasRole(person, 'SETTLEMENT_TEAM')) return <MonthNow />;
  if (hasRole(person, 'NETWORK_OPS', 'CONTACT_CENTER')) return <LinesAhead />;
  return <TeamWeek />;
}
