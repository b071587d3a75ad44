import { useTranslation } from 'react-i18next';
import { MomentText } from '../ui/DateText';

interface Proposal {
  readonly proposedByName: string | null;
  readonly proposedAt: string;
  readonly decidedByName: string | null;
  readonly decidedAt: string | null;
  readonly refusalReason: string | null;
}

/** Among the facts of a proposal: who made it, who decided, and why it was turned down. */
export function WhoseWord({ of }: { readonly of: Proposal }) {
  const { t } = useTranslation();
  return (
    <>
      <dt>{t('four-eyes.proposed-by')}</dt>
      <dd>
        {of.proposedByName ?? '–'} <span className="quiet"><MomentText at={of.proposedAt} /></span>
      </dd>
      {of.decidedAt && (
        <>
          <dt>{t('four-eyes.decided-by')}</dt>
          <dd>
            {of.decidedByName ?? '–'} <span className="quiet"><MomentText at={of.decidedAt} /></span> {of.refusalReason}
          </dd>
        </>
      )}
    </>
  );
}
