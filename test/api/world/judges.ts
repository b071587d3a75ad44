import { callCentreSubscription } from '../../../libs/domain/process/plans/call-centre-subscription';
import { partnerRoles } from '../../../libs/domain/process/roles';
import { boxes } from '../../../libs/desk/inbox';
import type { Sent } from './browser';
import type { OrderRows } from './two-customers';

/** One way of asking for rows of an order. */
export interface Try {
  readonly path: string;
  readonly sent?: Sent;
}

/** What the rights matrix knows of a route. A route that stands in the OpenAPI document and not here fails the test: say who may call it. */
export interface Judge {
  readonly who: 'everyone' | 'signed-in' | 'staff' | readonly string[];
  /** Every way in which somebody from outside could reach for rows of an order. Absent where the route holds nobody's rows. */
  readonly tries?: (rows: OrderRows) => readonly Try[];
  /** With which codes others' rows are refused. Absent for lists: they answer, and leave them out. */
  readonly refuses?: readonly string[];
  readonly endsTheSession?: true;
}

const pdf = (): FormData => {
  const form = new FormData();
  form.set('documentType', 'TERMS');
  form.set('file', new Blob(['%PDF-1.4\n%%EOF\n'], { type: 'application/pdf' }), 'x.pdf');
  return form;
};

const ofTasks = (act: string, sent?: (task: OrderRows['tasks'][number]) => Sent) => (rows: OrderRows) =>
  rows.tasks.map((task): Try => ({ path: `/api/tasks/${task.id}${act}`, ...(sent && { sent: sent(task) }) }));
const onTask = (act: string, more: object = {}): Judge => ({
  who: 'signed-in',
  tries: ofTasks(act, ({ version }) => ({ body: { version, ...more } })),
  refuses: ['task.not-found'],
});
/** Several at once are answered one by one: others' are told as not found, each in its row. */
const ofSeveral = (act: string, more: object = {}): Judge => ({
  who: 'signed-in',
  tries: ({ tasks: others }) => [{ path: `/api/tasks/bulk/${act}`, sent: { body: { tasks: others.map(({ id, version }) => ({ taskId: id, version })), ...more } } }],
});
const ofOrder = (act: string, sent?: Sent) => (rows: OrderRows): Try[] => [{ path: `/api/orders/${rows.orderId}${act}`, ...(sent && { sent }) }];

const denied = ['access.denied'];
const movedBooking = { from: '2026-09-03', to: '2026-09-10', reason: '남의 주문' };
const wantedRecording = { version: 1, reason: '남의 주문', recording: { description: '재녹음', unitPriceWon: '1', partnerUnitPriceWon: '1' } };
const nobody = '01920000-0000-7000-8000-000000000000';
const staffOnly = (tries?: Judge['tries']): Judge => ({ who: 'staff', ...(tries && { tries, refuses: denied }) });

/** The administrator keeps everybody, leads of outside firms their own people. */
const keepers = ['ADMIN', ...partnerRoles, 'CUSTOMER'];
const onOthers = (act: string, body: object): Judge => ({ who: keepers, tries: ({ customerPersonId }) => [{ path: `/api/people/${customerPersonId}${act}`, sent: { body } }], refuses: ['people.not-found'] });

