import { isDeepStrictEqual } from 'node:util';
import type { OrderApplication } from '../contract/forms/order-application';
import { refuse, type Refusal } from '../domain/refusal';

const recordingsIn = (application: OrderApplication | undefined) => application?.recordingRepeats ?? [];

/** Recordings at cost are asked for when the first is done, one by one and each at its price: no other change brings them or takes them away. Pure. */
export const faultOfRecordings = (before: OrderApplication | undefined, after: OrderApplication, field: string): Refusal | undefined =>
  isDeepStrictEqual(recordingsIn(before), recordingsIn(after)) ? undefined : refuse('order.recording-is-asked-for-apart', { field });
