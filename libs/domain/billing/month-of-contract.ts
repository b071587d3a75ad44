import type { Month, PlainDate } from '../calendar/plain-date';
import { isRefusal, type Refusal } from '../refusal';
import { accrualsOfFeeShares, type FeeShare, type PartnerAccrual } from '../settlement/partner-accrual';
import { attendanceLines, type AttendedStaffing } from './attendance-lines';
import type { BillLine, SourceKind } from './bill-line';
import { recurringOccasion, type BillOccasion } from './kinds-of-bill';
import { monthLinesOfContract, type ContractItem, type UnitsOfItems } from './month-lines-of-contract';
import { oneOffAccrual, oneOffLine, type AcceptedOneOff } from './one-off-lines';

/** Agents that a partner provides at one pair of unit prices in the month. */
export interface StaffingInMonth extends Omit<AttendedStaffing, 'attendedDays'> {
  readonly agents: number;
}

/** The signed certificate of one partner's agents (S1-064). */
export interface AttendanceSheet {
  readonly partnerId: string;
  readonly requiredDays: number;
  /** One entry per agent. */
  readonly attendedDays: readonly number[];
  readonly evidence?: string;
}

/** A delivery accepted in the month; without D-05 its line waits. */
export interface OneOffInMonth extends AcceptedOneOff {
  readonly requested: boolean;
  /** A later due date that D-05 names. */
  readonly namedDueOn?: PlainDate;
}

/** All that a month knows of a contract: what the run reads in bulk. */
export interface ContractInMonth {
  readonly contractId: string;
  /** Null until the service opens: a delivery may be accepted before. */
  readonly billingStartOn: PlainDate | null;
  readonly lastDay: PlainDate | null;
  readonly items: readonly ContractItem[];
  readonly staffing: readonly StaffingInMonth[];
  readonly sheets: readonly AttendanceSheet[];
  readonly oneOffs: readonly OneOffInMonth[];
  /** Partners whose contracts name a share of the monthly fees. */
  readonly feeShares: readonly FeeShare[];
  /** Sources that are charged for the month already: never again. */
  readonly charged: ReadonlySet<string>;
  /** The day on which evidence came after the cut-off: only what it proves is billed now. */
  readonly lateEvidenceOn?: PlainDate;
}

/** A bill before it has a number. */
export interface BillDraft {
  readonly occasion: BillOccasion;
  readonly namedDueOn?: PlainDate;
  readonly lines: readonly BillLine[];
}

/** A line that waits for its evidence; the rest of the contract does not. */
export interface WaitingLine {
  readonly sourceKind: SourceKind;
  readonly sourceId: string;
  readonly reason: 'attendance-missing' | 'billing-request-missing';
}

export interface MonthOfContract {
  readonly drafts: readonly BillDraft[];
  readonly accruals: readonly PartnerAccrual[];
  readonly waiting: readonly WaitingLine[];
}

interface Part {
  readonly lines: readonly BillLine[];
  readonly accruals: readonly PartnerAccrual[];
  readonly waiting: readonly WaitingLine[];
}

const recurringLines = ({ contractId, items, billingStartOn, lastDay }: ContractInMonth, month: Month, units: UnitsOfItems): readonly BillLine[] =>
  billingStartOn === null ? [] : monthLinesOfContract({ contractId, items, billingStartOn, lastDay, pauses: [] }, month, units);

/** The agents of a sheet fill the partner's agreements in their order, the last one takes the rest. */
export function attended(staffing: readonly StaffingInMonth[], sheet: AttendanceSheet): readonly AttendedStaffing[] {
  let next = 0;
  return staffing.map((agreement, at) => {
    const end = at === staffing.length - 1 ? sheet.attendedDays.length : next + agreement.agents;
    const attendedDays = sheet.attendedDays.slice(next, end);
    next = end;
    return { ...agreement, attendedDays };
  });
}

