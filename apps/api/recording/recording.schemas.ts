import { z } from 'zod';
import { count, date, text } from '../../../libs/contract/forms/fields';
import { recordingRepeat } from '../../../libs/contract/forms/order-application';
import { askedDate } from '../query-fields';

const reason = text({ title: '사유' });

export const from = z.object({ from: askedDate({ title: '언제부터' }).optional() });
export const thursday = date({ title: '목요일' });
export const changeOfDay = z
  .strictObject({ capacity: count({ title: '정원', description: '0이면 휴무' }, 0, 100), reason })
  .meta({ examples: [{ capacity: 0, reason: '녹음실 공사' }] });
export const move = z
  .strictObject({ from: date({ title: '예약된 목요일', description: '화면에서 본 예약' }), to: date({ title: '옮길 목요일' }), reason })
  .meta({ title: '녹음 예약 이동', examples: [{ from: '2026-09-03', to: '2026-09-10', reason: '고객이 한 주 미루기를 원합니다' }] });

const version = z.int('not-a-whole-number').min(1, 'too-small').meta({ description: '본 화면의 주문 버전', examples: [1] });
export const wanted = z
  .strictObject({ version, reason, recording: recordingRepeat })
  .meta({ title: '재녹음 요청', examples: [{ version: 2, reason: '안내 문구를 바꾸고 싶어 합니다', recording: { description: '시나리오 재녹음', unitPriceWon: '150000', partnerUnitPriceWon: '120000' } }] });
export const notWanted = z.strictObject({ version, reason }).meta({ title: '재녹음 요청 철회', examples: [{ version: 2, reason: '고객이 그 가격에는 원하지 않습니다' }] });

const booking = z.object({ place: z.int(), orderId: z.uuid(), orderNo: z.string(), customerName: z.string(), state: z.string() });
export const days = z
  .object({
    items: z.array(
      z.object({
        thursday: z.string(),
        open: z.boolean(),
        closedBy: z.enum(['HOLIDAY', 'CAPACITY']).nullable().meta({ description: '휴무 까닭: 휴일, 정원 0' }),
        holidays: z.array(z.string()),
        insteadOn: z.string().nullable().meta({ description: '휴무일 때 대신하는 목요일' }),
        cutOff: z.string().nullable(),
        inTime: z.boolean(),
        provisional: z.boolean().meta({ description: '예정: 그 해의 공휴일이 아직 확정되지 않음 (X-95)' }),
        capacity: z.int(),
        taken: z.int(),
        free: z.int(),
        bookings: z.array(booking).meta({ description: '읽는 사람이 볼 수 있는 예약만' }),
      }),
    ),
  })
  .meta({ title: '녹음 목요일' });

const moved = <T extends z.ZodType>(value: T) => z.object({ before: value, after: value });
const effect = z
  .object({
    wantedOn: z.string().meta({ description: '개통희망일' }),
    earliest: moved(z.string()).optional().meta({ description: '가장 빠른 개통일 (사내)' }),
    likely: moved(z.string()).optional().meta({ description: '예상 개통일 (사내)' }),
    isLate: moved(z.boolean()).meta({ description: '예상 개통일이 희망일을 넘기는지' }),
  })
  .nullable()
  .meta({ title: '개통에 미치는 영향' });

export const changedDay = z
  .object({ thursday: z.string(), capacity: z.int(), moved: z.array(z.object({ orderId: z.uuid(), orderNo: z.string(), to: z.string(), opening: effect })) })
  .meta({ title: '바꾼 녹음 목요일' });
export const movedRecording = z
  .object({
    orderId: z.uuid(),
    from: z.string(),
    to: z.string(),
    dueOn: z.array(moved(z.string()).extend({ step: z.enum(['submit-scenario', 'record-scenario']) })).meta({ description: '바뀌는 기한' }),
    opening: effect,
  })
  .meta({ title: '옮긴 녹음 예약' });

const nullableText = z.string().nullable();
export const bookings = z
  .object({
    items: z.array(
      z.object({
        id: z.uuid(),
        thursday: z.string(),
        place: z.int(),
        state: z.enum(['BOOKED', 'MOVED', 'LAPSED', 'RECORDED', 'GIVEN_UP']),
        bookedAt: z.string(),
        bookedByName: nullableText,
        endedAt: nullableText,
        endedByName: nullableText,
        reason: nullableText,
      }),
    ),
  })
  .meta({ title: '주문의 녹음 예약 이력' });
