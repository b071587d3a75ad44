import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { stepOfPaperWithApplication } from '../../../../libs/domain/process/papers-that-come-with-an-application';
import { language } from '../texts';
import { DataTable, type Column } from '../ui/DataTable';
import { MomentText } from '../ui/DateText';
import { Empty } from '../ui/States';
import type { Order } from './use-order';

type Paper = Order['documents'][number];

/** A paper that came with the application lies ready until the step that asks for it opens. */
function WaitsFor({ order, paper }: { readonly order: Order; readonly paper: Paper }) {
  const { t } = useTranslation();
  const asking = stepOfPaperWithApplication(paper.documentType);
  const step = order.steps?.find(({ ref, needed, status }) => ref === asking && needed && status === 'WAITING');
  return <span className="quiet">{step ? t('order.papers.waits', { step: step.name[language()] }) : '–'}</span>;
}

/** The papers of the order; each is only ever given back as a download. */
export function Documents({ order }: { readonly order: Order }) {
  const { t } = useTranslation();
  const columns = useMemo((): readonly Column<Paper>[] => {
    const steps = new Map(order.tasks.map(({ id, name }) => [id, name[language()]]));
    return [
      { key: 'kind', title: t('order.papers.kind'), cell: (paper) => t(`documents.${paper.documentType}`) },
      {
        key: 'file',
        title: t('order.papers.file'),
        cell: (paper) => (
          <a href={`/api/documents/${paper.id}`} download={paper.fileName}>
            {paper.fileName}
          </a>
        ),
      },
      { key: 'step', title: t('order.columns.step'), cell: (paper) => (paper.taskId && steps.get(paper.taskId)) ?? <WaitsFor order={order} paper={paper} /> },
      { key: 'at', isShort: true, title: t('order.papers.at'), cell: (paper) => <MomentText at={paper.uploadedAt} /> },
    ];
  }, [t, order]);
  if (order.documents.length === 0)
    return (
      <Empty title={t('order.papers.none')}>
        <p>{t('order.papers.none-hint')}</p>
      </Empty>
    );
  return <DataTable caption={t('order.tabs.documents')} columns={columns} rows={order.documents} keyOf={({ id }) => id} />;
}
