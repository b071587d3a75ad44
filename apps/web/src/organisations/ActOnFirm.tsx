import { useTranslation } from 'react-i18next';
import { businessNumberText } from '../../../../libs/domain/identifiers/business-registration-number';
import { answered, api } from '../api/client';
import type { paths } from '../api/schema.gen';
import { inWords } from '../people/use-people';
import { useMe } from '../session/me';
import FormDialog from '../ui/FormDialog';
import type { Firm, Unit } from './use-organisations';

type GivingRole = paths['/api/organisations/{organisationId}/roles']['post']['requestBody']['content']['application/json'];
type NewContact = paths['/api/organisations/{organisationId}/contacts']['post']['requestBody']['content']['application/json'];
type NewUnit = paths['/api/organisations/{organisationId}/units']['post']['requestBody']['content']['application/json'];
type Role = NonNullable<NewUnit['roles']>[number];

export const partnerRoles: readonly GivingRole['role'][] = ['PARTNER_SYSTEM', 'PARTNER_APP', 'PARTNER_STAFFING', 'PARTNER_DEV', 'PARTNER_NETEQ', 'PARTNER_DEVICE'];
export const houseRoles: readonly Role[] = ['PRODUCT_OWNER', 'CONSULTING_SUPPORT', 'SETTLEMENT_TEAM', 'SALES_REP', 'NETWORK_OPS', 'LEGAL', 'PROCUREMENT_CONTRACT', 'BRANCH', 'CONTACT_CENTER', 'CREDIT_CENTER', 'ADMIN'];
const purposes: readonly NewContact['purpose'][] = ['CONTRACT', 'PROVISIONING', 'SETTLEMENT', 'OUTAGE'];

export type ActOfFirm =
  | { readonly how: 'change' | 'end' | 'role' | 'contact' | 'unit' }
  | { readonly how: 'end-role'; readonly role: string }
  | { readonly how: 'end-contact'; readonly id: string; readonly name: string }
  | { readonly how: 'rename'; readonly unit: Unit }
  | { readonly how: 'end-unit'; readonly unit: Unit; readonly others: readonly Unit[] };

const nameOf = (act: ActOfFirm, firm: Firm, roleName: (role: string) => string): string => {
  if (act.how === 'end-role') return roleName(act.role);
  if (act.how === 'end-contact') return act.name;
  return 'unit' in act ? inWords(act.unit) : inWords(firm);
};