const people: Readonly<Record<string, Judge>> = {
  'GET /api/health': { who: 'everyone' },
  'GET /api/openapi.json': { who: 'everyone' },
  'GET /api/login/demo-people': { who: 'everyone' },
  'POST /api/login': { who: 'everyone' },
  'POST /api/logout': { who: 'signed-in', endsTheSession: true },
  'GET /api/me': { who: 'signed-in', tries: () => [{ path: '/api/me' }] },
  'POST /api/me/password': { who: 'signed-in' },
  'GET /api/organisations': staffOnly(({ businessNo }) => [{ path: '/api/organisations?role=PARTNER_SYSTEM' }, { path: `/api/organisations?q=${businessNo}` }]),
  'GET /api/organisations/{organisationId}': staffOnly(({ customerId }) => [{ path: `/api/organisations/${customerId}` }]),
  'GET /api/organisations/{organisationId}/units': staffOnly(({ customerId }) => [{ path: `/api/organisations/${customerId}/units` }]),
  'GET /api/organisations/{organisationId}/history': { who: ['ADMIN'], tries: ({ customerId }) => [{ path: `/api/organisations/${customerId}/history` }], refuses: denied },
  'GET /api/organisations/{organisationId}/contacts': { who: 'signed-in', tries: ({ customerId }) => [{ path: `/api/organisations/${customerId}/contacts` }], refuses: ['organisation.not-found'] },
  'POST /api/organisations': { who: ['ADMIN'] },
  'PUT /api/organisations/{organisationId}': { who: ['ADMIN'], tries: ({ customerId }) => [{ path: `/api/organisations/${customerId}`, sent: { body: { nameKo: '남의 회사', nameEn: 'Others', reason: '남의 회사' } } }], refuses: denied },
  'POST /api/organisations/{organisationId}/end': { who: ['ADMIN'], tries: ({ customerId }) => [{ path: `/api/organisations/${customerId}/end`, sent: { body: { lastDay: '2026-12-31', reason: '남의 회사' } } }], refuses: denied },
  'POST /api/organisations/{organisationId}/roles': { who: ['ADMIN'] },
  'POST /api/organisations/{organisationId}/roles/end': { who: ['ADMIN'] },
  'POST /api/organisations/{organisationId}/contacts': { who: ['ADMIN'] },
  'POST /api/contacts/{contactId}/end': { who: ['ADMIN'] },
  'POST /api/organisations/{organisationId}/units': { who: ['ADMIN'] },
  'GET /api/people': { who: 'signed-in', tries: ({ customerId }) => [{ path: `/api/people?organisation=${customerId}` }], refuses: ['people.not-yours-to-keep'] },
  'GET /api/people/{personId}': { who: 'signed-in', tries: ({ customerPersonId }) => [{ path: `/api/people/${customerPersonId}` }], refuses: ['people.not-found'] },
  'GET /api/people/{personId}/history': { who: 'signed-in', tries: ({ customerPersonId }) => [{ path: `/api/people/${customerPersonId}/history` }], refuses: ['people.not-found'] },
  'POST /api/people': {
    who: keepers,
    tries: ({ customerId }) => [{ path: '/api/people', sent: { body: { organisationId: customerId, login: 'a.spy', name: '아무개', email: 'spy@example.com', password: 'ieum-demo-2026' } } }],
    refuses: ['organisation.not-found'],
  },
  'PUT /api/people/{personId}': onOthers('', { name: '아무개', email: 'spy@example.com' }),
  'POST /api/people/{personId}/deactivate': onOthers('/deactivate', { reason: '남의 사람' }),
  'POST /api/people/{personId}/reactivate': onOthers('/reactivate', { reason: '남의 사람' }),
  'POST /api/people/{personId}/reset-password': onOthers('/reset-password', { password: 'ieum-demo-2026' }),
  'POST /api/people/{personId}/memberships': onOthers('/memberships', { teamId: nobody, supervisor: true, from: '2026-09-01' }),
  'POST /api/people/{personId}/memberships/end': onOthers('/memberships/end', { teamId: nobody, lastDay: '2026-09-01' }),
  'GET /api/units/{unitId}': staffOnly(() => [{ path: `/api/units/${nobody}` }]),
  'POST /api/units/{unitId}/rename': { who: ['ADMIN'] },
  'POST /api/units/{unitId}/teams': { who: ['ADMIN'] },
  'POST /api/units/{unitId}/end': { who: ['ADMIN'] },
  'GET /api/people/{personId}/work': { who: ['ADMIN'], tries: ({ customerPersonId }) => [{ path: `/api/people/${customerPersonId}/work` }], refuses: denied },
  'POST /api/people/{personId}/hand-over': staffOnly(() => [{ path: `/api/people/${nobody}/hand-over`, sent: { body: { to: nobody, reason: '남의 업무' } } }]),
  'GET /api/substitutions': { who: 'signed-in', tries: () => [{ path: '/api/substitutions' }] },
  'POST /api/absences': {
    who: 'signed-in',
    tries: () => [{ path: '/api/absences', sent: { body: { personId: nobody, deputyId: nobody, from: '2026-09-01', to: '2026-09-02' } } }],
    refuses: ['substitution.not-yours'],
  },
  'POST /api/delegations': {
    who: 'signed-in',
    tries: ({ tasks: others }) => others.map(({ id }) => ({ path: '/api/delegations', sent: { body: { deputyId: nobody, taskIds: [id], from: '2026-09-01', to: '2026-09-02' } } })),
    refuses: ['substitution.task-not-yours'],
  },
  'POST /api/substitutions/{substitutionId}/end': { who: 'signed-in', tries: () => [{ path: `/api/substitutions/${nobody}/end` }], refuses: ['substitution.not-found'] },
  'GET /api/customers': staffOnly(({ businessNo }) => [{ path: `/api/customers?businessNo=${businessNo}` }]),
  'GET /api/customers/{customerId}/people': staffOnly(({ customerId }) => [{ path: `/api/customers/${customerId}/people` }]),
  'POST /api/customers/{customerId}/people': {
    who: ['SALES_REP', 'ADMIN'],
    tries: ({ customerId }) => [{ path: `/api/customers/${customerId}/people`, sent: { body: { login: 'a.spy', name: '아무개', email: 'spy@example.com', password: 'ieum-demo-2026' } } }],
    refuses: denied,
  },
};

