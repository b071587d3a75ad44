import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useMe } from '../session/me';
import { Empty } from '../ui/States';
import { sections, type Section } from './sections';
import './admin.css';

interface Props {
  readonly title: string;
  /** To which part it belongs: whoever may not look at that is told so instead. */
  readonly section?: Section['key'];
  /** What may be done here, at the end of the title's line. */
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}

/** A page of administration: the other ones above it, its title, its content. */
export function AdminPage({ title, section, actions, children }: Props) {
  const { t } = useTranslation();
  const person = useMe();
  const isRefused = section !== undefined && !sections.some(({ key, isFor }) => key === section && isFor(person));
  return (
    <section className="page" aria-labelledby="admin-title">
      <nav className="admin-nav" aria-label={t('admin.title')}>
        {sections
          .filter(({ isFor }) => isFor(person))
          .map(({ key, to }) => (
            <Link key={key} to={to} activeProps={{ 'aria-current': 'page' }}>
              {t(`admin.sections.${key}`)}
            </Link>
          ))}
      </nav>
      <div className="page-head">
        <h1 id="admin-title">{title}</h1>
        {actions && !isRefused && <span className="push actions">{actions}</span>}
      </div>
      {isRefused ? (
        <Empty title={t('admin.not-yours')}>
          <p>{t('admin.not-yours-hint')}</p>
        </Empty>
      ) : (
        children
      )}
    </section>
  );
}
