import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { PaperRow } from '../papers/PaperRow';
import { sendDocument } from '../papers/send-document';
import { task as asked, type Task } from './use-task';

interface Props {
  readonly task: Task;
  readonly isOpen: boolean;
  /** It was closed under somebody's hands: their papers are kept with it, as no evidence. */
  readonly takesLate: boolean;
}

/** What must lie beside the form, and what lies there. */
export function Evidence({ task, isOpen, takesLate }: Props) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const takesPapers = isOpen || takesLate;
  const needed = [...task.evidence, ...(takesPapers ? ['OTHER'] : [])];
  const others = task.documents.filter(({ documentType }) => !task.evidence.includes(documentType));
  if (!takesPapers && task.documents.length === 0) return null;
  return (
    <section className="evidence" aria-labelledby="evidence">
      <h2 id="evidence">{t('task.evidence')}</h2>
      {takesLate && <p className="quiet">{t('task.late-papers')}</p>}
      <ul className="papers">
        {needed.map((type) => (
          <PaperRow
            key={type}
            type={type}
            isAsked={type !== 'OTHER'}
            isMust={type !== 'OTHER' && !takesLate}
            isOpen={takesPapers}
            isKept={takesLate}
            papers={type === 'OTHER' ? others : task.documents.filter(({ documentType }) => documentType === type)}
            send={(file, onProgress) => sendDocument(`tasks/${task.id}/${takesLate ? 'late-documents' : 'documents'}`, type, file, onProgress)}
            onChanged={() => queries.invalidateQueries(asked(task.id))}
          />
        ))}
      </ul>
    </section>
  );
}
