import { useTranslation } from 'react-i18next';
import { answered, api } from '../api/client';
import type { paths } from '../api/schema.gen';
import { inWords } from '../people/use-people';
import FormDialog from '../ui/FormDialog';
import { houseRoles, partnerRoles } from './ActOnFirm';
import type { Firm, Unit } from './use-organisations';

type Role = paths['/api/units/{unitId}/teams']['post']['requestBody']['content']['application/json']['role'];

interface Props {
  readonly firm: Firm;
  readonly unit: Unit;
  readonly onClose: () => void;
}

/** A unit takes on another role: a team of its own for it, at first without people. */
export function EnterTeam({ firm, unit, onClose }: Props) {
  const { t } = useTranslation();
  const name = inWords(unit);
  const roles = (firm.kind === 'TELCO' ? houseRoles : partnerRoles).filter((role) => !unit.teams.some((team) => team.role === role));
  return (
    <FormDialog
      title={t('organisations.team-of', { name })}
      ok={t('organisations.enter-team-ok')}
      fields={[{ name: 'role', label: t('people.role'), kind: 'choice', choices: roles.map((role) => ({ value: role, label: t(`roles.${role}`) })) }]}
      send={({ role }, header) => answered(api.POST('/api/units/{unitId}/teams', { params: { path: { unitId: unit.id }, header }, body: { role: role as Role } }))}
      reads={[['organisations'], ['units'], ['people']]}
      done={t('organisations.changed')}
      onClose={onClose}
    >
      <p className="note">{t('organisations.enter-team-effect')}</p>
    </FormDialog>
  );
}
