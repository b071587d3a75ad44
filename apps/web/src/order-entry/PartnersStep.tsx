import { useEffect } from 'react';
import { useFormContext } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { language } from '../texts';
import { Bones, ProblemNote } from '../ui/States';
import { partnersOf, type Entry } from './entry';
import { ChoiceField } from './fields';
import { usePartners } from './use-entry';

interface Props {
  readonly entry: Entry;
  /** Who does the work of the order now: they stay, even where they serve no other any more. */
  readonly now?: readonly { readonly role: string; readonly organisationId: string; readonly name: string }[];
}

/** Who does the work that was chosen: one firm for each role that the order needs. Where only one serves, it is proposed. */
export function PartnersStep({ entry, now = [] }: Props) {
  const { t } = useTranslation();
  const { setValue } = useFormContext<Entry>();
  const roles = partnersOf(entry);
  const asked = usePartners(roles);
  useEffect(() => {
    roles.forEach((role, at) => {
      const [only, another] = asked[at]?.data?.items ?? [];
      if (only && !another && !entry.partners[role]) setValue(`partners.${role}`, only.id, { shouldDirty: true });
    });
  });
  return (
    <>
      <p>{t('order-entry.partners.why')}</p>
      {roles.map((role, at) => {
        const asking = asked[at];
        if (!asking || asking.isPending) return <Bones key={role} rows={1} />;
        if (asking.isError) return <ProblemNote key={role} error={asking.error} again={() => void asking.refetch()} />;
        const serving = asking.data.items.map(({ id, nameKo, nameEn }) => ({ value: id, label: language() === 'ko' ? nameKo : nameEn }));
        const former = now.filter((one) => one.role === role && !serving.some(({ value }) => value === one.organisationId)).map(({ organisationId, name }) => ({ value: organisationId, label: name }));
        const firms = [...former, ...serving];
        return <ChoiceField key={role} name={`partners.${role}`} label={t(`roles.${role}`)} choices={[{ value: '', label: t('forms.choose') }, ...firms]} isRequired {...(firms.length === 0 ? { hint: t('order-entry.partners.nobody') } : {})} />;
      })}
    </>
  );
}
