import { useTranslation } from 'react-i18next';
import type { PartnerRole } from '../../../../libs/domain/process/roles';
import { usePartners } from '../order-entry/use-entry';
import type { Order } from '../order/use-order';
import { language } from '../texts';
import { ProblemNote } from '../ui/States';
import type { Typed } from './change-typed';

interface Props {
  readonly order: Order;
  readonly roles: readonly PartnerRole[];
  readonly chosen: Typed['partners'];
  readonly onChange: (partners: Typed['partners']) => void;
  readonly faultOf: (field: string) => string | undefined;
}

/** Who does the work: for each role that the order needs, whoever serves it today, and whoever does it now. */
export function PartnerChoices({ order, roles, chosen, onChange, faultOf }: Props) {
  const { t } = useTranslation();
  const asked = usePartners(roles);
  return roles.map((role, at) => {
    const asking = asked[at];
    if (asking?.isError) return <ProblemNote key={role} error={asking.error} again={() => void asking.refetch()} />;
    const serving = (asking?.data?.items ?? []).map(({ id, nameKo, nameEn }) => ({ id, name: language() === 'ko' ? nameKo : nameEn }));
    const now = order.partners?.find((partner) => partner.role === role);
    const firms = now && !serving.some(({ id }) => id === now.organisationId) ? [{ id: now.organisationId, name: now.name }, ...serving] : serving;
    const fault = faultOf(`application.partners.${role}`) ?? faultOf(`partners.${role}`);
    return (
      <div key={role} className="field">
        <label htmlFor={`change-${role}`}>{t(`roles.${role}`)}</label>
        <select id={`change-${role}`} value={chosen[role] ?? ''} aria-invalid={fault !== undefined} onChange={(event) => onChange({ ...chosen, [role]: event.target.value })}>
          {!chosen[role] && <option value="">{t('forms.choose')}</option>}
          {firms.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
        {fault && <p className="fault">{fault}</p>}
      </div>
    );
  });
}
