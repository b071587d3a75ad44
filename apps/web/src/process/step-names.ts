import { callCentreSubscription } from '../../../../libs/domain/process/plans/call-centre-subscription';
import { cancelledOrder } from '../../../../libs/domain/process/plans/cancelled-order';
import { contractMonth } from '../../../../libs/domain/process/plans/contract-month';
import { monthlyClose } from '../../../../libs/domain/process/plans/monthly-close';
import { partnerMonth, partnerSettlement } from '../../../../libs/domain/process/plans/partner-settlement';
import { supplementaryBill } from '../../../../libs/domain/process/plans/supplementary-bill';
import { language } from '../texts';

const plans = [callCentreSubscription, cancelledOrder, contractMonth, monthlyClose, partnerMonth, partnerSettlement, supplementaryBill];
const names = new Map(plans.flatMap(({ steps }) => Object.values(steps)).map(({ key, name }) => [key, name]));

/** What a step is called in the newest plans. */
export const stepName = (key: string): string => names.get(key)?.[language()] ?? key;
