import { useTranslation } from 'react-i18next';
import { stageNow, stages } from '../order/stages';
import { StatusBadge, type Standing } from '../ui/StatusBadge';

const standingAt = (stage: number, now: number | undefined): Standing => {
  if (now === undefined) return 'skipped';
  if (stage === now) return 'moving';
  return stage < now ? 'done' : 'waiting';
};

/** 청약 → S/O → 개통 → 검수 → 청구/정산: how far the order came. One that ended before its opening has no stage. */
export function StageBar({ status }: { readonly status: string }) {
  const { t } = useTranslation();
  return (
    <ol className="stage-bar" aria-label={t('order.step-bar')}>
      {stages.map((stage, at) => {
        const standing = standingAt(at, stageNow(status));
        return (
          <li key={stage} data-standing={standing} aria-current={standing === 'moving' ? 'step' : undefined}>
            <strong>{t(`order.stages.${stage}`)}</strong> <StatusBadge standing={standing} />
          </li>
        );
      })}
    </ol>
  );
}
