import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';

interface Paid {
  readonly partnerId: string;
  readonly partnerName: string;
  readonly hasAccount: boolean;
}

/** Partners for whom no account is approved: money cannot be sent to them by the payout file alone. */
export function WithoutAccount({ of, says }: { readonly of: readonly Paid[]; readonly says: string }) {
  const { t } = useTranslation();
  const names = new Map(of.filter(({ hasAccount }) => !hasAccount).map(({ partnerId, partnerName }) => [partnerId, partnerName]));
  if (names.size === 0) return null;
  return (
    <div className="note warn">
      <p>{says}</p>
      <ul className="actions">
        {[...names].map(([partnerId, partnerName]) => (
          <li key={partnerId}>
            <Link to="/admin/organisations/$organisationId" params={{ organisationId: partnerId }}>
              {t('settlement.partners.to-account', { partner: partnerName })}
            </Link>
          </li>
        ))}
      </ul>
    </div>
  );
}
