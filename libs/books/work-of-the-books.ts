import type { StepWork, WorkOfPlans } from '../desk/step-work';
import { approveCancelledWork } from './steps/approve-cancelled-work';
import { approveBillingRun, approveSupplementaryBill } from './steps/approve-billing-run';
import { approvePartnerSettlement } from './steps/approve-partner-settlement';
import { requestStaffingSettlement } from './steps/request-staffing-settlement';
import { resolveHeldLines } from './steps/resolve-held-lines';
import { settleCancelledWork } from './steps/settle-cancelled-work';
import { submitAttendance } from './steps/submit-attendance';
import { submitPartnerInvoice } from './steps/submit-partner-invoice';

const steps: Readonly<Record<string, Readonly<Record<string, StepWork>>>> = {
  'monthly-close': { 'approve-billing-run': approveBillingRun },
  'contract-month': { 'submit-attendance': submitAttendance, 'request-staffing-settlement': requestStaffingSettlement },
  'supplementary-bill': { 'approve-supplementary-bill': approveSupplementaryBill },
  'partner-month': { 'submit-partner-invoice': submitPartnerInvoice, 'approve-partner-settlement': approvePartnerSettlement, 'resolve-held-lines': resolveHeldLines },
  'cancelled-order': { 'settle-cancelled-work': settleCancelledWork, 'approve-cancelled-work': approveCancelledWork },
};

/** What each step of a month does beside moving its run (part D), and what settles a cancelled order. Steps that are not here only record their form. */
export const booksWork: WorkOfPlans = { steps, runs: {} };
