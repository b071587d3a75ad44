/** How a run took the task off its desk while somebody worked on it. */
export const refusalsOfClosedTasks = [
  'task.closed-by-cancellation', 'task.closed-by-refusal', 'task.closed-by-return', 'task.closed-by-redo', 'task.closed-by-skip', 'task.closed-by-change',
] as const;

/** Of the desk, whatever is done with a task. */
export const refusalsOfTasks = ['task.not-found', 'task.not-yours', 'task.not-open', ...refusalsOfClosedTasks, 'task.changed', 'task.assigned-to-other'] as const;

/** Of the run, where a task moves it. */
export const refusalsOfRuns = ['run.step-not-open', 'run.ended', 'one-off.billed-already', 'due.date-not-known', 'calendar.beyond-rows'] as const;

/** With which codes the work of the steps refuses a completion; a test holds the list against `libs/orders/steps` and `libs/books/steps`. */
export const refusalsOfSteps = [
  'form.invalid',
  'evidence.missing',
  'date.in-the-future',
  'date.in-the-past',
  'date.too-early',
  'quote.no-longer-valid',
  'negotiated-price.amount-differs',
  'partner-contract.date-missing',
  'partner-contract.share-beyond-the-fee',
  'service-order.documents-missing',
  'order.partner-missing',
  'order.partner-does-not-serve',
  'vpn-application.sentence-missing',
  'vpn-line.router-serial-missing',
  'delivery.incomplete',
  'floor-space.places-missing',
  'agent-app.another-plan',
  'icis.number-not-assigned',
  'recording.not-a-slot',
  'recording.not-a-thursday',
  'recording.closed',
  'recording.cut-off-is-past',
  'recording.no-room',
  'recording.entered-too-late',
  'acceptance.recording-is-wanted',
  'final-test.ars-not-tested',
  'staffing.roster-too-short',
  'billing-request.amount-differs',
  'billing-request.not-accepted',
  'attendance.already-billed',
  'attendance.days-out-of-range',
  'attendance.more-days-than-agreed',
  'approval.another-total',
  'approval.maker-is-checker',
  'cancelled-work.above-partner-price',
  'cancelled-work.another-total',
  'cancelled-work.evidence-missing',
  'cancelled-work.item-missing',
  'cancelled-work.item-twice',
  'cancelled-work.reason-missing',
  'cancelled-work.unknown-item',
  'partner-invoice.line-twice',
  'partner-invoice.number-used',
  'partner-invoice.unknown-line',
  'partner-settlement.invoice-does-not-match',
  'partner-settlement.lines-still-held',
  'partner-settlement.unknown-line',
] as const;
