import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { stepOfPaperWithApplication } from '../../../../libs/domain/process/papers-that-come-with-an-application';
import { PaperRow } from '../papers/PaperRow';
import { sendDocument } from '../papers/send-document';
import { language } from '../texts';
import { Bones, ProblemNote } from '../ui/States';
import type { Entry } from './entry';
import { draft, type Opening } from './use-entry';

interface Props {
  readonly entry: Entry;
  readonly opening: Opening | undefined;
  readonly draftId: string | undefined;
  /** Answers the draft with which the papers are to lie. */
  readonly keep: () => Promise<{ readonly id: string }>;
}

/** Which papers this order asks for, as the plan that it will follow says: those that the customer brings now are attached here, the others in their steps. */
export function PapersStep({ entry, opening, draftId, keep }: Props) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const kept = useQuery({ ...draft(draftId ?? ''), enabled: draftId !== undefined });
  const papers = kept.data?.papers ?? [];
  const send = async (type: string, file: File, onProgress: (percent: number) => void) => {
    const { id } = draftId ? { id: draftId } : await keep();
    await sendDocument(`application-drafts/${id}/documents`, type, file, onProgress);
  };
  if (!opening || kept.isLoading) return <Bones rows={6} />;
  return (
    <>
      <p>{t('order-entry.papers.why')}</p>
      {kept.isError && <ProblemNote error={kept.error} again={() => void kept.refetch()} />}
      {opening.papers.map(({ step, name, types }) => (
        <section key={step} className="group" aria-labelledby={`papers-${step}`}>
          <h3 id={`papers-${step}`}>{name[language()]}</h3>
          <ul className="papers">
            {[...types, ...(types.includes('CONSENT_COLLECTION') && entry.consents.thirdParty ? ['CONSENT_THIRD_PARTY'] : [])].map((type) =>
              stepOfPaperWithApplication(type) === step ? (
                <PaperRow
                  key={type}
                  type={type}
                  isAsked
                  isMust={false}
                  isOpen
                  papers={papers.filter(({ documentType }) => documentType === type)}
                  send={(file, onProgress) => send(type, file, onProgress)}
                  onChanged={() => queries.invalidateQueries({ queryKey: ['application-drafts'] })}
                />
              ) : (
                <li key={type}>
                  <span aria-hidden="true">○ </span>
                  {t(`documents.${type}`)} <span className="quiet">{t(`order-entry.papers.${type === 'STAMPED_QUOTE' ? 'once-confirmed' : 'in-its-step'}`)}</span>
                </li>
              ),
            )}
          </ul>
        </section>
      ))}
    </>
  );
}
