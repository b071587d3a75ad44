import { useTranslation } from 'react-i18next';
import { StatusBadge, type Standing } from '../ui/StatusBadge';

const stages = ['application', 'service-order', 'opening', 'acceptance', 'settlement'] as const;
const applying = ['DRAFT', 'SUBMITTED', 'RECEIVED', 'DOCS_INCOMPLETE', 'IN_APPROVAL'];
const stageOf: Readonly<Record<string, number>> = {
  ...Object.fromEntries(applying.map((status) => [status, 0])),
  APPROVED: 1,
  SO_PROCESSED: 2,
  IN_ACTIVATION: 2,
  INSPECTION: 3,
  ACCEPTED: 3,
  OPEN: 4,
  BILLING_REQUESTED: 4,
  CLOSED: stages.length,
};

const standingAt = (stage: number, now: number | undefined): Standing => {
  if (now === undefined) return 'skipped';
  if (stage === now) return 'moving';
  return stage < now ? 'done' : 'waiting';
};

/** 청약 → S/O → 개통 → 검수 → 청구/정산: how far the order came. One that ended before its opening has no stage. */
export function StageBar({ status }: { readonly status: string }) {
  const { t } = useTranslation();
  return (
    <ol className="stage-bar" aria-label={t('customer.stages.title')}>
      {stages.map((stage, at) => {
        const standing = standingAt(at, stageOf[status]);
        return (
          <li key={stage} data-standing={standing} aria-current={standing === 'moving' ? 'step' : undefined}>
            <strong>{t(`customer.stages.${stage}`)}</strong> <StatusBadge standing={standing} />
          </li>
        );
      })}
    </ol>
  );
}
