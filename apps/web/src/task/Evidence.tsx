import { useQueryClient } from '@tanstack/react-query';
import { Button, Progress } from 'antd';
import { useRef, useState, type DragEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { newKey } from '../api/client';
import { NotReached, Refused, type Problem } from '../api/problem';
import { ProblemNote } from '../ui/States';
import { MomentText } from '../ui/DateText';
import type { Task } from './use-task';

/** Sends one file and tells how much of it has gone. */
const send = (taskId: string, documentType: string, file: File, onProgress: (percent: number) => void): Promise<void> =>
  new Promise((done, failed) => {
    const request = new XMLHttpRequest();
    const body = new FormData();
    body.append('documentType', documentType);
    body.append('file', file);
    request.open('POST', `/api/tasks/${taskId}/documents`);
    request.setRequestHeader('Idempotency-Key', newKey());
    request.setRequestHeader('Accept-Language', document.documentElement.lang);
    request.upload.addEventListener('progress', ({ loaded, total }) => onProgress(Math.round((loaded / Math.max(1, total)) * 100)));
    request.addEventListener('error', () => failed(new NotReached()));
    request.addEventListener('load', () => {
      if (request.status < 300) return done();
      try {
        failed(new Refused(JSON.parse(request.responseText) as Problem));
      } catch {
        failed(new NotReached(request.status));
      }
    });
    request.send(body);
  });

/** What must lie beside the form, and what lies there: drag, choose or photograph. */
export function Evidence({ task, isOpen }: { readonly task: Task; readonly isOpen: boolean }) {
  const { t } = useTranslation();
  const needed = [...task.evidence, ...(isOpen ? ['OTHER'] : [])];
  const others = task.documents.filter(({ documentType }) => !task.evidence.includes(documentType));
  if (!isOpen && task.documents.length === 0) return null;
  return (
    <section className="evidence" aria-labelledby="evidence">
      <h2 id="evidence">{t('task.evidence')}</h2>
      <ul>
        {needed.map((type) => (
          <EvidenceOf key={type} task={task} type={type} isOpen={isOpen} documents={type === 'OTHER' ? others : task.documents.filter(({ documentType }) => documentType === type)} />
        ))}
      </ul>
    </section>
  );
}

interface Row {
  readonly task: Task;
  readonly type: string;
  readonly isOpen: boolean;
  readonly documents: Task['documents'];
}

function EvidenceOf({ task, type, isOpen, documents }: Row) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const input = useRef<HTMLInputElement>(null);
  const [percent, setPercent] = useState<number>();
  const [error, setError] = useState<unknown>();
  const [isOver, setOver] = useState(false);
  const isNeeded = type !== 'OTHER';
  const take = async (files: Iterable<File>) => {
    setError(undefined);
    try {
      for (const file of files) {
        setPercent(0);
        await send(task.id, type, file, setPercent);
      }
    } catch (fault) {
      setError(fault);
    }
    setPercent(undefined);
    await queries.invalidateQueries({ queryKey: ['task', task.id] });
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    void take(event.dataTransfer.files);
  };
  return (
    <li
      data-over={isOver || undefined}
      onDragOver={(event) => {
        if (!isOpen) return;
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <div className="actions">
        <span>
          <span aria-hidden="true">{documents.length > 0 ? '● ' : isNeeded ? '○ ' : ''}</span>
          {t(`documents.${type}`)}
          {isNeeded && documents.length === 0 && <span className="must"> *</span>}
        </span>
        {isOpen && (
          <>
            <Button size="small" onClick={() => input.current?.click()} disabled={percent !== undefined}>
              {t('task.attach')}
            </Button>
            <input
              ref={input}
              type="file"
              hidden
              accept=".pdf,.png,.jpg,.jpeg,.zip,.docx,.xlsx,image/*"
              aria-label={t('task.attach-what', { what: t(`documents.${type}`) })}
              onChange={(event) => {
                void take([...(event.target.files ?? [])]);
                event.target.value = '';
              }}
            />
          </>
        )}
        {percent !== undefined && <Progress percent={percent} size="small" style={{ width: 120 }} aria-label={t('task.uploading')} />}
      </div>
      {documents.map((one) => (
        <div key={one.id} className="quiet">
          <a href={`/api/documents/${one.id}`} download={one.fileName}>
            {one.fileName}
          </a>{' '}
          <MomentText at={one.uploadedAt} />
        </div>
      ))}
      {error !== undefined && <ProblemNote error={error} />}
    </li>
  );
}
