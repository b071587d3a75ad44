import { booksTexts } from './books';
import { clockTexts } from './clock';
import { contractsTexts } from './contracts';
import { deskTexts } from './desk';
import { filesTexts } from './files';
import { ordersTexts } from './orders';
import { paymentsTexts } from './payments';
import { peopleTexts } from './people';
import { priceVersionsTexts } from './price-versions';
import { requestTexts } from './request';
import type { ProblemText, ProblemTexts } from './text';

/** Every area's texts. An area adds its file here. */
const areas: readonly ProblemTexts[] = [requestTexts, peopleTexts, deskTexts, ordersTexts, filesTexts, clockTexts, contractsTexts, booksTexts, paymentsTexts, priceVersionsTexts];

const texts = new Map<string, ProblemText>();
for (const area of areas)
  for (const [code, text] of Object.entries(area)) {
    if (texts.has(code)) throw new Error(`two texts for ${code}`);
    texts.set(code, text);
  }

export const textOf = (code: string): ProblemText | undefined => texts.get(code);
export const knownCodes = (): readonly string[] => [...texts.keys()];
