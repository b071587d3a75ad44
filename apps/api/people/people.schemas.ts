import { z } from 'zod';
import { phone, text, type Label } from '../../../libs/contract/forms/fields';
import { allRoles, partnerRoles } from '../../../libs/domain/process/roles';
import { freshPassword } from '../login/login.schemas';
import { askedDate } from '../query-fields';

/** A row that the reader of the document does not have: replaced by one of their own. */
export const anybody = '01920000-0000-7000-8000-000000000000';

/** A day from which or until which something is so. */
export const day = (label: Label) => askedDate(label).refine((on) => on < '2200-01-01', 'not-a-date');
const id = (description: string) => z.uuid('not-valid').meta({ description });
const begins = (typed: string): string => typed.normalize('NFC').trim();
export const after = z.uuid('not-valid').optional().meta({ description: '앞 쪽의 next 값' });
export const q = z.string().overwrite(begins).min(1, 'required').max(60, 'too-long').optional();
export const nextPage = z.object({ after });
export const because = z.strictObject({ reason: text({ title: '사유' }) }).meta({ examples: [{ reason: '퇴사' }] });

export const personId = id('사람');
export const unitId = id('조직');
export const teamId = z.uuid('not-valid').meta({ title: '팀' });
export const organisationId = id('회사');
export const contactId = id('연락처');

export const email = z.email('not-an-email').max(200, 'too-long').meta({ title: '이메일' });
export const login = z.string().min(3, 'too-short').max(50, 'too-long').regex(/^[a-z0-9][a-z0-9._-]*$/, 'wrong-format').meta({ title: '아이디', description: '영문 소문자, 숫자, 점, 밑줄, 붙임표' });

export const handingOver = z
  .strictObject({ to: z.uuid('not-valid').meta({ title: '받을 사람', description: '같은 팀의 사람' }), reason: text({ title: '사유' }, 2_000) })
  .meta({ title: '업무 인계', examples: [{ to: anybody, reason: '인사 이동' }] });

export const handedOver = z
  .object({
    tasks: z.array(z.object({ id: z.uuid(), step: z.string(), orderNo: z.string().nullable() })),
    orders: z.array(z.object({ id: z.uuid(), orderNo: z.string() })),
    contracts: z.array(z.object({ id: z.uuid(), contractNo: z.string() })),
  })
  .meta({ title: '인계한 업무', description: '옮긴 업무, 영업대표가 바뀐 주문과 계약' });

export const work = z.object({ tasks: z.int().meta({ description: '열린 업무' }), orders: z.int().meta({ description: '영업대표로 맡은 주문' }), contracts: z.int().meta({ description: '영업대표로 맡은 계약' }) }).meta({ title: '맡은 업무' });

const membershipFields = { teamId, supervisor: z.boolean().meta({ title: '팀장' }), from: day({ title: '첫날' }) };
export const joining = z.strictObject(membershipFields).meta({ examples: [{ teamId: anybody, supervisor: false, from: '2026-11-26' }] });
export const ending = z.strictObject({ teamId, lastDay: day({ title: '마지막 날' }) }).meta({ examples: [{ teamId: anybody, lastDay: '2026-11-26' }] });
export const resetting = z.strictObject({ password: freshPassword.meta({ title: '첫 비밀번호' }) }).meta({ examples: [{ password: '늦가을 비 오는 목요일 2026' }] });

const personalData = { name: text({ title: '이름' }, 50), email, phone: phone({ title: '전화번호' }).optional() };
export const newPerson = z
  .strictObject({
    organisationId: z.uuid('not-valid').meta({ title: '회사' }),
    login,
    ...personalData,
    password: freshPassword.meta({ title: '첫 비밀번호', description: '본인이 바꾸기 전에는 다른 일을 할 수 없습니다' }),
    memberships: z.array(z.strictObject(membershipFields)).max(20, 'too-many').default([]).meta({ title: '팀 배정' }),
  })
  .meta({
    title: '사람 등록',
    examples: [{ organisationId: anybody, login: 'garam.lee', name: '이가람', email: 'garam.lee@ieum.example.com', phone: '010-0000-1300', password: '첫 눈 오는 목요일 2026', memberships: [] }],
  });
