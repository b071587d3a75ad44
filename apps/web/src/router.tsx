import { createRootRoute, createRoute, createRouter, lazyRouteComponent, Outlet, redirect } from '@tanstack/react-router';
import { auditFiltersFrom } from './admin/audit-filters';
import { Refused } from './api/problem';
import { queries } from './api/queries';
import { correctionFiltersFrom } from './corrections/use-corrections';
import { filtersOfBills } from './bills/use-bills';
import { isDate, isId, isMonth } from './from-address';
import { filtersFrom } from './inbox/filters';
import { orderTabFrom } from './order/tabs';
import { orderFiltersFrom } from './orders/filters';
import { paymentFiltersFrom } from './payments/use-payments';
import { receivableFiltersFrom } from './receivables/use-receivables';
import { firmFiltersFrom } from './organisations/use-organisations';
import { peopleFiltersFrom } from './people/use-people';
import { refundViewFrom } from './refunds/use-refunds';
import { me } from './session/me';
import { lookingFrom } from './settlement/use-month';
import { Shell } from './shell/Shell';
import { NotFound, PageFailed } from './shell/NotFound';

const root = createRootRoute({ component: Outlet, notFoundComponent: NotFound, errorComponent: PageFailed });

const login = createRoute({
  getParentRoute: () => root,
  path: '/login',
  component: lazyRouteComponent(() => import('./session/LoginPage'), 'Page'),
  validateSearch: (sent: Record<string, unknown>): { back?: string } => (typeof sent['back'] === 'string' && /^\/(?!\/)/.test(sent['back']) ? { back: sent['back'] } : {}),
});

/** Everything but the login: only for whoever is logged in. */
const inside = createRoute({
  getParentRoute: () => root,
  id: 'inside',
  component: Shell,
  beforeLoad: async ({ location }) => {
    try {
      await queries.ensureQueryData(me);
    } catch (error) {
      if (error instanceof Refused) throw redirect({ to: '/login', search: location.href === '/' ? {} : { back: location.href } });
      throw error;
    }
  },
});

const at = <Path extends string>(path: Path, component: Parameters<typeof lazyRouteComponent>[0]) => createRoute({ getParentRoute: () => inside, path, component: lazyRouteComponent(component, 'Page') });

/** A customer's first page are the own orders. */
const home = createRoute({
  getParentRoute: () => inside,
  path: '/',
  component: lazyRouteComponent(() => import('./home/HomePage'), 'Page'),
  beforeLoad: () => {
    if (queries.getQueryData(me.queryKey)?.side === 'CUSTOMER') throw redirect({ to: '/customer' });
  },
});

const inbox = createRoute({
  getParentRoute: () => inside,
  path: '/inbox',
  component: lazyRouteComponent(() => import('./inbox/InboxPage'), 'Page'),
  validateSearch: filtersFrom,
});

const recording = createRoute({
  getParentRoute: () => inside,
  path: '/recording',
  component: lazyRouteComponent(() => import('./recording-calendar/RecordingPage'), 'Page'),
  validateSearch: (sent: Record<string, unknown>): { from?: string } => (isDate(sent['from']) ? { from: sent['from'] } : {}),
});

const statements = createRoute({
  getParentRoute: () => inside,
  path: '/partner/statements',
  component: lazyRouteComponent(() => import('./partner/StatementPage'), 'Page'),
  validateSearch: (sent: Record<string, unknown>): { month?: string } => (isMonth(sent['month']) ? { month: sent['month'] } : {}),
});
const orders = createRoute({
  getParentRoute: () => inside,
  path: '/orders',
  component: lazyRouteComponent(() => import('./orders/OrdersPage'), 'Page'),
  validateSearch: orderFiltersFrom,
});
const idFrom = (sent: unknown): string | undefined => (isId(sent) ? sent : undefined);
const newOrder = createRoute({
  getParentRoute: () => inside,
  path: '/orders/new',
  component: lazyRouteComponent(() => import('./order-entry/EntryPage'), 'Page'),
  validateSearch: (sent: Record<string, unknown>): { draft?: string; copy?: string } => {
    const [draft, copy] = [idFrom(sent['draft']), idFrom(sent['copy'])];
    return { ...(draft ? { draft } : {}), ...(copy && !draft ? { copy } : {}) };
  },
});
const order = createRoute({
  getParentRoute: () => inside,
  path: '/orders/$orderId',
  component: lazyRouteComponent(() => import('./order/OrderPage'), 'Page'),
  validateSearch: orderTabFrom,
});

