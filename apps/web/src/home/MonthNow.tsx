import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Stepper } from '../settlement/Stepper';
import { month, months } from '../settlement/use-month';
import { Empty, Shown } from '../ui/States';
import '../settlement/settlement.css';

/** Where the newest month stands that was opened. */
export default function MonthNow() {
  const { t } = useTranslation();
  const asking = useQuery(months);
  return (
    <section className="section" aria-labelledby="home-month">
      <Shown asked={asking} bones={5}>
        {({ items: [newest] }) =>
          newest ? (
            <OneMonth of={newest.month} />
          ) : (
            <>
              <h2 id="home-month">{t('home.month.title')}</h2>
              <Empty title={t('settlement.no-months')}>
                <p>{t('settlement.no-months-hint')}</p>
              </Empty>
            </>
          )
        }
      </Shown>
    </section>
  );
}

function OneMonth({ of }: { readonly of: string }) {
  const { t } = useTranslation();
  const asking = useQuery(month(of));
  return (
    <>
      <div className="page-head">
        <h2 id="home-month">{t('home.month.of', { month: of })}</h2>
        <Link className="push" to="/settlement/$month" params={{ month: of }} search={{}}>
          {t('home.month.open')}
        </Link>
      </div>
      <Shown asked={asking} bones={5}>
        {(data) => <Stepper month={data} />}
      </Shown>
    </>
  );
}
