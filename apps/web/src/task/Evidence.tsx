import { useQueryClient } from '@tanstack/react-query';
import { Button, Progress } from 'antd';
import { lazy, Suspense, useRef, useState, type DragEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { answered, api } from '../api/client';
import { ProblemNote } from '../ui/States';
import { MomentText } from '../ui/DateText';
import { sendDocument } from './send-document';
import { useAct, type Task } from './use-task';

const Preview = lazy(() => import('./Preview'));

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

const isPicture = (fileName: string): boolean => /\.(png|jpe?g)$/i.test(fileName);

/** A paper that lies there: to download, to look at where it is a picture, and to take off again while the task is open. */
function Attached({ document: one, isOpen }: { readonly document: Task['documents'][number]; readonly isOpen: boolean }) {
  const { t } = useTranslation();
  const [isLooking, setLooking] = useState(false);
  const [isSure, setSure] = useState(false);
  const removing = useAct((_: void, header) => answered(api.DELETE('/api/documents/{documentId}', { params: { path: { documentId: one.id }, header } })));
  return (
    <div className="quiet">
      <div className="actions">
        <a href={`/api/documents/${one.id}`} download={one.fileName}>
          {one.fileName}
        </a>
        <MomentText at={one.uploadedAt} />
        {one.cameLate && <span>{t('task.came-late')}</span>}
        {isPicture(one.fileName) && (
          <Button size="small" type="text" aria-label={t('task.look-at', { what: one.fileName })} onClick={() => setLooking(true)}>
            {t('task.look')}
          </Button>
        )}
        {isOpen && !isSure && (
          <Button size="small" type="text" aria-label={t('task.take-off-what', { what: one.fileName })} onClick={() => setSure(true)}>
            {t('task.take-off')}
          </Button>
        )}
        {isOpen && isSure && (
          <>
            <Button size="small" danger autoFocus loading={removing.isPending} onClick={() => removing.mutate()}>
              {t('task.take-off-sure')}
            </Button>
            <Button size="small" onClick={() => setSure(false)}>
              {t('ui.cancel')}
            </Button>
          </>
        )}
      </div>
      {removing.isError && <ProblemNote error={removing.error} />}
      <Suspense fallback={null}>{isLooking && <Preview documentId={one.id} fileName={one.fileName} onClose={() => setLooking(false)} />}</Suspense>
    </div>
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
  const camera = useRef<HTMLInputElement>(null);
  const [percent, setPercent] = useState<number>();
  const [failed, setFailed] = useState<{ readonly error: unknown; readonly files: readonly File[] }>();
  const [isOver, setOver] = useState(false);
  const isNeeded = type !== 'OTHER';
  const take = async (files: Iterable<File>) => {
    const left = [...files];
    setFailed(undefined);
    try {
      for (let file = left[0]; file; file = left[0]) {
        setPercent(0);
        await sendDocument(task.id, type, file, setPercent);
        left.shift();
      }
    } catch (error) {
      setFailed({ error, files: left });
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
            <Button size="small" className="camera" onClick={() => camera.current?.click()} disabled={percent !== undefined}>
              {t('task.photograph')}
            </Button>
            <input
              ref={camera}
              type="file"
              hidden
              accept="image/jpeg,image/png"
              capture="environment"
              aria-label={t('task.photograph-what', { what: t(`documents.${type}`) })}
              onChange={(event) => {
                void take([...(event.target.files ?? [])]);
                event.target.value = '';
              }}
            />
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
        <Attached key={one.id} document={one} isOpen={isOpen} />
      ))}
      {failed && (
        <>
          <p className="fault">{t('task.not-attached', { files: failed.files.map(({ name }) => name).join(', ') })}</p>
          <ProblemNote error={failed.error} again={() => void take(failed.files)} />
        </>
      )}
    </li>
  );
}