const orders: Readonly<Record<string, Judge>> = {
  'GET /api/catalogue/versions': staffOnly(() => [{ path: '/api/catalogue/versions' }]),
  'GET /api/catalogue/versions/{code}': staffOnly(() => [{ path: '/api/catalogue/versions/call-centre-2014-07' }]),
  'POST /api/catalogue/proposals': { who: ['PRODUCT_OWNER'] },
  'POST /api/catalogue/proposals/preview': { who: ['PRODUCT_OWNER'] },
  'GET /api/parameters/versions': staffOnly(() => [{ path: '/api/parameters/versions' }]),
  'GET /api/parameters/versions/{code}': staffOnly(() => [{ path: '/api/parameters/versions/parameters-2014-07' }]),
  'POST /api/parameters/proposals': { who: ['PRODUCT_OWNER'] },
  'POST /api/parameters/proposals/preview': { who: ['PRODUCT_OWNER'] },
  'GET /api/version-proposals': staffOnly(() => [{ path: '/api/version-proposals' }]),
  'GET /api/version-proposals/{proposalId}': staffOnly(() => [{ path: `/api/version-proposals/${nobody}` }]),
  'POST /api/version-proposals/{proposalId}/approve': { who: ['PRODUCT_OWNER', 'CONSULTING_SUPPORT'] },
  'POST /api/version-proposals/{proposalId}/refuse': { who: ['PRODUCT_OWNER', 'CONSULTING_SUPPORT'] },
  'POST /api/version-proposals/{proposalId}/withdraw': { who: ['PRODUCT_OWNER', 'CONSULTING_SUPPORT'] },
  'POST /api/quotes': { who: 'staff' },
  'POST /api/orders/opening-preview': { who: ['SALES_REP'] },
  'GET /api/application-drafts': { who: ['SALES_REP'], tries: () => [{ path: '/api/application-drafts' }], refuses: denied },
  'POST /api/application-drafts': { who: ['SALES_REP'] },
  'GET /api/application-drafts/{draftId}': { who: ['SALES_REP'], tries: () => [{ path: `/api/application-drafts/${nobody}` }], refuses: denied },
  'PUT /api/application-drafts/{draftId}': { who: ['SALES_REP'], tries: () => [{ path: `/api/application-drafts/${nobody}`, sent: { body: { version: 1, content: {} } } }], refuses: denied },
  'DELETE /api/application-drafts/{draftId}': { who: ['SALES_REP'], tries: () => [{ path: `/api/application-drafts/${nobody}` }], refuses: denied },
  'POST /api/application-drafts/{draftId}/documents': { who: ['SALES_REP'], tries: () => [{ path: `/api/application-drafts/${nobody}/documents`, sent: { form: pdf() } }], refuses: denied },
  'POST /api/application-drafts/{draftId}/submit': { who: ['SALES_REP'], tries: () => [{ path: `/api/application-drafts/${nobody}/submit`, sent: { body: { application: {} } } }], refuses: denied },
  'POST /api/orders': { who: ['SALES_REP'] },
  'GET /api/orders': { who: 'signed-in', tries: () => ['', '?mine=true', '?status=SO_PROCESSED', '?status=IN_ACTIVATION'].map((query) => ({ path: `/api/orders${query}` })) },
  'GET /api/orders/{orderId}': { who: 'signed-in', tries: ofOrder(''), refuses: ['order.not-found'] },
  'GET /api/endangered-orders': staffOnly(() => [{ path: '/api/endangered-orders' }]),
  'GET /api/orders/{orderId}/forecast': { who: 'staff', tries: ofOrder('/forecast'), refuses: denied },
  'GET /api/orders/{orderId}/events': { who: 'staff', tries: ofOrder('/events'), refuses: denied },
  'PUT /api/orders/{orderId}': { who: ['SALES_REP'], tries: ofOrder('', { body: { version: 1, application: {} } }), refuses: denied },
  'POST /api/orders/{orderId}/changes': { who: ['SALES_REP'], tries: ofOrder('/changes', { body: { version: 1, application: {}, reason: '남의 주문' } }), refuses: denied },
  'POST /api/orders/{orderId}/changes/preview': { who: ['SALES_REP'], tries: ofOrder('/changes/preview', { body: { version: 1, application: {}, reason: '남의 주문' } }), refuses: denied },
  'POST /api/orders/{orderId}/submit': { who: ['SALES_REP'], tries: ofOrder('/submit', { body: { version: 1 } }), refuses: denied },
  'POST /api/orders/{orderId}/skip-or-redo/preview': { who: 'staff', tries: ofOrder('/skip-or-redo/preview', { body: { kind: 'SKIP', steps: ['check-site'], reason: '남의 주문' } }), refuses: denied },
  'POST /api/orders/{orderId}/skip-or-redo': { who: 'staff', tries: ofOrder('/skip-or-redo', { body: { kind: 'SKIP', steps: ['check-site'], reason: '남의 주문' } }), refuses: denied },
  'GET /api/skips-and-redos': staffOnly(({ orderId }) => [{ path: '/api/skips-and-redos' }, { path: `/api/skips-and-redos?order=${orderId}` }]),
  'GET /api/skips-and-redos/{proposalId}': staffOnly(() => [{ path: `/api/skips-and-redos/${nobody}` }]),
  'POST /api/skips-and-redos/{proposalId}/approve': staffOnly(() => [{ path: `/api/skips-and-redos/${nobody}/approve`, sent: { body: { fingerprint: '0'.repeat(32) } } }]),
  'POST /api/skips-and-redos/{proposalId}/refuse': staffOnly(() => [{ path: `/api/skips-and-redos/${nobody}/refuse`, sent: { body: { reason: '남의 주문' } } }]),
  'POST /api/skips-and-redos/{proposalId}/withdraw': staffOnly(() => [{ path: `/api/skips-and-redos/${nobody}/withdraw`, sent: { body: {} } }]),
  'POST /api/orders/{orderId}/cancel': { who: ['SALES_REP', 'CONSULTING_SUPPORT'], tries: ofOrder('/cancel', { body: { reason: '남의 주문' } }), refuses: denied },
  'POST /api/orders/{orderId}/recording/again': { who: ['SALES_REP'], tries: ofOrder('/recording/again', { body: wantedRecording }), refuses: denied },
  'POST /api/orders/{orderId}/recording/again/preview': { who: ['SALES_REP'], tries: ofOrder('/recording/again/preview', { body: wantedRecording }), refuses: denied },
  'POST /api/orders/{orderId}/recording/again/withdraw': { who: ['SALES_REP'], tries: ofOrder('/recording/again/withdraw', { body: { version: 1, reason: '남의 주문' } }), refuses: denied },
  'POST /api/orders/{orderId}/cancel/preview': { who: ['SALES_REP', 'CONSULTING_SUPPORT'], tries: ofOrder('/cancel/preview', { body: { reason: '남의 주문' } }), refuses: denied },
  'GET /api/orders/{orderId}/comments': { who: 'signed-in', tries: ofOrder('/comments'), refuses: ['order.not-found'] },
  'POST /api/orders/{orderId}/comments': { who: 'signed-in', tries: ofOrder('/comments', { body: { text: '남의 주문' } }), refuses: ['order.not-found'] },
  'POST /api/orders/{orderId}/comments/{commentId}/withdraw': { who: 'signed-in', tries: ofOrder(`/comments/${nobody}/withdraw`, { body: {} }), refuses: ['order.not-found'] },
  'GET /api/orders/{orderId}/recording': { who: 'staff', tries: ofOrder('/recording'), refuses: denied },
  'POST /api/orders/{orderId}/recording/move': { who: ['SALES_REP', 'CONSULTING_SUPPORT', 'CUSTOMER'], tries: ofOrder('/recording/move', { body: movedBooking }), refuses: ['access.denied', 'order.not-found'] },
  'POST /api/orders/{orderId}/recording/move/preview': { who: ['SALES_REP', 'CONSULTING_SUPPORT', 'CUSTOMER'], tries: ofOrder('/recording/move/preview', { body: movedBooking }), refuses: ['access.denied', 'order.not-found'] },
  'GET /api/recording/thursdays': { who: 'signed-in', tries: () => [{ path: '/api/recording/thursdays' }, { path: '/api/recording/thursdays?from=2026-09-01' }] },
  'POST /api/recording/thursdays/{date}/preview': { who: ['ADMIN', 'CONSULTING_SUPPORT'], tries: () => [{ path: '/api/recording/thursdays/2026-09-03/preview', sent: { body: { capacity: 0, reason: '남의 날' } } }], refuses: denied },
  'PUT /api/recording/thursdays/{date}': { who: ['ADMIN', 'CONSULTING_SUPPORT'], tries: () => [{ path: '/api/recording/thursdays/2026-09-03', sent: { body: { capacity: 0, reason: '남의 날' } } }], refuses: denied },
  'GET /api/contracts/{contractId}': { who: 'signed-in', tries: ({ contractId }) => [{ path: `/api/contracts/${contractId}` }], refuses: ['contract.not-found'] },
  'GET /api/contracts/{contractId}/penalty-preview': {
    who: 'signed-in',
    tries: ({ contractId }) => [{ path: `/api/contracts/${contractId}/penalty-preview?lastDay=2027-01-31` }],
    refuses: ['contract.not-found'],
  },
};

