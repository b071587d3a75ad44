import { z } from 'zod';
import { isBusinessRegistrationNumber } from '../../domain/identifiers/business-registration-number';
import { partnerRoles } from '../../domain/process/roles';
import { count, date, optionalText, phone, text, won, yesNo, type Label } from './fields';

const withoutHyphens = (typed: string): string => typed.replaceAll(/[\s-]/g, '');

/** 10 digits with or without hyphens, check digit and all (K-13). Stored without hyphens. */
export const businessNo = (label: Label) =>
  z
    .string()
    .overwrite(withoutHyphens)
    .regex(/^[\d\s-]{10,14}$/, 'not-a-business-number')
    .refine(isBusinessRegistrationNumber, 'not-a-business-number')
    .meta({ ...label, examples: ['211-88-12346'] });

const customerBlock = z
  .strictObject({
    name: text({ title: '법인명(상호)' }, 100),
    businessNo: businessNo({ title: '사업자등록번호' }),
    // A wrong check digit is only warned of (K-14): some old register numbers fail it.
    corporateNo: z.string().overwrite(withoutHyphens).regex(/^[\d\s-]{13,16}$/, 'not-a-corporate-number').refine((digits) => digits.length === 13, 'not-a-corporate-number').optional().meta({ title: '법인등록번호' }),
    representative: text({ title: '대표자명' }, 50),
    address: text({ title: '주소', description: '도로명 주소' }, 300),
    phone: phone({ title: '전화번호' }),
    mobile: phone({ title: '이동전화' }).optional(),
    email: z.email('not-an-email').optional().meta({ title: '이메일' }),
  })
  .meta({ title: '신청인', description: 'D-01, D-04 (X-21)' });

const payerBlock = z
  .strictObject({
    name: text({ title: '법인명' }, 100),
    businessNo: businessNo({ title: '사업자등록번호' }),
    address: optionalText({ title: '주소', description: '청구서를 받을 주소 (S1-094)' }, 300),
    phone: phone({ title: '전화번호' }).optional(),
    dueDay: z.enum(['20', '25', 'MONTH_END', '5', '10', '15']).default('25').meta({ title: '납기일', description: '20·25·말일은 익월, 5·10·15일은 익익월 (X-88)' }),
    wantsPaper: z.boolean().default(false).meta({ title: '종이 세금계산서 희망' }),
  })
  .meta({ title: '요금납부책임자' });

const agentApp = z
  .strictObject({
    plan: z.enum(['BASIC', 'PREMIUM']).meta({ title: '상담앱 요금제' }),
    seats: count({ title: '상담앱 석수' }),
    negotiatedUnitPriceWon: won({ title: '협정 단가', description: '10석 미만일 때만 (X-06)' }).optional(),
  })
  .meta({ title: '상담어플리케이션' });

const product = z
  .strictObject({
    seats: count({ title: '상담석 수' }),
    termMonths: z.union([z.literal(0), z.literal(12), z.literal(24), z.literal(36)]).meta({ title: '약정기간', description: '0 = 무약정(단기), 12·24·36개월' }),
    endOn: date({ title: '무약정 종료일', description: '무약정일 때만, 없어도 됨 (X-71)' }).optional(),
    agentApp: agentApp.nullable().default(null),
    recordingSeats: count({ title: '녹취 석수' }, 0).default(0),
    extraLines: count({ title: '추가회선 수' }, 0).default(0),
    arsUsed: yesNo({ title: 'ARS 사용', description: '첫 시나리오 녹음은 무료, 매주 목요일 (S1-056)' }),
    intelligentNumber: yesNo({ title: '지능망 번호 사용' }),
  })
  .meta({ title: '상품' });

const access = z
  .discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('VPN'), routerFromKt: yesNo({ title: 'KT 임대 라우터' }) }),
    z.strictObject({ kind: z.literal('LEASED') }),
  ])
  .meta({ title: '접속상품' });

const priced = {
  unitPriceWon: won({ title: '고객 단가', description: '공급가액, 부가세 별도' }),
  partnerUnitPriceWon: won({ title: '협력사 단가', description: '공급가액, 부가세 별도' }),
};
const described = { description: text({ title: '내용' }) };