/** Staffing of a month by its certificates (F-19); a partner whose certificate is missing waits. */
function staffingOf(contract: ContractInMonth, month: Month): Part | Refusal {
  const part = { lines: [] as BillLine[], accruals: [] as PartnerAccrual[], waiting: [] as WaitingLine[] };
  for (const partnerId of new Set(contract.staffing.map((one) => one.partnerId))) {
    const staffing = contract.staffing.filter((one) => one.partnerId === partnerId);
    // Agreements at one price share a line: where one is charged, the certificate is.
    if (staffing.some((one) => contract.charged.has(one.staffingId))) continue;
    const sheet = contract.sheets.find((one) => one.partnerId === partnerId);
    if (!sheet) {
      part.waiting.push(...staffing.map((one): WaitingLine => ({ sourceKind: 'STAFFING', sourceId: one.staffingId, reason: 'attendance-missing' })));
      continue;
    }
    const { contractId } = contract;
    const priced = attendanceLines({ contractId, accrualMonth: month, requiredDays: sheet.requiredDays, staffing: attended(staffing, sheet), ...(sheet.evidence ? { evidence: sheet.evidence } : {}) });
    if (isRefusal(priced)) return priced;
    part.lines.push(...priced.customer);
    part.accruals.push(...priced.partners);
  }
  return part;
}

const isOpen = ({ charged }: ContractInMonth, oneOff: OneOffInMonth): boolean => !charged.has(oneOff.id);

/** One bill per D-05, written on the day of acceptance. */
const oneOffDraft = (oneOff: OneOffInMonth): BillDraft => ({
  occasion: { kind: 'ONE_OFF', acceptedOn: oneOff.acceptedOn },
  ...(oneOff.namedDueOn ? { namedDueOn: oneOff.namedDueOn } : {}),
  lines: [oneOffLine(oneOff)],
});

/** The month's bill, and one bill per delivery. */
function draftsInTime(contract: ContractInMonth, month: Month, lines: readonly BillLine[], requested: readonly OneOffInMonth[]): readonly BillDraft[] {
  const monthBill: BillDraft[] = lines.length > 0 ? [{ occasion: recurringOccasion(month, contract.lastDay), lines }] : [];
  return [...monthBill, ...requested.map(oneOffDraft)];
}

/** The ad-hoc bill (수시분) of evidence that came after the cut-off, written on the day it came. */
function draftsOfLateEvidence(evidenceOn: PlainDate, staffing: readonly BillLine[], requested: readonly OneOffInMonth[]): readonly BillDraft[] {
  const lines = [...staffing, ...requested.map(oneOffLine)];
  const namedDueOn = requested.flatMap((oneOff) => oneOff.namedDueOn ?? []).toSorted().at(-1);
  return lines.length > 0 ? [{ occasion: { kind: 'AD_HOC', evidenceOn }, lines, ...(namedDueOn ? { namedDueOn } : {}) }] : [];
}

/**
 * What a contract is billed for a month, what its partners earn and what waits: the one function of dry run and run.
 * Rules in this order: recurring items by days (F-01, F-03), staffing by attendance (F-19), deliveries accepted in the month by D-05.
 * Partners share in the recurring fees that are billed here. Only the line without its evidence waits, never the contract. Refuses where attendance cannot be right.
 */
export function monthOfContract(contract: ContractInMonth, month: Month, units: UnitsOfItems): MonthOfContract | Refusal {
  const staffing = staffingOf(contract, month);
  if (isRefusal(staffing)) return staffing;
  const late = contract.lateEvidenceOn;
  const recurring = late === undefined ? recurringLines(contract, month, units).filter((line) => !contract.charged.has(line.sourceId)) : [];
  const oneOffs = contract.oneOffs.filter((oneOff) => isOpen(contract, oneOff));
  const requested = oneOffs.filter((oneOff) => oneOff.requested);
  return {
    drafts: late === undefined ? draftsInTime(contract, month, [...recurring, ...staffing.lines], requested) : draftsOfLateEvidence(late, staffing.lines, requested),
    accruals: [...accrualsOfFeeShares(contract.contractId, recurring, contract.feeShares), ...staffing.accruals, ...requested.map(oneOffAccrual)],
    waiting: [
      ...staffing.waiting,
      ...oneOffs.filter((oneOff) => !oneOff.requested).map((oneOff): WaitingLine => ({ sourceKind: 'ONE_OFF_ITEM', sourceId: oneOff.id, reason: 'billing-request-missing' })),
    ],
  };
}