export const changedPerson = z.strictObject(personalData).meta({ title: '사람 변경', examples: [{ name: '이가람', email: 'garam@ieum.example.com', phone: '010-0000-1301' }] });

export const peopleQuery = z.object({
  organisation: z.uuid('not-valid').optional().meta({ description: '회사, 없으면 본인의 회사' }),
  team: z.uuid('not-valid').optional().meta({ description: '그날 이 팀에 속한 사람만' }),
  q: q.meta({ description: '이름 또는 아이디의 앞부분' }),
  on: day({ title: '날짜', description: '이날의 소속, 없으면 오늘' }).optional(),
  after,
});

const membership = z.object({
  teamId: z.uuid(), unitId: z.uuid(), unitNameKo: z.string(), unitNameEn: z.string(), role: z.string(), supervisor: z.boolean(), from: z.string(), lastDay: z.string().nullable(),
});
const inList = z.object({ id: z.uuid(), login: z.string(), name: z.string(), active: z.boolean().meta({ description: '로그인할 수 있는지' }), memberships: z.array(membership) });
export const people = z.object({ items: z.array(inList), next: z.string().optional() }).meta({ title: '사람 목록' });
export const person = inList.extend({ organisationId: z.uuid(), email: z.string(), phone: z.string().nullable() }).meta({ title: '사람', description: '지난, 지금, 앞으로의 모든 소속' });
export const entries = z
  .object({ items: z.array(z.object({ id: z.uuid(), at: z.string(), actorName: z.string(), action: z.string(), before: z.unknown(), after: z.unknown() })), next: z.string().optional() })
  .meta({ title: '변경 이력' });
export const foundEntries = z
  .object({
    items: z.array(
      z.object({
        id: z.uuid(), at: z.string(), actorName: z.string(), action: z.string(), subjectKind: z.string(), subjectId: z.string(),
        subjectName: z.string().nullable().meta({ description: '바뀐 것의 이름 또는 번호' }), before: z.unknown(), after: z.unknown(),
      }),
    ),
    next: z.string().optional(),
  })
  .meta({ title: '찾은 변경 이력' });
export const auditQuery = z
  .object({
    subjectKind: z.string().regex(/^[A-Z_]{3,40}$/, 'not-valid').optional().meta({ description: '무엇의', examples: ['PERSON'] }),
    subjectId: z.string().min(1, 'required').max(100, 'too-long').optional().meta({ description: '그 번호, 무엇인지와 함께', examples: [anybody] }),
    actor: z.uuid('not-valid').optional().meta({ description: '바꾼 사람' }),
    from: day({ title: '시작일', description: '없으면 한 달 전, 번호를 적으면 처음부터' }).optional(),
    to: day({ title: '종료일', description: '없으면 오늘' }).optional(),
    after,
  })
  .refine(({ subjectKind, subjectId }) => subjectId === undefined || subjectKind !== undefined, { message: 'required', path: ['subjectKind'] });

export const nameKo = text({ title: '이름' }, 60);
export const nameEn = text({ title: '영문 이름' }, 60);
export const naming = z.strictObject({ nameKo, nameEn, from: day({ title: '첫날' }) }).meta({ examples: [{ nameKo: 'SMB현장지원담당', nameEn: 'SMB field support', from: '2026-11-26' }] });
export const names = z.object({ names: z.array(z.object({ nameKo: z.string(), nameEn: z.string(), from: z.string() })) }).meta({ title: '조직 이름의 이력' });
export const code = z.string().regex(/^[A-Z][A-Z0-9-]{1,29}$/, 'wrong-format').meta({ title: '코드', description: '영문 대문자, 숫자, 붙임표' });
export const role = z.enum(allRoles).meta({ title: '역할' });
export const partnerRole = z.enum(partnerRoles).meta({ title: '역할' });
