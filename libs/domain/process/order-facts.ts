import type { NamedPartners } from './step-plan';

/** A thing delivered and settled once (S1-009, S1-063, X-92). Its id is the instance of `request-one-off-billing`. */
export interface OneOffFact {
  readonly id: string;
  readonly kind: 'DEVICE' | 'BUILD_HARDWARE' | 'FLOOR_SPACE' | 'DEVELOPMENT' | 'BUSINESS_TRAINING' | 'SCENARIO_RECORDING';
}

/** The facts of a call-centre order that its plan reads. Amounts are won as decimal strings, dates `YYYY-MM-DD`. */
export interface OrderFacts {
  readonly seats: number;
  /** Fewer seats than may be ordered without an exception. */
  readonly underMinimumSeats: boolean;
  /** 0 = 단기. */
  readonly termMonths: 0 | 12 | 24 | 36;
  readonly agentApp: 'BASIC' | 'PREMIUM' | null;
  readonly arsUsed: boolean;
  readonly access: 'VPN' | 'LEASED';
  readonly devicesOrdered: boolean;
  readonly buildHardwareOrdered: boolean;
  readonly floorSpaceOrdered: boolean;
  readonly developmentOrdered: boolean;
  readonly staffingOrdered: boolean;
  /** 0 = none, else 1 or 2. */
  readonly businessTrainingMonths: 0 | 1 | 2;
  readonly intelligentNumber: boolean;
  readonly negotiatedItems: boolean;
  readonly oneOffItems: readonly OneOffFact[];
  readonly partners: NamedPartners;
  /** One-off items + staffing over the contract months, without ASP fees. */
  readonly contractAmountWon: string;
  readonly contractThresholdWon: string;
  readonly requestedOpenDate: string;
  /** How often the partner of a role was replaced after its contract was concluded. */
  readonly replacedPartners?: Readonly<Record<string, number>>;
  /** The number of the last change that moved the price after the documents were collected. */
  readonly changedQuote?: string;
  /** How many recordings the customer wants at cost beside the first, on which Thursday the last of them, and for how many the price is stamped. */
  readonly recordingRepeats: number;
  readonly recordingWishOn: string | null;
  readonly recordingRepeatsStamped?: number;
  /** The forecast passes the wanted opening date (S1-077). */
  readonly openingIsLate?: boolean;
  /** Known later: from the forms of `order-leased-line`, the partner contracts, the slot booking, `prepare-acceptance`. */
  readonly plannedInstallOn?: string;
  readonly hardwareDueOn?: string;
  readonly developmentDueOn?: string;
  readonly staffReadyOn?: string;
  readonly recordingSlotOn?: string;
  readonly inspectionOn?: string;
}
