import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { DateText } from '../ui/DateText';
import { Money } from '../ui/Money';
import { StatusBadge } from '../ui/StatusBadge';
import { runningRun, stagesOf, type Stage } from './stages';
import type { Month, Run } from './use-month';

/** Where the month stands: five stages, each with its numbers, its date, and the task that it waits for. */
export function Stepper({ month }: { readonly month: Month }) {
  const { t } = useTranslation();
  const running = runningRun(month);
  return (
    <>
      <ol className="stages" aria-label={t('settlement.stages.title')}>
        {stagesOf(month).map((stage) => (
          <li key={stage.key} className="stage" data-standing={stage.standing} aria-current={stage.standing === 'moving' ? 'step' : undefined}>
            <p className="stage-name">
              <strong>{t(`settlement.stages.${stage.key}`)}</strong> <StatusBadge standing={stage.standing} />
            </p>
            <Numbers stage={stage} month={month} />
            {stage.task && (
              <Link to="/inbox" search={{ task: stage.task.id }}>
                {t(`settlement.do.${stage.task.step}`)}
              </Link>
            )}
          </li>
        ))}
      </ol>
      {running && <Progress run={running} />}
    </>
  );
}

function Numbers({ stage: { key, run }, month }: { readonly stage: Stage; readonly month: Month }) {
  const { t } = useTranslation();
  const { dates } = month;
  switch (key) {
    case 'dry-run':
      return run ? <p>{t('settlement.stages.computed', { contracts: run.contracts, lines: run.lines })}</p> : <Day name={t('settlement.stages.starts')} date={dates.runStartsOn} />;
    case 'exceptions':
      return (
        <>
          <p>{run ? t('settlement.stages.waiting', { waiting: run.waiting, failed: run.failed }) : '–'}</p>
          <Day name={t('settlement.stages.cut-off')} date={dates.evidenceCutOffOn} />
        </>
      );
    case 'approval':
      return run?.status === 'DONE' ? (
        <p>
          <Money won={run.totalWon} vat="inclusive" />
        </p>
      ) : (
        <p>–</p>
      );
    case 'issue':
      return <Day name={t('settlement.stages.issue-by')} date={dates.issueBy} />;
    case 'payout':
      return <Day name={t('settlement.stages.pay-on')} date={dates.partnerPayDate} />;
  }
}

const Day = ({ name, date }: { readonly name: string; readonly date: string }) => (
  <p className="quiet">
    {name} <DateText date={date} />
  </p>
);

/** How far a run has come. It goes on by itself: whoever leaves finds it again. */
function Progress({ run }: { readonly run: Run }) {
  const { t } = useTranslation();
  return (
    <div className="note" role="status">
      <p>
        {t(`settlement.running.${run.kind}`)} {t('settlement.running.pages', { done: run.pagesDone, of: run.pages, contracts: run.contracts, lines: run.lines })}
      </p>
      <progress value={run.pagesDone} max={Math.max(1, run.pages)} aria-label={t(`settlement.running.${run.kind}`)} />
      <p className="quiet">{t('settlement.running.may-leave')}</p>
    </div>
  );
}
