import { Link, Outlet } from '@tanstack/react-router';
import { Button } from 'antd';
import { lazy, Suspense, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLiveChanges } from '../api/live';
import { SessionOver } from '../session/SessionOver';
import { useLeave, useMe } from '../session/me';
import { Clock } from './Clock';
import { HouseState } from './HouseState';
import { LanguageAndShade } from './LanguageAndShade';
import { Places } from './Places';
import { WorkBoxes } from './WorkBoxes';
import './shell.css';

const FirstPassword = lazy(() => import('../session/FirstPassword'));
const FindAnything = lazy(() => import('./FindAnything'));
const KeyboardHelp = lazy(() => import('./KeyboardHelp'));

const typing = (target: EventTarget | null): boolean => target instanceof HTMLElement && (target.isContentEditable || ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName));

function useShortcuts(open: { readonly find: () => void; readonly help: () => void }): void {
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'k') {
        event.preventDefault();
        open.find();
      } else if (event.key === '?' && !typing(event.target)) open.help();
    };
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  });
}

/** Everything but the login: the frame and its page, once the person has a password of their own. */
export function Shell() {
  const person = useMe();
  if (!person.passwordIsFirst) return <Frame />;
  return (
    <Suspense fallback={null}>
      <FirstPassword />
    </Suspense>
  );
}

/** Left the work boxes, on top search, clock, language and person; the page between. */
function Frame() {
  const { t } = useTranslation();
  const person = useMe();
  const [isFinding, setFinding] = useState(false);
  const [isHelping, setHelping] = useState(false);
  const [isMenuOpen, setMenuOpen] = useState(false);
  useLiveChanges();
  useShortcuts({ find: () => setFinding(true), help: () => setHelping(true) });
  const leaving = useLeave();
  return (
    <div className="shell" data-menu={isMenuOpen || undefined}>
      <a className="skip" href="#page">
        {t('shell.skip')}
      </a>
      <header className="top">
        <Button className="menu-button" type="text" aria-expanded={isMenuOpen} aria-controls="menu" onClick={() => setMenuOpen(!isMenuOpen)}>
          {t('shell.menu')}
        </Button>
        <Link to="/" className="brand">
          <img src="/icon.svg" alt="" width={22} height={22} /> {t('shell.product')}
        </Link>
        <Button className="find" onClick={() => setFinding(true)}>
          {t('shell.find')} <kbd>Ctrl K</kbd>
        </Button>
        <span className="top-end">
          <Clock />
          <LanguageAndShade />
          <span className="who">
            <strong>{person.name}</strong> <span className="quiet">{person.memberships[0] ? t(`roles.${person.memberships[0].role}`) : ''}</span>
          </span>
          <Link to="/password" className="quiet">
            {t('session.change-password')}
          </Link>
          <Button type="text" size="small" onClick={() => leaving.mutate()}>
            {t('session.leave')}
          </Button>
        </span>
      </header>
      <nav className="side" id="menu" aria-label={t('shell.menu')} onClick={() => setMenuOpen(false)}>
        {person.side !== 'CUSTOMER' && (
          <>
            <ul>
              <li>
                <Link to="/" activeOptions={{ exact: true }} activeProps={{ 'aria-current': 'page' }}>
                  {t('home.title')}
                </Link>
              </li>
            </ul>
            <WorkBoxes />
          </>
        )}
        <Places />
      </nav>
      <main className="middle" id="page" tabIndex={-1}>
        <HouseState />
        <Outlet />
      </main>
      <SessionOver />
      <Suspense fallback={null}>
        {isFinding && <FindAnything onClose={() => setFinding(false)} />}
        {isHelping && <KeyboardHelp onClose={() => setHelping(false)} />}
      </Suspense>
    </div>
  );
}
