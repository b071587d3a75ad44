export { deskCare } from './desk-care';
export { monthlyClose } from './monthly-close';
export { partnerSettlement } from './partner-settlement';
export { startDueMonths } from './start-due-months';
export { subscription } from './subscription';