const device = z.strictObject({ kind: z.enum(['HEADSET', 'IP_PHONE']).meta({ title: '품목' }), quantity: count({ title: '수량' }), ...priced });
const hardware = z.strictObject({ ...described, quantity: count({ title: '수량' }), ...priced });
const development = z.strictObject({ ...described, ...priced }).meta({ title: '상담어플리케이션 개발' });

const floorSpace = z
  .strictObject({
    site: text({ title: '상면 위치' }),
    places: count({ title: '자리 수' }),
    monthlyUnitPriceWon: won({ title: '월 단가(자리당)' }),
    setUp: z.strictObject(priced).optional().meta({ title: '구축비(1회)' }),
  })
  .meta({ title: '상면 제공' });

const staffing = z
  .strictObject({
    agents: count({ title: '상담원 수' }, 1, 10_000),
    ...priced,
    businessTraining: z
      .strictObject({ months: z.union([z.literal(1), z.literal(2)]).meta({ title: '교육 개월' }), ...priced })
      .nullable()
      .default(null)
      .meta({ title: '업무교육', description: '1~2개월, 1회성 청구 (X-60)' }),
  })
  .meta({ title: '상담원 위탁운영' });

const rental = z.strictObject({ ...described, quantity: count({ title: '수량' }), unitPriceWon: won({ title: '월 단가' }) });

/** One more recording that the customer wants, and its two prices. */
export const recordingRepeat = z
  .strictObject({ ...described, ...priced, slotOn: date({ title: '희망 녹음 목요일' }).optional() })
  .meta({ title: '재녹음', description: '고객이 원하는 재녹음은 실비 (S1-056, X-81)' });

const partners = z
  .partialRecord(z.enum(partnerRoles), z.uuid('not-an-organisation'))
  .meta({ title: '협력사', description: '역할별 협력사' });

const consents = z
  .strictObject({
    collection: z.literal(true, 'consent-required').meta({ title: '개인정보 수집·이용·취급위탁 동의 (D-09, 필수)' }),
    thirdParty: z.boolean().default(false).meta({ title: '제3자 제공 동의 (D-08, 선택)' }),
  })
  .meta({ title: '동의' });

/** The application for a new subscription: form D-01 with the applicant and payer blocks of D-04, and what the steps need beside. */
export const orderApplication = z
  .strictObject({
    customer: customerBlock,
    payer: payerBlock,
    product,
    access,
    devices: z.array(device).max(50, 'too-many').default([]).meta({ title: '헤드셋·전화기' }),
    buildHardware: z.array(hardware).max(50, 'too-many').default([]).meta({ title: '구축형 장비' }),
    development: development.nullable().default(null),
    floorSpace: floorSpace.nullable().default(null),
    staffing: staffing.nullable().default(null),
    equipmentRental: z.array(rental).max(50, 'too-many').default([]).meta({ title: '장비임대' }),
    recordingRepeats: z.array(recordingRepeat).max(20, 'too-many').optional().meta({ title: '재녹음', description: '진행 중에 따로 요청합니다 (X-81)' }),
    partners,
    requestedOpenDate: date({ title: '개통희망일' }),
    consents,
    seller: z.strictObject({ opportunityCode: optionalText({ title: '영업기회 코드' }, 40) }).default({}).meta({ title: '판매자' }),
    siteNotes: optionalText({ title: '특이사항', description: '설치 환경, 요청 사항' }, 2_000),
  })
  .meta({ title: '신규 신청서', description: 'D-01 (S1-093)' });

export type OrderApplication = z.infer<typeof orderApplication>;

/** What a live quote needs of an application: people are not asked for their name to see a price. */
export const quoteRequest = orderApplication
  .pick({ product: true, devices: true, buildHardware: true, development: true, floorSpace: true, staffing: true, equipmentRental: true, recordingRepeats: true })
  .strip()
  .meta({ title: '견적 요청' });

export type QuoteRequest = z.infer<typeof quoteRequest>;

/** What a look ahead at the opening needs of an application: what was chosen and how it is reached; the wanted day where there is one. */
export const openingRequest = orderApplication
  .pick({ product: true, access: true, devices: true, buildHardware: true, development: true, floorSpace: true, staffing: true, equipmentRental: true })
  .extend({ requestedOpenDate: orderApplication.shape.requestedOpenDate.optional() })
  .strip()
  .meta({ title: '개통 예측 요청' });

export type OpeningRequest = z.infer<typeof openingRequest>;
