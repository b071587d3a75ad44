/**
 * Why a line is held whose work was taken back after the partner had invoiced it: an invoice is for ever, so the line stays to be read. It costs
 * nothing and nobody can release it, until the work is there again.
 */
export const withdrawn = 'WORK_WITHDRAWN';

/** SQL: lines whose work is there. */
export const isEarned = `hold_reason IS DISTINCT FROM '${withdrawn}'`;
