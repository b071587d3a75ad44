import { Button, Progress } from 'antd';
import { useRef, useState, type DragEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemNote } from '../ui/States';
import { Paper, type AttachedPaper } from './Paper';
import './papers.css';

interface Props {
  readonly type: string;
  /** Asked for by name, and whether nothing is finished without it. */
  readonly isAsked: boolean;
  readonly isMust: boolean;
  readonly isOpen: boolean;
  /** What lies there is not taken off again. */
  readonly isKept?: boolean;
  readonly papers: readonly AttachedPaper[];
  readonly send: (file: File, onProgress: (percent: number) => void) => Promise<unknown>;
  readonly onChanged: () => unknown;
}

/** One kind of paper and what lies there of it: drag, choose or photograph. */
export function PaperRow({ type, isAsked, isMust, isOpen, isKept = false, papers, send, onChanged }: Props) {
  const { t } = useTranslation();
  const input = useRef<HTMLInputElement>(null);
  const camera = useRef<HTMLInputElement>(null);
  const [percent, setPercent] = useState<number>();
  const [failed, setFailed] = useState<{ readonly error: unknown; readonly files: readonly File[] }>();
  const [isOver, setOver] = useState(false);
  const take = async (files: Iterable<File>) => {
    const left = [...files];
    setFailed(undefined);
    try {
      for (let file = left[0]; file; file = left[0]) {
        setPercent(0);
        await send(file, setPercent);
        left.shift();
      }
    } catch (error) {
      setFailed({ error, files: left });
    }
    setPercent(undefined);
    await onChanged();
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
          <span aria-hidden="true">{papers.length > 0 ? '● ' : isAsked ? '○ ' : ''}</span>
          {t(`documents.${type}`)}
          {isMust && papers.length === 0 && <span className="must"> *</span>}
        </span>
        {isOpen && (
          <>
            <Button size="small" onClick={() => input.current?.click()} disabled={percent !== undefined}>
              {t('papers.attach')}
            </Button>
            <Button size="small" className="camera" onClick={() => camera.current?.click()} disabled={percent !== undefined}>
              {t('papers.photograph')}
            </Button>
            <input
              ref={camera}
              type="file"
              hidden
              accept="image/jpeg,image/png"
              capture="environment"
              aria-label={t('papers.photograph-what', { what: t(`documents.${type}`) })}
              onChange={(event) => {
                void take([...(event.target.files ?? [])]);
                event.target.value = '';
              }}
            />
            <input
              ref={input}
              type="file"
              hidden
              multiple
              accept=".pdf,.png,.jpg,.jpeg,.zip,.docx,.xlsx,image/*"
              aria-label={t('papers.attach-what', { what: t(`documents.${type}`) })}
              onChange={(event) => {
                void take([...(event.target.files ?? [])]);
                event.target.value = '';
              }}
            />
          </>
        )}
        {percent !== undefined && <Progress percent={percent} size="small" style={{ width: 120 }} aria-label={t('papers.uploading')} />}
      </div>
      {papers.map((paper) => (
        <Paper key={paper.id} paper={paper} isOpen={isOpen && !isKept} onChanged={onChanged} />
      ))}
      {failed && (
        <>
          <p className="fault">{t('papers.not-attached', { files: failed.files.map(({ name }) => name).join(', ') })}</p>
          <ProblemNote error={failed.error} again={() => void take(failed.files)} />
        </>
      )}
    </li>
  );
}
