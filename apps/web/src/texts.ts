import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';

export type Language = 'ko' | 'en';

/** The texts of a language, each beside the feature that says them: `inbox/ko.json` is `inbox.…`. */
const all = {
  ko: () => import('./texts-ko'),
  en: () => import('./texts-en'),
};

const kept = 'ieum.language';
const chosen = (): Language => {
  const said = localStorage.getItem(kept);
  if (said === 'ko' || said === 'en') return said;
  return navigator.language.startsWith('en') ? 'en' : 'ko';
};

async function load(language: Language): Promise<void> {
  if (!i18next.hasResourceBundle(language, 'translation')) i18next.addResourceBundle(language, 'translation', (await all[language]()).texts);
}

export async function beginTexts(): Promise<void> {
  await i18next.use(initReactI18next).init({ lng: chosen(), fallbackLng: false, resources: {}, interpolation: { escapeValue: false }, returnNull: false });
  await load(chosen());
  await speak(chosen());
}

/** Changes the language of everything that is shown, and remembers it on this device. */
export async function speak(language: Language): Promise<void> {
  await load(language);
  await i18next.changeLanguage(language);
  localStorage.setItem(kept, language);
  document.documentElement.lang = language;
}

export const language = (): Language => (i18next.language === 'en' ? 'en' : 'ko');
