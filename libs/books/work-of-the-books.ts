import type { StepWork, WorkOfPlans } from '../desk/step-work';
import { approveBillingRun, approveSupplementaryBill } from './steps/approve-billing-run';
import { approvePartnerSettlement } from './steps/approve-partner-settlement';
import { requestStaffingSettlement } from './steps/request-staffing-settlement';
import { resolveHeldLines } from './steps/resolve-held-lines';
import { submitAttendance } from './steps/submit-attendance';
import { submitPartnerInvoice } from './steps/submit-partner-invoice';

const steps: Readonly<Record<string, Readonly<Record<string, StepWork>>>> = {
  'monthly-close': { 'approve-billing-run': approveBillingRun },
  'contract-month': { 'submit-attendance': submitAttendance, 'request-staffing-settlement': requestStaffingSettlement },
  'supplementary-bill': { 'approve-supplementary-bill': approveSupplementaryBill },
  'partner-month': { 'submit-partner-invoice': submitPartnerInvoice, 'approve-partner-settlement': approvePartnerSettlement, 'resolve-held-lines': resolveHeldLines },
};

/** What each step of a month does beside moving its run (part D). Steps that are not here only record their form. */
export const booksWork: WorkOfPlans = { steps, runs: {} };
