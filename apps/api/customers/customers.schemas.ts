import { z } from 'zod';
import { text } from '../../../libs/contract/forms/fields';
import { koreanPhone } from '../../../libs/domain/identifiers/korean-phone';
import { isRefusal } from '../../../libs/domain/refusal';
import { freshPassword } from '../login/login.schemas';

export const byBusinessNo = z.object({ businessNo: z.string().min(10, 'too-short').max(14, 'too-long').meta({ description: '사업자등록번호', examples: ['211-88-12346'] }) });

export const customer = z
  .object({
    id: z.uuid(),
    name: z.string(),
    businessNo: z.string(),
    corporateNo: z.string().nullable(),
    representative: z.string(),
    address: z.string(),
    phone: z.string(),
    email: z.string().nullable(),
    payerName: z.string(),
    payerBusinessNo: z.string(),
    payerDueDay: z.string(),
    payerWantsPaper: z.boolean(),
  })
  .meta({ title: '고객' });

export const customerId = z.uuid('not-valid').meta({ description: '고객' });

export const newPerson = z
  .strictObject({
    login: z.string().min(3, 'too-short').max(50, 'too-long').regex(/^[a-z0-9][a-z0-9._-]*$/, 'wrong-format').meta({ title: '아이디', description: '영문 소문자, 숫자, 점, 밑줄, 붙임표' }),
    name: text({ title: '이름' }, 50),
    email: z.email('not-an-email').meta({ title: '이메일' }),
    phone: text({ title: '전화번호' }, 20)
      .refine((typed) => !isRefusal(koreanPhone(typed)), 'not-a-number')
      .optional(),
    password: freshPassword.meta({ title: '첫 비밀번호' }),
  })
  .meta({ title: '고객 담당자 초대', examples: [{ login: 'hanbit.garam', name: '한가람', email: 'garam@hanbit.example.com', phone: '010-0000-1201', password: '첫 눈 오는 목요일 2026' }] });

export const person = z
  .object({ id: z.uuid(), login: z.string(), name: z.string(), email: z.string(), phone: z.string().nullable(), since: z.string().meta({ description: '업무를 받는 첫날' }) })
  .meta({ title: '고객 담당자' });

export const people = z.object({ items: z.array(person) }).meta({ title: '고객 담당자 목록' });