const inboxTries = ({ customerId, orderNo }: OrderRows): Try[] => [
  ...boxes.flatMap((box) => ['', `&customer=${customerId}`, '&sort=opened', '&step=install-software'].map((more) => ({ path: `/api/tasks?box=${box}&limit=100${more}` }))),
  { path: `/api/tasks?box=team&step=${orderNo}` },
];

const tasks: Readonly<Record<string, Judge>> = {
  'GET /api/home': { who: 'signed-in', tries: () => [{ path: '/api/home' }] },
  'POST /api/home/visits': { who: 'signed-in' },
  'GET /api/home/orders': staffOnly(() => [{ path: '/api/home/orders' }]),
  'GET /api/home/lines': staffOnly(() => [{ path: '/api/home/lines' }]),
  'GET /api/me/views': { who: 'signed-in', tries: () => [{ path: '/api/me/views' }] },
  'PUT /api/me/views/{viewName}': { who: 'signed-in' },
  'DELETE /api/me/views/{viewName}': { who: 'signed-in' },
  'GET /api/tasks': { who: 'signed-in', tries: inboxTries },
  'GET /api/tasks/count': { who: 'signed-in', tries: ({ customerId }) => [{ path: `/api/tasks/count?box=team&customer=${customerId}` }] },
  'GET /api/tasks/sheet.xlsx': { who: 'signed-in', tries: ({ customerId }) => boxes.flatMap((box) => ['', `&customer=${customerId}`].map((more) => ({ path: `/api/tasks/sheet.xlsx?box=${box}${more}` }))) },
  'GET /api/tasks/counts': { who: 'signed-in', tries: () => [{ path: '/api/tasks/counts' }] },
  'GET /api/tasks/{taskId}': { who: 'signed-in', tries: ofTasks(''), refuses: ['task.not-found'] },
  'GET /api/tasks/{taskId}/history': { who: 'signed-in', tries: ofTasks('/history'), refuses: ['task.not-found'] },
  'POST /api/tasks/bulk/claim': ofSeveral('claim'),
  'POST /api/tasks/bulk/complete': ofSeveral('complete', { step: 'install-software', form: {} }),
  'POST /api/tasks/bulk/reassign': ofSeveral('reassign', { to: nobody, reason: '남의 업무' }),
  'POST /api/tasks/{taskId}/complete': onTask('/complete', { form: {} }),
  'POST /api/tasks/{taskId}/return': onTask('/return', { reason: '남의 업무', to: ['check-site'] }),
  'POST /api/tasks/{taskId}/return/preview': onTask('/return/preview', { to: ['check-site'] }),
  'POST /api/tasks/{taskId}/late-answer': { ...onTask('/late-answer'), tries: ofTasks('/late-answer', () => ({ body: { form: { comment: '남의 업무' } } })) },
  'POST /api/tasks/{taskId}/late-documents': { who: 'signed-in', tries: ofTasks('/late-documents', () => ({ form: pdf() })), refuses: ['task.not-found'] },
  'POST /api/tasks/{taskId}/withdraw': { ...onTask('/withdraw', { reason: '남의 업무' }), refuses: ['task.not-found', 'task.not-completed-by-you'] },
  'POST /api/tasks/{taskId}/refuse': onTask('/refuse', { reason: 'SYSTEM_RISK' }),
  'POST /api/tasks/{taskId}/claim': onTask('/claim'),
  'POST /api/tasks/{taskId}/release': onTask('/release'),
  'POST /api/tasks/{taskId}/reassign': onTask('/reassign', { to: nobody, reason: '남의 업무' }),
  'POST /api/tasks/{taskId}/draft': onTask('/draft', { form: { comment: '남의 업무' } }),
  'POST /api/tasks/{taskId}/comment': { ...onTask('/comment'), tries: ofTasks('/comment', () => ({ body: { text: '남의 업무' } })) },
  'POST /api/tasks/{taskId}/documents': { who: 'signed-in', tries: ofTasks('/documents', () => ({ form: pdf() })), refuses: ['task.not-found'] },
  'DELETE /api/documents/{documentId}': { who: 'signed-in', tries: (rows) => rows.documents.map(({ id }) => ({ path: `/api/documents/${id}` })), refuses: ['document.not-found'] },
  'GET /api/documents/{documentId}': { who: 'signed-in', tries: (rows) => rows.documents.map(({ id }) => ({ path: `/api/documents/${id}` })), refuses: ['document.not-found'] },
  'GET /api/search': {
    who: 'signed-in',
    tries: (rows) => [rows.orderNo, rows.serviceNo, rows.contractNo, rows.businessNo, rows.customerName].map((words) => ({ path: `/api/search?q=${encodeURIComponent(words)}` })),
  },
};