/** What the administrator changes of a firm, each from a day or until one: nothing is deleted. */
export function ActOnFirm({ firm, act, onClose }: { readonly firm: Firm; readonly act: ActOfFirm; readonly onClose: () => void }) {
  const { t } = useTranslation();
  const { today } = useMe();
  const path = { organisationId: firm.id };
  const name = nameOf(act, firm, (role) => t(`roles.${role}`));
  const shared = { title: t(`organisations.acts.${act.how}.title`, { name }), ok: t(`organisations.acts.${act.how}.ok`), done: t('organisations.changed'), reads: [['organisations'], ['units'], ['people']], onClose };
  const effect = <p className="note">{t(`organisations.acts.${act.how}.effect`, { name })}</p>;
  const names = (of?: { readonly nameKo: string; readonly nameEn: string }) => [
    { name: 'nameKo', label: t('organisations.name'), initial: of?.nameKo ?? '' },
    { name: 'nameEn', label: t('organisations.name-en'), initial: of?.nameEn ?? '' },
  ];
  const from = { name: 'from', label: t('people.from'), kind: 'date' as const, initial: today };
  const lastDay = { name: 'lastDay', label: t('people.last-day'), kind: 'date' as const, initial: today };
  const reason = { name: 'reason', label: t('people.reason') };
  const roleOf = (roles: readonly string[], isOptional = false) => ({ name: 'role', label: t('people.role'), kind: 'choice' as const, isOptional, choices: roles.map((role) => ({ value: role, label: t(`roles.${role}`) })) });
  switch (act.how) {
    case 'change':
      return (
        <FormDialog
          {...shared}
          fields={[...names(firm), { name: 'businessNo', label: t('organisations.business-no'), initial: businessNumberText(firm.businessNo ?? ''), isOptional: true }, reason]}
          send={({ nameKo = '', nameEn = '', businessNo, reason: why = '' }, header) => answered(api.PUT('/api/organisations/{organisationId}', { params: { path, header }, body: { nameKo, nameEn, ...(businessNo ? { businessNo } : {}), reason: why } }))}
        >
          {effect}
        </FormDialog>
      );
    case 'end':
      return (
        <FormDialog {...shared} isDangerous fields={[lastDay, reason]} send={({ lastDay: day = today, reason: why = '' }, header) => answered(api.POST('/api/organisations/{organisationId}/end', { params: { path, header }, body: { lastDay: day, reason: why } }))}>
          {effect}
        </FormDialog>
      );
    case 'role':
      return (
        <FormDialog {...shared} fields={[roleOf(partnerRoles), from]} send={({ role, from: day = today }, header) => answered(api.POST('/api/organisations/{organisationId}/roles', { params: { path, header }, body: { role: role as GivingRole['role'], from: day } }))}>
          {effect}
        </FormDialog>
      );
    case 'end-role':
      return (
        <FormDialog
          {...shared}
          isDangerous
          fields={[lastDay]}
          send={({ lastDay: day = today }, header) => answered(api.POST('/api/organisations/{organisationId}/roles/end', { params: { path, header }, body: { role: act.role as GivingRole['role'], lastDay: day } }))}
        >
          {effect}
        </FormDialog>
      );
    case 'contact':
      return (
        <FormDialog
          {...shared}
          fields={[
            { name: 'purpose', label: t('organisations.purpose'), kind: 'choice', choices: purposes.map((value) => ({ value, label: t(`organisations.purposes.${value}`) })) },
            { name: 'name', label: t('people.name') },
            { name: 'email', label: t('people.email') },
            { name: 'phone', label: t('people.phone'), isOptional: true },
            from,
          ]}
          send={({ purpose, name: who = '', email = '', phone, from: day = today }, header) =>
            answered(api.POST('/api/organisations/{organisationId}/contacts', { params: { path, header }, body: { purpose: purpose as NewContact['purpose'], name: who, email, ...(phone ? { phone } : {}), from: day } }))
          }
        />
      );
    case 'end-contact':
      return (
        <FormDialog {...shared} isDangerous fields={[lastDay]} send={({ lastDay: day = today }, header) => answered(api.POST('/api/contacts/{contactId}/end', { params: { path: { contactId: act.id }, header }, body: { lastDay: day } }))}>
          {effect}
        </FormDialog>
      );
    case 'unit':
      return (
        <FormDialog
          {...shared}
          fields={[{ name: 'code', label: t('organisations.code'), hint: t('organisations.code-hint') }, ...names(), roleOf(firm.kind === 'TELCO' ? houseRoles : partnerRoles, true), from]}
          send={({ code = '', nameKo = '', nameEn = '', role, from: day = today }, header) => answered(api.POST('/api/organisations/{organisationId}/units', { params: { path, header }, body: { code, nameKo, nameEn, from: day, roles: role ? [role as Role] : [] } }))}
        >
          {effect}
        </FormDialog>
      );
    case 'rename':
      return (
        <FormDialog
          {...shared}
          fields={[...names(act.unit), from]}
          send={({ nameKo = '', nameEn = '', from: day = today }, header) => answered(api.POST('/api/units/{unitId}/rename', { params: { path: { unitId: act.unit.id }, header }, body: { nameKo, nameEn, from: day } }))}
        >
          {effect}
        </FormDialog>
      );
    case 'end-unit':
      return (
        <FormDialog
          {...shared}
          isDangerous
          fields={[lastDay, { name: 'successorId', label: t('organisations.successor'), kind: 'choice', isOptional: true, choices: act.others.map((unit) => ({ value: unit.id, label: inWords(unit) })) }, reason]}
          send={({ lastDay: day = today, successorId, reason: why = '' }, header) =>
            answered(api.POST('/api/units/{unitId}/end', { params: { path: { unitId: act.unit.id }, header }, body: { lastDay: day, ...(successorId ? { successorId } : {}), reason: why } }))
          }
        >
          {effect}
        </FormDialog>
      );
  }
}
