import { businessDaysAfter } from './business-days';
import type { KnownTask } from './known-task';

interface Moment {
  /** Business today. */
  readonly today: string;
  readonly task: KnownTask;
  /** The order as the API tells it: what a person would read from the screen. */
  readonly order: OrderOnScreen;
  /** What else this person may look up. */
  readonly read: <T>(path: string) => Promise<T>;
}

export interface OrderOnScreen {
  readonly serviceNo: string | null;
  readonly contractId?: string | null;
  readonly facts: Readonly<Record<string, unknown>>;
  readonly application?: WantedOnScreen;
  readonly afterCancellation?: { readonly stillOwed: readonly { readonly itemId: string; readonly agreedWon: string | null }[] };
  readonly quote?: Readonly<Record<'monthly' | 'oneOff' | 'attendanceEstimate', { readonly lines: readonly { readonly negotiated: boolean; readonly supplyWon: string }[] }>>;
}

interface WantedOnScreen {
  readonly devices: readonly Ordered[];
  readonly buildHardware: readonly Ordered[];
  readonly development: Ordered | null;
  readonly floorSpace: { readonly site: string; readonly places: number; readonly setUp?: Ordered } | null;
  readonly staffing: (Ordered & { readonly agents: number; readonly businessTraining: (Ordered & { readonly months: number }) | null }) | null;
  readonly recordingRepeats?: readonly Ordered[];
}

interface Ordered {
  readonly kind?: string;
  readonly description?: string;
  readonly quantity?: number;
  readonly unitPriceWon: string;
  readonly partnerUnitPriceWon: string;
}

type FilledIn = (at: Moment) => unknown;

interface MonthOnScreen {
  readonly runs: readonly { readonly kind: string; readonly contractId: string | null; readonly totalWon: string }[];
}

/** What the newest final run comes to, of the month or of one contract beside it. */
const totalOf = ({ runs }: MonthOnScreen, contractId: string | null): string | undefined => runs.find((run) => run.kind === 'FINAL' && run.contractId === contractId)?.totalWon;

interface AccrualOnScreen {
  readonly id: string;
  readonly supplyWon: string;
  readonly vatWon: string;
}

/** What the quote charges at agreed prices. */
const agreedIn = (quote: OrderOnScreen['quote']): string =>
  Object.values(quote ?? {})
    .flatMap(({ lines = [] }: { lines?: readonly { negotiated: boolean; supplyWon: string }[] }) => lines)
    .reduce((sum, line) => (line.negotiated ? sum + BigInt(line.supplyWon) : sum), 0n)
    .toString();

const piecesOf = (ordered: readonly Ordered[] = []) => ordered.map(({ kind, description, quantity = 1 }) => ({ item: description ?? (kind === 'IP_PHONE' ? 'IP 전화기' : '헤드셋'), model: 'HS-200', quantity }));

const delivered =
  (what: 'devices' | 'buildHardware'): FilledIn =>
  ({ today, order }) => ({ deliveredOn: today, place: '서울특별시 중구 시범로 12, 3층', lines: piecesOf(order.application?.[what]), handedOverBy: '납품담당', receiver: '한가람' });

/** What is delivered once, in the order of the application, as the facts number it. */
function itemOf(id: string, { facts, application }: OrderOnScreen): Ordered | undefined {
  const { devices = [], buildHardware = [], development, floorSpace, staffing, recordingRepeats = [] } = application ?? ({} as Partial<WantedOnScreen>);
  const training = staffing?.businessTraining;
  const once = [...devices, ...buildHardware, development, floorSpace?.setUp, training && { ...training, quantity: training.months }, ...recordingRepeats].filter((item) => item != null);
  return once[(facts['oneOffItems'] as { id: string }[]).findIndex((item) => item.id === id)];
}

const timesQuantity = (item: Ordered | undefined, price: 'unitPriceWon' | 'partnerUnitPriceWon'): string => (BigInt(item?.quantity ?? 1) * BigInt(item?.[price] ?? 0)).toString();

const rosterOf = (agents: number) => Array.from({ length: agents }, (_, at) => ({ name: `상담원 ${'가나다라마바사아자차카타파하'[at] ?? at + 1}` }));

const nothing: FilledIn = () => ({});

