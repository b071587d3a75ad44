import type { Mail } from '../../clients/mail';
import type { Tx } from '../../database/transaction';
import type { NoticeKind } from '../../desk/notices';
import { planOf } from '../../desk/plans';
import { wordsOf } from './words/all';
import type { Facts, TwoLanguages } from './words/words';

export interface NoticeToSend {
  readonly id: string;
  readonly kind: NoticeKind;
  readonly createdAt: string;
  readonly detail: Readonly<Record<string, string | null>>;
  readonly name: string;
  readonly email: string;
  readonly locale: 'ko' | 'en';
  readonly otherName: string | null;
  readonly holderName: string | null;
  readonly planKey: string | null;
  readonly planVersion: number | null;
  readonly orderNo: string | null;
  readonly dueOn: string | null;
}

/** SQL: a notice with whom it tells, and what it speaks of. */
export const noticeToSend = `
  SELECT n.id, n.kind, n.created_at AS "createdAt", n.detail, p.name, p.email, p.locale, o.name AS "otherName", h.name AS "holderName",
    r.plan_key AS "planKey", r.plan_version AS "planVersion", t.order_no AS "orderNo", t.due_on AS "dueOn"
  FROM notice n JOIN person p ON p.id = n.recipient_id
    LEFT JOIN person o ON o.id = coalesce(n.detail ->> 'by', n.detail ->> 'personId')::uuid
    LEFT JOIN task t ON t.id = (n.detail ->> 'taskId')::uuid LEFT JOIN run r ON r.id = t.run_id LEFT JOIN person h ON h.id = t.assignee_id`;

async function nameOfStep(tx: Tx, { planKey, planVersion, detail }: NoticeToSend): Promise<TwoLanguages> {
  const step = detail['step'] ?? '';
  if (planKey === null || planVersion === null) return { ko: step, en: step };
  return (await planOf(tx, planKey, planVersion)).steps[step]?.name ?? { ko: step, en: step };
}

/** The letter that tells a notice, in the language of whoever gets it. Names are read now, so that none is kept beside its person. */
export async function letterOf(tx: Tx, notice: NoticeToSend): Promise<Mail> {
  const { id, kind, createdAt, detail, name, email, locale } = notice;
  const told = (field: string): string => detail[field] ?? '';
  const facts: Facts = {
    otherName: notice.otherName ?? '',
    holderName: notice.holderName ?? '',
    step: await nameOfStep(tx, notice),
    orderNo: notice.orderNo ?? told('orderNo'),
    dueOn: told('dueOn') || (notice.dueOn ?? ''),
    serviceNo: told('serviceNo'),
    from: told('from'),
    to: told('to'),
    as: told('as'),
    billNo: told('billNo'),
    partnerCode: told('partnerCode'),
  };
  return { id, kind, at: createdAt, to: { name, address: email }, ...wordsOf[kind](facts)[locale] };
}
