import type { PlainDate } from '../calendar/plain-date';

/** A gap-free row of numbers: per year for orders and contracts, per month of issue for bills, payouts and refunds. */
export type NumberSeries = 'ORDER' | 'CONTRACT' | 'BILL' | 'PAYOUT' | 'REFUND';

interface Shape {
  readonly letter: string;
  readonly digits: number;
  readonly periodOf: (on: PlainDate) => string;
}

const yearOf = (on: PlainDate): string => on.slice(0, 4);
const monthWithoutHyphen = (on: PlainDate): string => on.slice(0, 4) + on.slice(5, 7);

const SHAPES: Readonly<Record<NumberSeries, Shape>> = {
  ORDER: { letter: 'O', digits: 6, periodOf: yearOf },
  CONTRACT: { letter: 'C', digits: 6, periodOf: yearOf },
  BILL: { letter: 'B', digits: 6, periodOf: monthWithoutHyphen },
  PAYOUT: { letter: 'P', digits: 4, periodOf: monthWithoutHyphen },
  REFUND: { letter: 'R', digits: 4, periodOf: monthWithoutHyphen },
};

/** The period within which a series is gap-free: `2026` for an order, `202611` for a bill issued in November. */
export const numberPeriod = (series: NumberSeries, on: PlainDate): string => SHAPES[series].periodOf(on);

/** The n-th number of a series on a day: `O-2026-000001`, `B-202611-000001`, `P-202611-0001`. Grows past its digits rather than wrap. */
export const documentNumber = (series: NumberSeries, on: PlainDate, n: number | bigint): string => {
  const { letter, digits, periodOf } = SHAPES[series];
  return `${letter}-${periodOf(on)}-${String(n).padStart(digits, '0')}`;
};