/** What each person writes into the form of their step, in the order of the manual's tables. */
const forms: Readonly<Record<string, FilledIn>> = {
  'warn-late-opening': ({ today }) => ({ warnedOn: today, channel: 'PHONE', comment: '개통이 희망일보다 늦어질 수 있음을 안내' }),
  'check-site': () => ({ network: '사무실 100Mbps, 방화벽 예외 등록 가능', specialConditions: '' }),
  'collect-documents': ({ today }) => ({ quoteStampedOn: today }),
  'stamp-changed-quote': ({ today }) => ({ quoteStampedOn: today }),
  'approve-under-minimum': () => ({ exceptionReason: '그룹사 본사 증설 예정에 따른 예외' }),
  'approve-negotiated-price': ({ order }) => ({ agreedAmountWon: agreedIn(order.quote) }),
  'register-opportunity': () => ({ opportunityCode: 'OP-2026-0417' }),
  'conclude-customer-contract': ({ today, order }) => ({ concludedOn: today, amountWon: order.facts['contractAmountWon'] }),
  'conclude-partner-contract': ({ today, task }) => ({
    concludedOn: today,
    amountWon: task.instance === 'PARTNER_STAFFING' ? '172800000' : '2100000',
    ...(task.instance === 'PARTNER_STAFFING' ? { staffReadyOn: plusDays(today, 21) } : { deliveryDueOn: plusDays(today, 14) }),
  }),
  'apply-vpn': ({ today, order }) => ({ appliedOn: today, remark: `콜센터서비스 접속용 회선(서비스번호: ${order.serviceNo ?? ''})` }),
  'open-vpn-line': ({ today }) => ({ lineNumber: 'L-70021', openedOn: today, routerSerial: 'RT-2210-118' }),
  'order-router': ({ today, order }) => ({ orderedOn: today, wantedOn: order.facts['plannedInstallOn'] }),
  'deliver-router': ({ today }) => ({ model: 'RT-2210', serial: 'RT-2210-118', deliveredOn: today }),
  'install-leased-line': ({ today }) => ({ lineNumber: 'L-80021', installedOn: today }),
  'order-leased-line': ({ today }) => ({ plannedInstallOn: plusDays(today, 14) }),
  'assign-ip': () => ({ ipRange: '10.20.30.0/28', routerConfigured: true }),
  'deliver-devices': delivered('devices'),
  'deliver-build-hardware': delivered('buildHardware'),
  'prepare-floor-space': ({ today, order }) => ({ site: order.application?.floorSpace?.site ?? '', places: order.application?.floorSpace?.places ?? 1, equipment: ['PC', 'IP 전화기', '헤드셋'], readyOn: today }),
  'develop-application': ({ today }) => ({ completedOn: today, version: '1.0' }),
  'install-software': ({ today }) => ({ program: '소프트폰', version: '5.2.0', installedOn: today }),
  'train-users': ({ today }) => ({ trainedOn: today, attendees: 30 }),
  'set-up-agent-app': ({ order }) => ({ plan: order.facts['agentApp'], screens: '고객 조회, 상담 이력, 예약' }),
  'train-agent-app-users': ({ today }) => ({ trainedOn: today, attendees: 30 }),
  'submit-scenario': () => ({ scenarioText: '안녕하십니까, 한빛여행입니다. 예약은 1번, 상담원 연결은 0번을 눌러 주십시오.' }),
  'record-scenario': ({ today }) => ({ recordedOn: today, take: 2, durationSeconds: 42, approver: '한가람' }),
  'load-scenario': ({ today }) => ({ version: '1.0', loadedOn: today }),
  'assign-did-dod': () => ({ numbers: [{ kind: 'DID', number: '02-0000-7000' }, { kind: 'DOD', number: '02-0000-7001' }] }),
  'register-icis': ({ today }) => ({ registeredOn: today, terminatingNumber: '02-0000-7000', result: 'NORMAL' }),
  'hire-agents': ({ order }) => ({ agents: rosterOf(order.application?.staffing?.agents ?? 2) }),
  'train-agents': ({ today, order }) => ({ trainedOn: today, attendees: order.application?.staffing?.agents ?? 2 }),
  'train-agents-business': ({ today, order }) => ({ completedOn: today, attendees: order.application?.staffing?.agents ?? 2 }),
  'final-test': ({ today, order }) => ({ callDistribution: 'PASS', arsResult: order.facts['arsUsed'] ? 'PASS' : 'NOT_USED', testedOn: today }),
  'prepare-acceptance': ({ today }) => ({ inspectionOn: businessDaysAfter(today, 1) }),
  'accept-service': ({ today }) => ({ acceptedOn: today, inspector: '한가람' }),
  'accept-agent-app': ({ today }) => ({ acceptedOn: today, inspector: '한가람' }),
  'open-service': ({ today }) => ({ openedOn: today }),
  'confirm-stability': ({ today }) => ({ result: 'STABLE', checkedOn: today }),
  'remove-software': ({ today }) => ({ removedOn: today, program: '소프트폰' }),
  'remove-agent-app': ({ today }) => ({ removedOn: today, program: '상담앱' }),
  'disconnect-line': ({ today }) => ({ disconnectedOn: today, lineNumber: 'L-70021', routerSerial: 'RT-2210-118' }),
  'release-ip': ({ today }) => ({ releasedOn: today, ipRange: '10.20.30.0/28' }),
  'deregister-icis': ({ today }) => ({ deregisteredOn: today, result: 'NORMAL' }),
  'release-number': ({ today }) => ({ releasedOn: today, numbers: ['02-0000-7000'] }),
  'return-devices': ({ today }) => ({ returnedOn: today, lines: [{ item: '헤드셋', model: 'HS-200', quantity: 30 }], handedOverBy: '한가람', receiver: '단말 담당' }),
  'return-router': ({ today }) => ({ returnedOn: today, lines: [{ item: '라우터', quantity: 1 }], handedOverBy: '한가람', receiver: '장비 담당' }),
  'return-build-hardware': ({ today }) => ({ returnedOn: today, lines: [{ item: '교환기', quantity: 1 }], handedOverBy: '한가람', receiver: '시스템 담당' }),
  'release-agents': ({ today }) => ({ releasedOn: today, agents: 2 }),
  'give-up-floor-space': ({ today }) => ({ returnedOn: today, places: 2 }),
  'settle-cancelled-work': ({ order }) => ({ items: owedOf(order).map(({ itemId }) => ({ itemId, amountWon: '0', reason: '쓰지 않은 채 돌려받았습니다' })) }),
  'approve-cancelled-work': ({ order }) => ({ totalWon: String(owedOf(order).reduce((sum, { agreedWon }) => sum + Number(agreedWon ?? 0), 0)) }),
  'end-partner-contract': ({ today }) => ({ endedOn: today }),
  'request-one-off-billing': ({ task, order }) => ({
    customer: { chargeWon: timesQuantity(itemOf(task.instance, order), 'unitPriceWon'), revenueAccount: '기타상품매출' },
    partner: { amountWon: timesQuantity(itemOf(task.instance, order), 'partnerUnitPriceWon'), budgetAccount: '상품매입' },
    sellingOffice: '중부법인지사',
    billingOffice: '기업요금관리국',
  }),
  'submit-attendance': ({ today }) => ({ requiredDays: 21, agents: [{ name: '상담원 가', attendedDays: 8 }, { name: '상담원 나', attendedDays: 7 }], signedBy: '한가람', signedOn: today }),
  'request-staffing-settlement': () => ({ revenueAccount: '위탁운영매출', budgetAccount: '위탁운영비', sellingOffice: '중부법인지사', billingOffice: '기업요금관리국' }),
  'approve-billing-run': async ({ task, read }) => ({ totalWon: totalOf(await read<MonthOnScreen>(`/api/months/${task.accrualMonth}`), null) }),
  'approve-supplementary-bill': async ({ task, order, read }) => ({ totalWon: totalOf(await read<MonthOnScreen>(`/api/months/${task.accrualMonth}`), order.contractId ?? null) }),
  'hand-over-tax-invoice': ({ today }) => ({ handedOverOn: today, receiver: '한가람' }),
  'submit-partner-invoice': async ({ today, task, read }) => ({
    approvalNo: approvalNoFor(task.id, today),
    issuedOn: today,
    lines: (await read<{ items: readonly AccrualOnScreen[] }>(`/api/accruals?month=${task.accrualMonth}`)).items.map(({ id, supplyWon, vatWon }) => ({ accrualId: id, supplyWon, vatWon })),
  }),
};

const owedOf = ({ afterCancellation }: OrderOnScreen) => afterCancellation?.stillOwed ?? [];

/** 24 characters as the tax office gives them; here made up, another one for every invoice. */
const approvalNoFor = (taskId: string, today: string): string => `${today.replaceAll('-', '')}DEMO${taskId.replaceAll('-', '').slice(-12)}`;

/** `2026-10-30` + 7 → `2026-11-06`. People here count calendar days on their fingers. */
export function plusDays(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

export const filledInFor = async (at: Moment): Promise<unknown> => (forms[at.task.step] ?? nothing)(at);
