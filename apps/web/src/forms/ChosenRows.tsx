import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useFieldArray, useFormContext } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { useItemName } from '../items/use-item-name';
import { useWon } from '../ui/Money';
import { useChoices, type Choice } from './choices';
import { Fault, useFaultAt, useTitleOf, type Placed } from './placed';
import { emptyOf, idFieldOf, type FieldSchema } from './schema';

type Row = Readonly<Record<string, unknown>>;

/** The rows of the task by name, each with its own fields once it is chosen. */
export function ChosenRows({ fields: fieldsOf, ...placed }: Placed & { readonly fields: (row: FieldSchema, prefix: string) => ReactNode }) {
  const { name, schema } = placed;
  const { control } = useFormContext();
  const { fields, append, remove } = useFieldArray({ control, name });
  const row = schema.items ?? {};
  const idField = idFieldOf(row) ?? '';
  const { [idField]: _, ...others } = row.properties ?? {};
  const rest: FieldSchema = { ...row, properties: others };
  const chosen = (fields as readonly Row[]).map((field) => field[idField] as string);
  return (
    <ChoiceList
      {...placed}
      chosen={chosen}
      onChoose={(choices) => append(choices.map((choice) => ({ ...(emptyOf(row) as Row), ...choice.proposed, [idField]: choice.id })), { shouldFocus: false })}
      onDrop={(ids) => remove(ids.map((id) => chosen.indexOf(id)))}
    >
      {(id) => {
        const at = chosen.indexOf(id);
        return (
          <>
            {fieldsOf(rest, `${name}.${at}.`)}
            <FaultAt name={`${name}.${at}.${idField}`} />
          </>
        );
      }}
    </ChoiceList>
  );
}

/** The rows of the task by name, of which those that are chosen are sent. */
export function ChosenIds(placed: Placed) {
  const { name } = placed;
  const { watch, setValue } = useFormContext();
  const chosen = (watch(name) as readonly string[] | undefined) ?? [];
  const set = (ids: readonly string[]) => setValue(name, ids, { shouldDirty: true, shouldTouch: true });
  return (
    <ChoiceList {...placed} chosen={chosen} onChoose={(choices) => set([...chosen, ...choices.map(({ id }) => id)])} onDrop={(ids) => set(chosen.filter((id) => !ids.includes(id)))}>
      {(id) => <FaultAt name={`${name}.${chosen.indexOf(id)}`} />}
    </ChoiceList>
  );
}

function FaultAt({ name }: { readonly name: string }) {
  return <Fault id={`field-${name}`} words={useFaultAt(name)} />;
}

interface ListProps extends Placed {
  readonly chosen: readonly string[];
  readonly onChoose: (choices: readonly Choice[]) => void;
  readonly onDrop: (ids: readonly string[]) => void;
  /** What stands below a row that is chosen. */
  readonly children: (id: string) => ReactNode;
}

function ChoiceList({ name, textKey, schema, isRequired, chosen, onChoose, onDrop, children }: ListProps) {
  const { t, i18n } = useTranslation();
  const titleOf = useTitleOf();
  const choices = useChoices();
  const fault = useFaultAt(name);
  const left = choices?.filter(({ id }) => !chosen.includes(id)) ?? [];
  const gone = chosen.filter((id) => choices?.some((choice) => choice.id === id) === false);
  return (
    <fieldset className="group choices">
      <legend>
        {titleOf(textKey, schema)}
        {isRequired && <span className="must"> *</span>}
      </legend>
      {!choices && <p className="hint quiet">{t('forms.choose-one-by-one')}</p>}
      {choices?.length === 0 && <p className="hint quiet">{t('forms.nothing-to-choose')}</p>}
      {choices && choices.length > 1 && (
        <label className="check">
          <input type="checkbox" checked={left.length === 0} onChange={() => (left.length > 0 ? onChoose(left) : onDrop(chosen))} /> {t('forms.all-of-them', { count: choices.length })}
        </label>
      )}
      {choices?.map((choice) => (
        <div key={choice.id} className="row">
          <label className="check">
            <input type="checkbox" id={`field-${name}-${choice.id}`} checked={chosen.includes(choice.id)} onChange={() => (chosen.includes(choice.id) ? onDrop([choice.id]) : onChoose([choice]))} /> <NameOf choice={choice} />
          </label>
          {chosen.includes(choice.id) && children(choice.id)}
        </div>
      ))}
      {gone.length > 0 && (
        <p className="fault" role="alert">
          {t('forms.no-longer-there', { count: gone.length })} <Button size="small" onClick={() => onDrop(gone)}>{t('forms.remove')}</Button>
        </p>
      )}
      {schema.description && i18n.language !== 'en' && <p className="hint quiet">{schema.description}</p>}
      <Fault id={`field-${name}`} words={fault} />
    </fieldset>
  );
}

function NameOf({ choice: { item, description, orderNo, customerName, quantity, supplyWon, invoiceMatch, holdReason } }: { readonly choice: Choice }) {
  const { t, i18n } = useTranslation();
  const nameOf = useItemName();
  const won = useWon();
  const hold = `settlement.partners.holds.${holdReason ?? ''}`;
  const about = [description, t('forms.quantity', { count: quantity }), customerName, orderNo, invoiceMatch && t('forms.invoice', { match: t(`settlement.partners.matches.${invoiceMatch}`) }), holdReason && (i18n.exists(hold) ? t(hold) : holdReason)];
  return (
    <span>
      <strong>{nameOf(item)}</strong> <span className="number">{won(supplyWon, 'exclusive')}</span>
      <span className="quiet"> {about.filter(Boolean).join(' · ')}</span>
    </span>
  );
}
