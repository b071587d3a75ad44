import { z } from 'zod';
import { shortestPassword } from '../../../libs/people/password';

export const credentials = z
  .strictObject({ login: z.string().min(1).max(100), password: z.string().min(1).max(200) })
  .meta({ examples: [{ login: 'sales', password: 'ieum-demo-2026' }] });
export type Credentials = z.infer<typeof credentials>;

export const freshPassword = z.string().min(shortestPassword).max(200);

export const newPassword = z
  .strictObject({ old: z.string().min(1).max(200), new: freshPassword })
  .meta({ examples: [{ old: 'ieum-demo-2026', new: '봄비 내리는 목요일 2026' }] });
export type NewPassword = z.infer<typeof newPassword>;

export const demoPeople = z
  .object({ people: z.array(z.object({ login: z.string(), name: z.string(), role: z.string() })), password: z.string() })
  .meta({ title: '체험용 계정' });

export const me = z
  .object({
    id: z.uuid(),
    name: z.string(),
    login: z.string(),
    locale: z.enum(['ko', 'en']),
    side: z.enum(['STAFF', 'PARTNER', 'CUSTOMER', 'SYSTEM']),
    organisation: z.object({ id: z.uuid(), nameKo: z.string(), nameEn: z.string(), kind: z.string() }),
    memberships: z.array(
      z.object({ teamId: z.uuid(), unitId: z.uuid(), unitNameKo: z.string(), unitNameEn: z.string(), role: z.string(), supervisor: z.boolean() }),
    ),
    passwordIsFirst: z.boolean().meta({ description: '남이 준 첫 비밀번호: 먼저 바꿔야 합니다' }),
    today: z.string().meta({ description: '업무일 기준 오늘 (Asia/Seoul)', format: 'date' }),
  })
  .meta({
    id: 'Me',
    examples: [
      {
        id: '01989f2e-6a53-7000-8000-000000000001',
        name: '김영업',
        login: 'sales',
        locale: 'ko',
        side: 'STAFF',
        organisation: { id: '01989f2e-6a53-7000-8000-000000000002', nameKo: '이음통신', nameEn: 'Ieum Telecom', kind: 'TELCO' },
        memberships: [
          {
            teamId: '01989f2e-6a53-7000-8000-000000000003',
            unitId: '01989f2e-6a53-7000-8000-000000000004',
            unitNameKo: '기업영업1팀',
            unitNameEn: 'Business sales 1',
            role: 'SALES_REP',
            supervisor: false,
          },
        ],
        passwordIsFirst: false,
        today: '2026-10-05',
      },
    ],
  });
