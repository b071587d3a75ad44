import { z } from 'zod';

/** Shapes that answers of several resources share. */
export const won = z.string().meta({ description: '원 (10진수 문자열)' });
export const words = z.object({ ko: z.string(), en: z.string() });

/** What every charged line tells, whether it is computed or issued. */
export const chargedLine = {
  sourceKind: z.string(),
  sourceId: z.uuid(),
  item: z.string(),
  quantity: z.int(),
  unitPriceWon: won,
  usedDays: z.int().nullable(),
  daysInMonth: z.int().nullable(),
  supplyWon: won,
  vatWon: won,
  lineage: z.unknown().meta({ description: '근거: 규정, 계약 품목, 가격표, 일수, 계산식, 바로잡은 줄' }),
};

/** Who proposed what under four-eyes and why, and what another person decided. */
export const decision = {
  status: z.string(),
  reason: z.string(),
  proposedByName: z.string().nullable(),
  proposedAt: z.string(),
  decidedByName: z.string().nullable(),
  decidedAt: z.string().nullable(),
  refusalReason: z.string().nullable(),
};
