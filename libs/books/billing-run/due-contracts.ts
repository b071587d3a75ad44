/**
 * SQL: the ids of the contracts that a month visits, each by an index of its own, so that cost grows with what is due and not with all
 * that exists: in service, ended in the month or later, with a delivery accepted in it. $1 first day, $2 last day of the month.
 */
export const dueContracts = (range: (column: string) => string = () => ''): string => `
  SELECT id FROM contract WHERE billing_start_on IS NOT NULL AND terminated_on IS NULL AND billing_start_on <= $2::date${range('id')}
  UNION SELECT id FROM contract WHERE terminated_on >= $1::date AND billing_start_on <= $2::date${range('id')}
  UNION SELECT contract_id FROM one_off_item WHERE accepted_on BETWEEN $1::date AND $2::date${range('contract_id')}`;
