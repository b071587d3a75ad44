import { z } from 'zod';
import { quoteRequest } from '../../../libs/contract/forms/order-application';
import { won, words } from '../openapi/shapes';


const line = z.object({
  item: z.string(),
  name: words,
  unit: words,
  quantity: z.int(),
  unitPriceWon: won,
  noCommitmentUnitPriceWon: won,
  amountWon: won,
  supplyWon: won,
  vatWon: won,
  negotiated: z.boolean(),
  pausable: z.boolean(),
  priceVersion: z.string(),
  rules: z.array(z.string()),
  arithmetic: words,
});
const section = z.object({ lines: z.array(line), supplyWon: won, vatWon: won, totalWon: won });

export const quote = z
  .object({
    priceVersion: z.string(),
    monthly: section.meta({ description: '매월' }),
    oneOff: section.meta({ description: '1회' }),
    attendanceEstimate: section.meta({ description: '상담원: 전원 출근 기준 예상' }),
    approvals: z.array(z.object({ approval: z.enum(['UNDER_MIN_SEATS', 'NEGOTIATED_PRICE']), items: z.array(z.string()), rules: z.array(z.string()) })),
    nextBandHint: z.object({ seats: z.int(), amountWon: won, savedWon: won }).optional().meta({ description: '다음 구간이 더 쌀 때 (X-08)' }),
  })
  .meta({ title: '견적' });

export const askedQuote = quoteRequest.meta({
  title: '견적 요청',
  examples: [
    {
      product: { seats: 30, termMonths: 36, agentApp: { plan: 'BASIC', seats: 30 }, recordingSeats: 0, extraLines: 0, arsUsed: true, intelligentNumber: false },
      devices: [{ kind: 'HEADSET', quantity: 30, unitPriceWon: '55000', partnerUnitPriceWon: '48000' }],
      buildHardware: [],
      development: null,
      floorSpace: null,
      staffing: { agents: 2, unitPriceWon: '2600000', partnerUnitPriceWon: '2400000', businessTraining: null },
      equipmentRental: [],
    },
  ],
});
