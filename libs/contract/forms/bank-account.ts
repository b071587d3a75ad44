import { z } from 'zod';
import { accountDigits, banks, isAccountNo } from '../../domain/identifiers/bank-account';
import { longText, text } from './fields';

/** A bank account as forms ask for it. */
export const accountFields = {
  bankCode: z.string().regex(/^\d{3}$/, { error: 'not-a-bank', abort: true }).refine((code) => Object.hasOwn(banks, code), 'not-a-bank').meta({ title: '은행', description: '금융기관 공동코드 3자리', examples: ['088'] }),
  accountNo: z.string().overwrite(accountDigits).regex(/^[\d\s-]{10,20}$/, { error: 'not-an-account-number', abort: true }).refine(isAccountNo, 'not-an-account-number').meta({ title: '계좌번호', examples: ['110-000-000000'] }),
  accountHolder: text({ title: '예금주' }, 100),
};

export const bankAccount = z
  .strictObject({ ...accountFields, reason: longText({ title: '변경 사유' }) })
  .meta({ title: '지급 계좌', description: '다른 담당자가 승인합니다 (X-03)', examples: [{ bankCode: '088', accountNo: '110000000000', accountHolder: '가온시스템', reason: '통장 사본 접수' }] });
export type BankAccountForm = z.infer<typeof bankAccount>;

export const bankAccountApproval = z
  .strictObject({ accountNo: accountFields.accountNo })
  .meta({ title: '지급 계좌 승인', description: '통장 사본의 계좌번호를 다시 적습니다', examples: [{ accountNo: '110000000000' }] });
