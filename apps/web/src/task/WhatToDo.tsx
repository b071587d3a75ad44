import { useTranslation } from 'react-i18next';

/** The step in plain words, before anything else. */
export function WhatToDo({ step }: { readonly step: string }) {
  const { t, i18n } = useTranslation();
  if (!i18n.exists(`steps.${step}`)) return null;
  return (
    <section className="what-to-do" aria-label={t('steps.title')}>
      <p>{t(`steps.${step}`)}</p>
    </section>
  );
}
