import { z } from 'zod';
import { businessNo } from '../../../libs/contract/forms/order-application';
import { phone, text } from '../../../libs/contract/forms/fields';
import { partnerRoles } from '../../../libs/domain/process/roles';
import { after, anybody, code, day, email, nameEn, nameKo, partnerRole, q, role } from './people.schemas';

const lastDay = day({ title: '마지막 날' });
const firstDay = day({ title: '첫날' });
const reason = text({ title: '사유' });
const aNumber = businessNo({ title: '사업자등록번호' });
const twoNames = { nameKo, nameEn };

export const listQuery = z.object({
  kind: z.enum(['TELCO', 'PARTNER', 'CUSTOMER']).optional().meta({ description: '본사, 협력사, 고객' }),
  role: z.enum(partnerRoles).optional().meta({ description: '오늘 이 역할을 맡을 수 있는 협력사만', examples: ['PARTNER_SYSTEM'] }),
  q: q.meta({ description: '이름의 앞부분, 코드 또는 사업자등록번호' }),
  after,
});
export const onDay = z.object({ on: day({ title: '날짜', description: '없으면 오늘' }).optional(), after });

export const newPartner = z
  .strictObject({ code, ...twoNames, businessNo: aNumber })
  .meta({ title: '협력사 등록', examples: [{ code: 'P-HARU', nameKo: '하루시스템', nameEn: 'Haru Systems', businessNo: '999-86-10065' }] });
export const changed = z
  .strictObject({ ...twoNames, businessNo: aNumber.optional(), reason })
  .meta({ title: '회사 변경', examples: [{ nameKo: '가온시스템', nameEn: 'Gaon Systems', reason: '상호 변경' }] });
export const ending = z.strictObject({ lastDay, reason }).meta({ title: '회사 종료', examples: [{ lastDay: '2026-12-31', reason: '거래 종료' }] });
export const givingRole = z.strictObject({ role: partnerRole, from: firstDay, lastDay: lastDay.optional() }).meta({ title: '역할 부여', examples: [{ role: 'PARTNER_APP', from: '2026-12-01' }] });
export const endingRole = z.strictObject({ role: partnerRole, lastDay }).meta({ title: '역할 종료', examples: [{ role: 'PARTNER_SYSTEM', lastDay: '2026-12-31' }] });
export const newContact = z
  .strictObject({
    purpose: z.enum(['CONTRACT', 'PROVISIONING', 'SETTLEMENT', 'OUTAGE']).meta({ title: '용도', description: '계약, 개통, 정산, 장애' }),
    name: text({ title: '이름' }, 50),
    email,
    phone: phone({ title: '전화번호' }).optional(),
    from: firstDay,
  })
  .meta({ title: '연락처 등록', examples: [{ purpose: 'SETTLEMENT', name: '한가람', email: 'garam@gaon.example.com', phone: '010-0000-1400', from: '2026-11-26' }] });
export const endingContact = z.strictObject({ lastDay }).meta({ examples: [{ lastDay: '2026-12-31' }] });
export const newUnit = z
  .strictObject({ code, ...twoNames, from: firstDay, roles: z.array(role).max(20, 'too-many').default([]).meta({ title: '역할', description: '역할마다 팀 하나' }) })
  .meta({ title: '조직 등록', examples: [{ code: 'SALES-2', nameKo: '기업영업2팀', nameEn: 'Business sales 2', from: '2026-12-01', roles: [] }] });
export const endingUnit = z
  .strictObject({ lastDay, successorId: z.uuid('not-valid').optional().meta({ title: '승계 조직', description: '남은 업무와 사람이 가는 조직' }), reason })
  .meta({ title: '조직 종료', examples: [{ lastDay: '2026-12-31', successorId: anybody, reason: '조직 개편' }] });
export const newTeam = z.strictObject({ role }).meta({ title: '팀 추가', examples: [{ role: 'NETWORK_OPS' }] });

const period = { from: z.string(), lastDay: z.string().nullable() };
const inList = z.object({ id: z.uuid(), code: z.string(), kind: z.string(), nameKo: z.string(), nameEn: z.string(), businessNo: z.string().nullable(), lastDay: z.string().nullable().meta({ description: '거래의 마지막 날' }) });
export const list = z.object({ items: z.array(inList), next: z.string().optional() }).meta({ title: '회사 목록' });
export const page = inList.extend({ roles: z.array(z.object({ role: z.string(), ...period })).meta({ description: '맡았던, 맡은, 맡을 역할' }) }).meta({ title: '회사' });
export const made = z.object({ id: z.uuid() });
export const roleEnded = z
  .object({ role: z.string(), lastDay: z.string(), orders: z.array(z.object({ id: z.uuid(), orderNo: z.string() })).meta({ description: 'S/O 전이라 다른 협력사가 필요한 주문' }) })
  .meta({ title: '끝난 역할' });
const contact = z.object({ id: z.uuid(), purpose: z.string(), name: z.string(), email: z.string(), phone: z.string().nullable(), ...period, masked: z.boolean().meta({ description: '가려진 값인지' }) });
export const contacts = z.object({ items: z.array(contact), next: z.string().optional() }).meta({ title: '연락처' });

const unitInList = z.object({
  id: z.uuid(), code: z.string(), nameKo: z.string(), nameEn: z.string(), ...period, successorId: z.uuid().nullable(),
  teams: z.array(z.object({ id: z.uuid(), role: z.string(), people: z.int() })),
});
export const units = z.object({ items: z.array(unitInList), next: z.string().optional() }).meta({ title: '조직 목록' });
export const unit = unitInList
  .extend({
    organisationId: z.uuid(),
    names: z.array(z.object({ nameKo: z.string(), nameEn: z.string(), from: z.string() })),
    predecessors: z.array(z.object({ id: z.uuid(), code: z.string(), lastDay: z.string() })).meta({ description: '이 조직으로 승계된 조직' }),
  })
  .meta({ title: '조직' });
