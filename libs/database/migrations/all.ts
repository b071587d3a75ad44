import { clockAndPeople } from './0001-clock-and-people';
import { calendarAndCatalogue } from './0002-calendar-and-catalogue';
import { orders } from './0003-orders';
import { processTables } from './0004-process';
import { rowLevelSecurity } from './0005-row-level-security';
import { books } from './0006-books';
import { monthRuns } from './0007-month-runs';
import { inboxFilters } from './0008-inbox-filters';
import { supplementaryBills } from './0009-supplementary-bills';
import { payments } from './0010-payments';
import { corrections } from './0010b-corrections';
import { workingTogether } from './0011-working-together';
import { masterDataAndLive } from './0012-master-data-and-live';
import { forecasts } from './0013-forecast';
import { invoiceLinesByAccrual } from './0016-invoice-lines-by-accrual';
import { skipOrRedoAndLateAnswers } from './0017-skip-or-redo-and-late-answers';
import { cancelledOrders } from './0018-cancelled-orders';
import { feeSharesAndRefunds } from './0019-fee-shares-and-refunds';
import { movedRecordings } from './0020-moved-recordings';
import { recordingsAtCost } from './0020b-recordings-at-cost';
import { lessToWrite } from './0023-less-to-write';
import { owningBranch } from './0028-owning-branch';
import { draftsStayInTheHouse } from './0029-drafts-stay-in-the-house';
import { eachSideItsOwnRows } from './0031-each-side-its-own-rows';
import { masterData } from './0021-master-data';
import { partnerBankAccounts } from './0021b-partner-bank-accounts';
import { auditSearch } from './0034-audit-search';
import { lookingForMoney } from './0037-looking-for-money';
import { peopleAndFirms } from './0043-people-and-firms';
import { applicationDrafts } from './0044-application-drafts';
import { home } from './0040-home';
import { replacedPartners } from './0045-replaced-partners';
import { orderComments } from './0046-order-comments';
import { outsidersWriteNothing } from './0047-outsiders-write-nothing';
import { findAnything } from './0048-find-anything';
import { papersOfDrafts } from './0049-papers-of-drafts';
import { tellOfApprovals } from './0050-waiting-approvals';
import { returnedRefunds } from './0051-returned-refunds';
import { returnedPayouts } from './0052-returned-payouts';

/** In the order in which they run. */
export const migrations = [
  clockAndPeople,
  calendarAndCatalogue,
  orders,
  processTables,
  rowLevelSecurity,
  books,
  monthRuns,
  inboxFilters,
  supplementaryBills,
  payments,
  workingTogether,
  masterDataAndLive,
  forecasts,
  corrections,
  invoiceLinesByAccrual,
  skipOrRedoAndLateAnswers,
  cancelledOrders,
  feeSharesAndRefunds,
  movedRecordings,
  lessToWrite,
  owningBranch,
  draftsStayInTheHouse,
  recordingsAtCost,
  eachSideItsOwnRows,
  masterData,
  partnerBankAccounts,
  auditSearch,
  lookingForMoney,
  peopleAndFirms,
  applicationDrafts,
  home,
  replacedPartners,
  orderComments,
  outsidersWriteNothing,
  findAnything,
  papersOfDrafts,
  tellOfApprovals,
  returnedRefunds,
  returnedPayouts,
] as const;
