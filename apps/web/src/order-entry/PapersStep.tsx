import { useTranslation } from 'react-i18next';
import { language } from '../texts';
import { Bones } from '../ui/States';
import type { Entry } from './entry';
import type { Opening } from './use-entry';

/** Which papers this order asks for and in which step each is attached: as the plan that the order will follow says. */
export function PapersStep({ entry, opening }: { readonly entry: Entry; readonly opening: Opening | undefined }) {
  const { t } = useTranslation();
  if (!opening) return <Bones rows={6} />;
  return (
    <>
      <p>{t('order-entry.papers.why')}</p>
      {opening.papers.map(({ step, name, types }) => (
        <section key={step} className="group" aria-labelledby={`papers-${step}`}>
          <h3 id={`papers-${step}`}>{name[language()]}</h3>
          <ul className="entry-papers">
            {types.map((type) => (
              <li key={type}>
                <span aria-hidden="true">○ </span>
                {t(`documents.${type}`)}
              </li>
            ))}
            {types.includes('CONSENT_COLLECTION') && entry.consents.thirdParty && (
              <li>
                <span aria-hidden="true">○ </span>
                {t('documents.CONSENT_THIRD_PARTY')}
              </li>
            )}
          </ul>
        </section>
      ))}
    </>
  );
}