const routes = [
  home,
  inbox,
  at('/settlement', () => import('./settlement/MonthsPage')),
  createRoute({ getParentRoute: () => inside, path: '/settlement/$month', component: lazyRouteComponent(() => import('./settlement/MonthPage'), 'Page'), validateSearch: lookingFrom }),
  createRoute({ getParentRoute: () => inside, path: '/bills', component: lazyRouteComponent(() => import('./bills/BillsPage'), 'Page'), validateSearch: filtersOfBills }),
  at('/bills/$billId', () => import('./bills/BillPage')),
  createRoute({ getParentRoute: () => inside, path: '/payments', component: lazyRouteComponent(() => import('./payments/PaymentsPage'), 'Page'), validateSearch: paymentFiltersFrom }),
  at('/payments/import', () => import('./payments/ImportPage')),
  at('/payments/$paymentId', () => import('./payments/PaymentPage')),
  createRoute({ getParentRoute: () => inside, path: '/receivables', component: lazyRouteComponent(() => import('./receivables/ReceivablesPage'), 'Page'), validateSearch: receivableFiltersFrom }),
  createRoute({ getParentRoute: () => inside, path: '/corrections', component: lazyRouteComponent(() => import('./corrections/CorrectionsPage'), 'Page'), validateSearch: correctionFiltersFrom }),
  at('/corrections/$correctionId', () => import('./corrections/CorrectionPage')),
  createRoute({ getParentRoute: () => inside, path: '/refunds', component: lazyRouteComponent(() => import('./refunds/RefundsPage'), 'Page'), validateSearch: refundViewFrom }),
  at('/refunds/$refundId', () => import('./refunds/RefundPage')),
  recording,
  at('/partner', () => import('./partner/WeekPage')),
  statements,
  at('/partner/staff', () => import('./partner/StaffPage')),
  at('/customer', () => import('./customer/OrdersPage')),
  at('/customer/orders/$orderId', () => import('./customer/OrderPage')),
  at('/customer/sign/$taskId', () => import('./customer/SignPage')),
  at('/customer/bills', () => import('./customer/BillsPage')),
  at('/customer/bills/$billId', () => import('./customer/BillPage')),
  orders,
  newOrder,
  at('/orders/$orderId/edit', () => import('./order-entry/EditPage')),
  at('/orders/drafts', () => import('./order-entry/DraftsPage')),
  order,
  at('/password', () => import('./session/PasswordPage')),
  at('/absence', () => import('./absence/AbsencePage')),
  at('/admin', () => import('./admin/IndexPage')),
  createRoute({ getParentRoute: () => inside, path: '/admin/people', component: lazyRouteComponent(() => import('./people/PeoplePage'), 'Page'), validateSearch: peopleFiltersFrom }),
  createRoute({ getParentRoute: () => inside, path: '/admin/organisations', component: lazyRouteComponent(() => import('./organisations/OrganisationsPage'), 'Page'), validateSearch: firmFiltersFrom }),
  at('/admin/organisations/$organisationId', () => import('./organisations/OrganisationPage')),
  createRoute({
    getParentRoute: () => inside,
    path: '/admin/prices',
    component: lazyRouteComponent(() => import('./prices/PricesPage'), 'Page'),
    validateSearch: (sent: Record<string, unknown>): { kind?: 'catalogue' | 'parameters' } => (sent['kind'] === 'parameters' ? { kind: 'parameters' } : {}),
  }),
  at('/admin/prices/proposals/$proposalId', () => import('./prices/ProposalPage')),
  createRoute({
    getParentRoute: () => inside,
    path: '/admin/prices/$kind/$code',
    component: lazyRouteComponent(() => import('./prices/VersionPage'), 'Page'),
    validateSearch: (sent: Record<string, unknown>): { against?: string; from?: boolean } => ({ ...(typeof sent['against'] === 'string' ? { against: sent['against'] } : {}), ...(sent['from'] === true ? { from: true } : {}) }),
  }),
  at('/admin/people/$personId', () => import('./people/PersonPage')),
  createRoute({
    getParentRoute: () => inside,
    path: '/admin/calendar',
    component: lazyRouteComponent(() => import('./calendar/CalendarPage'), 'Page'),
    validateSearch: (sent: Record<string, unknown>): { year?: string } => (/^(19|20)\d\d$/.test(String(sent['year'])) ? { year: String(sent['year']) } : {}),
  }),
  at('/admin/plans', () => import('./admin/PlansPage')),
  at('/admin/plans/$key/$version', () => import('./admin/PlanPage')),
  createRoute({
    getParentRoute: () => inside,
    path: '/admin/problems',
    component: lazyRouteComponent(() => import('./admin/ProblemsPage'), 'Page'),
    validateSearch: (sent: Record<string, unknown>): { all?: boolean } => (sent['all'] === true ? { all: true } : {}),
  }),
  createRoute({ getParentRoute: () => inside, path: '/admin/audit', component: lazyRouteComponent(() => import('./admin/AuditPage'), 'Page'), validateSearch: auditFiltersFrom }),
];

export const router = createRouter({ routeTree: root.addChildren([login, inside.addChildren(routes)]), scrollRestoration: true, defaultPreload: false });

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
