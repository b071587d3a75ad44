import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { NotReached, Refused } from '../api/problem';
import { language } from '../texts';

/** What went wrong in the person's own words. */
export function useWordsOf(): (error: unknown) => string {
  const { t } = useTranslation();
  return (error) => {
    if (error instanceof Refused) return error.problem[language()];
    return t(navigator.onLine ? 'ui.error.not-reached' : 'ui.error.offline');
  };
}

/** What happened, what to do, and a way to try again. */
export function ProblemNote({ error, again }: { readonly error: unknown; readonly again?: () => void }) {
  const { t } = useTranslation();
  const words = useWordsOf();
  const number = error instanceof Refused ? error.problem.requestId : undefined;
  return (
    <div className="note bad" role="alert">
      <p>{words(error)}</p>
      {error instanceof Refused && error.problem.issues && (
        <ul>
          {error.problem.issues.map((issue) => (
            <li key={`${issue.field} ${issue.rule}`}>{issue[language()]}</li>
          ))}
        </ul>
      )}
      <div className="actions">
        {again && <Button onClick={again}>{t('ui.again')}</Button>}
        {number && error instanceof Refused && error.problem.status >= 500 && <span className="quiet">{t('ui.error.number', { number })}</span>}
        {error instanceof NotReached && error.status !== undefined && <span className="quiet">HTTP {error.status}</span>}
      </div>
    </div>
  );
}

/** Nothing is here: what will appear, and what to do. */
export function Empty({ title, children }: { readonly title: string; readonly children?: ReactNode }) {
  return (
    <div className="empty">
      <p>
        <strong>{title}</strong>
      </p>
      {children}
    </div>
  );
}

/** The shape of what comes, so that nothing jumps. */
export function Bones({ rows = 8 }: { readonly rows?: number }) {
  const { t } = useTranslation();
  return (
    <div role="status" aria-label={t('ui.loading')} style={{ display: 'grid', gap: 17, padding: '12px 8px' }}>
      {Array.from({ length: rows }, (_, row) => (
        <span key={row} className="bone" style={{ width: `${92 - ((row * 17) % 40)}%` }} />
      ))}
    </div>
  );
}

export interface Asked<Data> {
  readonly data: Data | undefined;
  readonly error: unknown;
  readonly isPending: boolean;
  refetch(): unknown;
}

/** Loading, failed or there: every answer is shown in one of the three. What was read before stays while a newer look fails. */
export function Shown<Data>({ asked, bones, children }: { readonly asked: Asked<Data>; readonly bones?: number; readonly children: (data: Data) => ReactNode }) {
  const { data, error, isPending } = asked;
  return (
    <>
      {error !== null && error !== undefined && <ProblemNote error={error} again={() => void asked.refetch()} />}
      {data !== undefined ? children(data) : isPending && !error && <Bones {...(bones ? { rows: bones } : {})} />}
    </>
  );
}
