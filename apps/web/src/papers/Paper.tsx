import { Button } from 'antd';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { answered, api } from '../api/client';
import { useAct } from '../task/use-task';
import { MomentText } from '../ui/DateText';
import { ProblemNote } from '../ui/States';

const Preview = lazy(() => import('./Preview'));

export interface AttachedPaper {
  readonly id: string;
  readonly documentType: string;
  readonly fileName: string;
  readonly uploadedAt: string;
  readonly cameLate?: boolean;
}

interface Props {
  readonly paper: AttachedPaper;
  readonly isOpen: boolean;
  readonly onChanged: () => unknown;
}

const isPicture = (fileName: string): boolean => /\.(png|jpe?g)$/i.test(fileName);

/** A paper that lies there: to download, to look at where it is a picture, and to take off again while it is open. */
export function Paper({ paper, isOpen, onChanged }: Props) {
  const { t } = useTranslation();
  const [isLooking, setLooking] = useState(false);
  const [isSure, setSure] = useState(false);
  const removing = useAct((_: void, header) => answered(api.DELETE('/api/documents/{documentId}', { params: { path: { documentId: paper.id }, header } })), onChanged);
  return (
    <div className="quiet">
      <div className="actions">
        <a href={`/api/documents/${paper.id}`} download={paper.fileName}>
          {paper.fileName}
        </a>
        <MomentText at={paper.uploadedAt} />
        {paper.cameLate && <span>{t('papers.came-late')}</span>}
        {isPicture(paper.fileName) && (
          <Button size="small" type="text" aria-label={t('papers.look-at', { what: paper.fileName })} onClick={() => setLooking(true)}>
            {t('papers.look')}
          </Button>
        )}
        {isOpen && !isSure && (
          <Button size="small" type="text" aria-label={t('papers.take-off-what', { what: paper.fileName })} onClick={() => setSure(true)}>
            {t('papers.take-off')}
          </Button>
        )}
        {isOpen && isSure && (
          <>
            <Button size="small" danger autoFocus loading={removing.isPending} onClick={() => removing.mutate()}>
              {t('papers.take-off-sure')}
            </Button>
            <Button size="small" onClick={() => setSure(false)}>
              {t('ui.cancel')}
            </Button>
          </>
        )}
      </div>
      {removing.isError && <ProblemNote error={removing.error} />}
      <Suspense fallback={null}>{isLooking && <Preview documentId={paper.id} fileName={paper.fileName} onClose={() => setLooking(false)} />}</Suspense>
    </div>
  );
}
