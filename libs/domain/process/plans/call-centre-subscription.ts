import { plan } from '../plan';
import { acceptance } from './acceptance';
import { contracting } from './contracting';
import { provisioning } from './provisioning';

/** From application to opening: parts A, B and C are one plan and one run per order. Cancellation ends with the opening. */
export const callCentreSubscription = plan('call-centre-subscription', 6, { contracting, provisioning, acceptance }, { cancelUntil: 'acceptance' });