const moneyOf = (kind: OrderRows['money'][number]['kind'], path: string) => ({ money }: OrderRows): Try[] => money.flatMap((one) => (one.kind === kind ? [{ path: `${path}/${one.id}` }] : []));

const books: Readonly<Record<string, Judge>> = {
  'GET /api/bills': { who: 'signed-in', tries: ({ contractId }) => ['', '?month=2026-08', `?contract=${contractId}`].map((query) => ({ path: `/api/bills${query}` })) },
  'GET /api/bills/{billId}': { who: 'signed-in', tries: moneyOf('bill', '/api/bills'), refuses: ['bill.not-found'] },
  'GET /api/accruals': { who: 'signed-in', tries: () => [{ path: '/api/accruals?month=2026-08' }] },
  'GET /api/payouts': { who: 'signed-in', tries: () => [{ path: '/api/payouts?month=2026-08' }] },
  'GET /api/payouts/{payoutId}': { who: 'signed-in', tries: moneyOf('payout', '/api/payouts'), refuses: ['payout.not-found'] },
  'POST /api/payouts/{payoutId}/return': {
    who: ['SETTLEMENT_TEAM'],
    tries: () => [{ path: `/api/payouts/${nobody}/return`, sent: { body: { returnedOn: '2026-09-01', reason: '남의 지급', bankRef: 'NOT-MINE', toSameAccount: false } } }],
    refuses: denied,
  },
  'GET /api/payout-files/{payDate}': { who: ['SETTLEMENT_TEAM'], tries: () => [{ path: '/api/payout-files/2026-09-23' }], refuses: denied },
  'POST /api/bills/{billId}/correction-preview': {
    who: ['CONSULTING_SUPPORT', 'SETTLEMENT_TEAM'],
    tries: ({ money }) => money.map(({ id }) => ({ path: `/api/bills/${id}/correction-preview`, sent: { body: { reason: '남의 청구서', lines: [{ lineNo: 1, quantity: 0 }] } } })),
    refuses: denied,
  },
  'POST /api/bills/{billId}/corrections': {
    who: ['CONSULTING_SUPPORT', 'SETTLEMENT_TEAM'],
    tries: ({ money }) => money.map(({ id }) => ({ path: `/api/bills/${id}/corrections`, sent: { body: { reason: '남의 청구서', lines: [{ lineNo: 1, quantity: 0 }] } } })),
    refuses: denied,
  },
  'GET /api/corrections': { who: ['CONSULTING_SUPPORT', 'SETTLEMENT_TEAM'], tries: () => [{ path: '/api/corrections' }], refuses: denied },
  'GET /api/corrections/{correctionId}': { who: ['CONSULTING_SUPPORT', 'SETTLEMENT_TEAM'], tries: () => [{ path: `/api/corrections/${nobody}` }], refuses: denied },
  'POST /api/corrections/{correctionId}/approve': { who: ['SETTLEMENT_TEAM'], tries: () => [{ path: `/api/corrections/${nobody}/approve`, sent: { body: { totalWon: '0' } } }], refuses: denied },
  'POST /api/corrections/{correctionId}/refuse': {
    who: ['CONSULTING_SUPPORT', 'SETTLEMENT_TEAM'],
    tries: () => [{ path: `/api/corrections/${nobody}/refuse`, sent: { body: { reason: '남의 청구서' } } }],
    refuses: denied,
  },
  'GET /api/payments': { who: ['SETTLEMENT_TEAM'], tries: () => ['', '?show=all'].map((query) => ({ path: `/api/payments${query}` })), refuses: denied },
  'GET /api/payments/{paymentId}': { who: ['SETTLEMENT_TEAM'], tries: () => [{ path: `/api/payments/${nobody}` }], refuses: denied },
  'POST /api/payments': { who: ['SETTLEMENT_TEAM'], tries: () => [{ path: '/api/payments', sent: { body: {} } }], refuses: denied },
  'POST /api/payment-imports': { who: ['SETTLEMENT_TEAM'], tries: () => [{ path: '/api/payment-imports', sent: { form: pdf() } }], refuses: denied },
  'POST /api/payment-imports/preview': { who: ['SETTLEMENT_TEAM'], tries: () => [{ path: '/api/payment-imports/preview', sent: { form: pdf() } }], refuses: denied },
  'POST /api/payments/{paymentId}/allocate': {
    who: ['SETTLEMENT_TEAM'],
    tries: ({ money }) => money.map(({ id }) => ({ path: `/api/payments/${nobody}/allocate`, sent: { body: { allocations: [{ billId: id, amountWon: '1' }] } } })),
    refuses: denied,
  },
  'POST /api/payments/{paymentId}/return': { who: ['SETTLEMENT_TEAM'], tries: () => [{ path: `/api/payments/${nobody}/return`, sent: { body: { reason: '남의 입금' } } }], refuses: denied },
  'POST /api/allocations/{allocationId}/reverse': { who: ['SETTLEMENT_TEAM'], tries: () => [{ path: `/api/allocations/${nobody}/reverse`, sent: { body: { reason: '남의 입금' } } }], refuses: denied },
  'POST /api/bills/{billId}/set-off': {
    who: ['SETTLEMENT_TEAM'],
    tries: ({ money }) => money.map(({ id }) => ({ path: `/api/bills/${id}/set-off`, sent: { body: { allocations: [{ billId: id, amountWon: '1' }] } } })),
    refuses: denied,
  },
  'GET /api/waiting-approvals': { who: ['SETTLEMENT_TEAM', 'CONSULTING_SUPPORT', 'PRODUCT_OWNER'], tries: () => [{ path: '/api/waiting-approvals' }], refuses: denied },
  'GET /api/credits': { who: ['SETTLEMENT_TEAM'], tries: () => ['', '?show=all'].map((query) => ({ path: `/api/credits${query}` })), refuses: denied },
  'POST /api/bills/{billId}/refunds': {
    who: ['SETTLEMENT_TEAM'],
    tries: ({ money }) => money.map(({ id }) => ({ path: `/api/bills/${id}/refunds`, sent: { body: { reason: '남의 차액', bankCode: '088', accountNo: '110000000000', accountHolder: '아무개' } } })),
    refuses: denied,
  },
  'GET /api/organisations/{organisationId}/bank-accounts': { who: ['SETTLEMENT_TEAM'], tries: ({ customerId }) => [{ path: `/api/organisations/${customerId}/bank-accounts` }], refuses: denied },
  'POST /api/organisations/{organisationId}/bank-accounts': { who: ['SETTLEMENT_TEAM'] },
  'GET /api/bank-accounts': { who: ['SETTLEMENT_TEAM'], tries: () => [{ path: '/api/bank-accounts' }], refuses: denied },
  'GET /api/bank-accounts/{bankAccountId}': { who: ['SETTLEMENT_TEAM'], tries: () => [{ path: `/api/bank-accounts/${nobody}` }], refuses: denied },
  'POST /api/bank-accounts/{bankAccountId}/approve': { who: ['SETTLEMENT_TEAM'] },
  'POST /api/bank-accounts/{bankAccountId}/refuse': { who: ['SETTLEMENT_TEAM'] },
  'GET /api/refunds': { who: ['SETTLEMENT_TEAM'], tries: () => [{ path: '/api/refunds' }], refuses: denied },
  'GET /api/refunds/{refundId}': { who: ['SETTLEMENT_TEAM'], tries: () => [{ path: `/api/refunds/${nobody}` }], refuses: denied },
  'POST /api/refunds/{refundId}/approve': { who: ['SETTLEMENT_TEAM'], tries: () => [{ path: `/api/refunds/${nobody}/approve`, sent: { body: { amountWon: '1' } } }], refuses: denied },
  'POST /api/refunds/{refundId}/refuse': { who: ['SETTLEMENT_TEAM'], tries: () => [{ path: `/api/refunds/${nobody}/refuse`, sent: { body: { reason: '남의 환불' } } }], refuses: denied },
  'POST /api/refunds/{refundId}/return': {
    who: ['SETTLEMENT_TEAM'],
    tries: () => [{ path: `/api/refunds/${nobody}/return`, sent: { body: { returnedOn: '2026-09-01', reason: '남의 환불', bankRef: 'NOT-MINE' } } }],
    refuses: denied,
  },
  'GET /api/refund-files/{payDate}': { who: ['SETTLEMENT_TEAM'], tries: () => [{ path: '/api/refund-files/2026-09-23' }], refuses: denied },
  'GET /api/receivables': {
    who: ['SETTLEMENT_TEAM', 'CONSULTING_SUPPORT'],
    tries: ({ customerId }) => ['', `?customer=${customerId}`].map((query) => ({ path: `/api/receivables${query}` })),
    refuses: denied,
  },
  'GET /api/months': staffOnly(() => [{ path: '/api/months' }]),
  'GET /api/months/billed': staffOnly(() => [{ path: '/api/months/billed' }]),
  'GET /api/months/{month}/compared': staffOnly(() => [{ path: '/api/months/2026-08/compared' }]),
  'GET /api/months/{month}/contracts': staffOnly(() => [{ path: '/api/months/2026-08/contracts' }]),
  'GET /api/months/{month}/partners': staffOnly(() => [{ path: '/api/months/2026-08/partners' }]),
  'GET /api/months/runs/{runId}/margins': staffOnly(() => [{ path: `/api/months/runs/${nobody}/margins` }]),
  'GET /api/receivables/ageing': { who: ['SETTLEMENT_TEAM', 'CONSULTING_SUPPORT'], tries: () => [{ path: '/api/receivables/ageing' }], refuses: denied },
  'GET /api/receivables/payers': { who: ['SETTLEMENT_TEAM', 'CONSULTING_SUPPORT'], tries: () => [{ path: '/api/receivables/payers' }], refuses: denied },
  'GET /api/months/{month}': staffOnly(() => [{ path: '/api/months/2026-08' }]),
  'POST /api/months/{month}/dry-run': { who: ['CONSULTING_SUPPORT', 'SETTLEMENT_TEAM'], tries: () => [{ path: '/api/months/2026-08/dry-run', sent: { body: {} } }], refuses: denied },
  'POST /api/months/{month}/contracts/{contractId}/bill': {
    who: ['CONSULTING_SUPPORT', 'SETTLEMENT_TEAM'],
    tries: ({ contractId }) => [{ path: `/api/months/2026-08/contracts/${contractId}/bill`, sent: { body: {} } }],
    refuses: denied,
  },
  'GET /api/months/runs/{runId}/lines': staffOnly(() => [{ path: `/api/months/runs/${nobody}/lines` }]),
  'GET /api/months/runs/{runId}/accruals': staffOnly(() => [{ path: `/api/months/runs/${nobody}/accruals` }]),
  'GET /api/months/runs/{runId}/exceptions': staffOnly(() => [{ path: `/api/months/runs/${nobody}/exceptions` }]),
  'GET /api/months/{month}/ledger': staffOnly(() => [{ path: '/api/months/2026-08/ledger' }]),
  'GET /api/months/{month}/balances': staffOnly(() => [{ path: '/api/months/2026-08/balances' }]),
};

