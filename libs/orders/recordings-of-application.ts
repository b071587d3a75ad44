import type { OrderApplication } from '../contract/forms/order-application';
import { refuse, type Refusal } from '../domain/refusal';

const asText = (application: OrderApplication | undefined): string => JSON.stringify(application?.recordingRepeats ?? []);

/** Recordings at cost are asked for when the first is done, one by one and each at its price: no other change brings them or takes them away. Pure. */
export const faultOfRecordings = (before: OrderApplication | undefined, after: OrderApplication, field: string): Refusal | undefined =>
  asText(before) === asText(after) ? undefined : refuse('order.recording-is-asked-for-apart', { field });
