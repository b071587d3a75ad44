import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Empty, ProblemNote } from '../ui/States';

export function NotFound() {
  const { t } = useTranslation();
  return (
    <Empty title={t('shell.not-found')}>
      <Link to="/">{t('shell.to-home')}</Link>
    </Empty>
  );
}

/** A page that could not be drawn: what happened, and the way on. */
export function PageFailed({ error, reset }: { readonly error: unknown; readonly reset: () => void }) {
  const { t } = useTranslation();
  return (
    <div className="page">
      <ProblemNote error={error} again={reset} />
      <Link to="/">{t('shell.to-home')}</Link>
    </div>
  );
}