const minders = ['ADMIN', 'CONSULTING_SUPPORT', 'SETTLEMENT_TEAM', 'NETWORK_OPS'];
const parked: Readonly<Record<string, Judge>> = {
  'GET /api/problems': { who: minders, tries: () => [{ path: '/api/problems' }, { path: '/api/problems?all=true' }], refuses: denied },
  'POST /api/problems/{problemId}/resolve': { who: minders, tries: () => [{ path: `/api/problems/${nobody}/resolve`, sent: { body: { resolution: '남의 문제' } } }], refuses: denied },
};

const clock: Readonly<Record<string, Judge>> = {
  'GET /api/clock': { who: 'signed-in' },
  'GET /api/clock/ahead': { who: ['ADMIN'], tries: () => [{ path: '/api/clock/ahead?to=2026-12-31' }], refuses: denied },
  'POST /api/clock/move': { who: ['ADMIN'] },
};

const exportsOfTheHouse: Readonly<Record<string, Judge>> = {
  'GET /api/audit': { who: ['ADMIN'], tries: ({ orderId }) => [{ path: `/api/audit?subjectKind=ORDER&subjectId=${orderId}` }], refuses: denied },
  'GET /api/calendar/holidays': { who: 'signed-in' },
  'POST /api/calendar/holidays': { who: ['ADMIN'] },
  'POST /api/calendar/holidays/revoke': { who: ['ADMIN'] },
  'POST /api/calendar/import': { who: ['ADMIN'] },
  'GET /api/plans': staffOnly(() => [{ path: '/api/plans' }]),
  'GET /api/plans/{key}/{version}': staffOnly(() => [{ path: `/api/plans/call-centre-subscription/${callCentreSubscription.version}` }]),
  'GET /api/plans/{key}/{version}/bpmn': staffOnly(() => [{ path: `/api/plans/call-centre-subscription/${callCentreSubscription.version}/bpmn` }]),
  'GET /api/live': { who: 'signed-in', tries: () => [{ path: '/api/live' }] },
  'GET /api/event-log.csv': staffOnly(() => [{ path: '/api/event-log.csv' }]),
  'GET /api/event-log.xes': staffOnly(() => [{ path: '/api/event-log.xes' }]),
};

export const judges: Readonly<Record<string, Judge>> = { ...people, ...orders, ...tasks, ...books, ...parked, ...clock, ...exportsOfTheHouse };
