import type { OrderApplication } from '../../libs/contract/forms/order-application';
import type { PartnerRole } from '../../libs/domain/process/roles';
import type { SkipOrRedo } from '../../libs/orders/skip-or-redo/effect';

/** What the customer wants; what is left out is not ordered. Prices of devices, agents and deliveries are the same for everybody here. */
export interface Wanted {
  readonly seats: number;
  readonly termMonths?: 0 | 12 | 24 | 36;
  readonly agentApp?: 'BASIC' | 'PREMIUM';
  readonly recordingSeats?: number;
  readonly extraLines?: number;
  /** The announcements of the ARS are recorded on a Thursday. */
  readonly ars?: true;
  readonly intelligentNumber?: true;
  readonly access?: OrderApplication['access']['kind'];
  readonly headsets?: number;
  readonly ipPhones?: number;
  readonly buildHardware?: true;
  readonly development?: true;
  readonly floorSpace?: number;
  readonly equipmentRental?: true;
  readonly agents?: number;
  readonly businessTrainingMonths?: 1 | 2;
}

interface Told {
  readonly at: string;
  readonly reason: string;
}

/** One order of the book: what is ordered, when, and what becomes of it. Steps are named as in the plan. */
export interface SampleOrder {
  /** For whom, an invented company. */
  readonly customer: string;
  /** The case in a line. */
  readonly about: string;
  /** Business days after the book's beginning; below 0, before its end. */
  readonly entered: number;
  readonly wants: Wanted;
  /** Calendar days from the application to the wanted opening. */
  readonly opensIn?: number;
  readonly rep?: 'sales' | 'sales-lead';
  readonly staysDraft?: true;
  /** Steps that nobody has come to yet; `step/2` is its second round. */
  readonly restsAt?: readonly string[];
  /** What takes longer than usual, in business days. */
  readonly slow?: Readonly<Record<string, number>>;
  /** Sent back once, when the step is reached first. */
  readonly sendsBack?: Told & { readonly to: string };
  readonly refuses?: Told;
  readonly cancels?: Told & { readonly by: 'sales' | 'consulting' };
  /** What the customer wants instead, told when the step is reached. */
  readonly changes?: Told & { readonly wants: Wanted };
  /** Two people have open steps skipped, or finished ones done again, when the step is reached. */
  readonly agreed?: Told & Pick<SkipOrRedo, 'kind' | 'steps'>;
  /** The customer wants its announcements recorded once more, at cost. */
  readonly recordsAgain?: Told;
  /** Another partner, by its code, takes the place of one under contract. */
  readonly replacesPartner?: Told & { readonly role: PartnerRole; readonly by: string };
  /** Its recording is moved to a later Thursday when the step is reached. */
  readonly movesRecording?: Told;
  /** Taken back on the day on which it was completed (회수). */
  readonly takesBack?: string;
  readonly says?: { readonly at: string; readonly text: string };
  /** A person of the customer has a login of their own. */
  readonly invites?: string;
  readonly pays?: 'IN_TIME' | 'LATE' | 'HALF' | 'NOT';
  readonly dueDay?: OrderApplication['payer']['dueDay'];
  readonly wantsPaper?: boolean;
  /** Of the monthly fees, for the system partner: its contract names it. */
  readonly feeSharePercent?: number;
  /** The month, counted from the first closed one, whose attendance comes after the cut-off. */
  readonly lateSheetOf?: number;
}
