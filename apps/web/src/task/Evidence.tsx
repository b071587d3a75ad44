import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { PaperRow } from '../papers/PaperRow';
import { sendDocument } from '../papers/send-document';
import { task as asked, type Task } from './use-task';

/** What must lie beside the form, and what lies there. */
export function Evidence({ task, isOpen }: { readonly task: Task; readonly isOpen: boolean }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const needed = [...task.evidence, ...(isOpen ? ['OTHER'] : [])];
  const others = task.documents.filter(({ documentType }) => !task.evidence.includes(documentType));
  if (!isOpen && task.documents.length === 0) return null;
  return (
    <section className="evidence" aria-labelledby="evidence">
      <h2 id="evidence">{t('task.evidence')}</h2>
      <ul className="papers">
        {needed.map((type) => (
          <PaperRow
            key={type}
            type={type}
            isAsked={type !== 'OTHER'}
            isMust={type !== 'OTHER'}
            isOpen={isOpen}
            papers={type === 'OTHER' ? others : task.documents.filter(({ documentType }) => documentType === type)}
            send={(file, onProgress) => sendDocument(`tasks/${task.id}`, type, file, onProgress)}
            onChanged={() => queries.invalidateQueries(asked(task.id))}
          />
        ))}
      </ul>
    </section>
  );
}
