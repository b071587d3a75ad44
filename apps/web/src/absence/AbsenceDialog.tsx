import { useTranslation } from 'react-i18next';
import { answered, api } from '../api/client';
import type { paths } from '../api/schema.gen';
import { hasRole, useMe } from '../session/me';
import FormDialog, { type FieldOfDialog } from '../ui/FormDialog';
import { leads, usePeople } from './use-people';

type Absence = paths['/api/absences']['post']['requestBody']['content']['application/json'];

/** 부재 등록: from, to and the deputy, who decides in one's place (대결); a lead enters it for the team, too. `of` is whose it is at first. */
export default function AbsenceDialog({ of, onClose }: { readonly of?: string; readonly onClose: () => void }) {
  const { t } = useTranslation();
  const me = useMe();
  const { people } = usePeople();
  const led = new Set(me.memberships.flatMap(({ supervisor, teamId }) => (supervisor ? [teamId] : [])));
  const absentees = people.filter((person) => person.id === me.id || hasRole(me, 'ADMIN') || leads(person, led));
  const choices = (of: typeof people) => of.map(({ id, name, login }) => ({ value: id, label: `${name} (${login})` }));
  const roles = [...new Set(me.memberships.map(({ role }) => role))];
  const fields: readonly FieldOfDialog[] = [
    ...(absentees.length > 1 ? [{ name: 'personId', label: t('absence.person'), kind: 'choice' as const, choices: choices(absentees), initial: of ?? me.id }] : []),
    { name: 'deputyId', label: t('absence.deputy'), kind: 'choice', choices: choices(people), hint: t('absence.deputy-hint') },
    ...(roles.length > 1 ? [{ name: 'role', label: t('absence.role'), kind: 'choice' as const, isOptional: true, choices: roles.map((role) => ({ value: role, label: t(`roles.${role}`) })), hint: t('absence.role-hint') }] : []),
    { name: 'from', label: t('absence.from'), kind: 'date', initial: me.today, min: me.today },
    { name: 'to', label: t('absence.to'), kind: 'date', min: me.today },
    { name: 'reason', label: t('absence.reason'), isOptional: true },
  ];
  return (
    <FormDialog
      title={t('absence.enter')}
      ok={t('absence.enter-ok')}
      fields={fields}
      send={(filled, header) => answered(api.POST('/api/absences', { params: { header }, body: filled as unknown as Absence }))}
      reads={[['stand-ins'], ['inbox'], ['counts']]}
      done={t('absence.entered')}
      onClose={onClose}
    >
      <p className="note">{t('absence.enter-effect')}</p>
    </FormDialog>
  );
}
