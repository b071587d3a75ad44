import { useState } from 'react';
import { newKey } from '../api/client';
import { pricedItems, terms, type Band, type CatalogueProposal } from './use-prices';

type Term = (typeof terms)[number];

/** A size band as it is being written: it ends where the next one begins. */
export interface WrittenBand {
  readonly key: string;
  readonly from: string;
  readonly unitPriceWonByTerm: Readonly<Record<Term, string>>;
}
export type BandsByItem = Readonly<Record<string, readonly WrittenBand[]>>;

const written = ({ fromSeats, unitPriceWonByTerm }: Band): WrittenBand => ({ key: String(fromSeats), from: String(fromSeats), unitPriceWonByTerm });

/** Band by band, each to the one before the next; the last one is open. */
export const bandsFrom = (bands: readonly WrittenBand[]): readonly Band[] =>
  bands.map(({ from, unitPriceWonByTerm }, at) => {
    const next = bands[at + 1];
    return { fromSeats: Number(from), toSeats: next ? Number(next.from) - 1 : null, unitPriceWonByTerm };
  });

export const pricesFrom = (bands: BandsByItem): CatalogueProposal['prices'] => Object.fromEntries(Object.entries(bands).map(([code, of]) => [code, bandsFrom(of)])) as CatalogueProposal['prices'];

/** Whether a band begins with a whole number of seats, after the one before it. */
export const beginsInOrder = (bands: readonly WrittenBand[], at: number): boolean => /^\d{1,5}$/.test(bands[at]?.from ?? '') && (at === 0 || Number(bands[at]?.from) > Number(bands[at - 1]?.from));
export const areInOrder = (bands: BandsByItem): boolean => Object.values(bands).every((of) => of.every((_, at) => beginsInOrder(of, at)));

/** The bands of a price table while they are changed: where each begins, what it costs, one more, one less. */
export function useBands(content: unknown) {
  const [bands, setBands] = useState<BandsByItem>(() => Object.fromEntries(pricedItems(content).map(({ code, rows = [] }) => [code, rows.map(written)])));
  const change = (code: string, how: (of: readonly WrittenBand[]) => readonly WrittenBand[]) => setBands((now) => ({ ...now, [code]: how(now[code] ?? []) }));
  return {
    bands,
    begin: (code: string, key: string, from: string) => change(code, (of) => of.map((band) => (band.key === key ? { ...band, from } : band))),
    price: (code: string, key: string, term: Term, won: string) => change(code, (of) => of.map((band) => (band.key === key ? { ...band, unitPriceWonByTerm: { ...band.unitPriceWonByTerm, [term]: won } } : band))),
    split: (code: string, key: string) => change(code, (of) => of.flatMap((band) => (band.key === key ? [band, { ...band, key: newKey(), from: '' }] : [band]))),
    remove: (code: string, key: string) => change(code, (of) => of.filter((band) => band.key !== key)),
  };
}
export type Bands = ReturnType<typeof useBands>;
