interface NumberFieldProps {
  readonly id: string;
  readonly label: string;
  readonly value: string;
  readonly onChange: (typed: string) => void;
  readonly fault: string | undefined;
  readonly isNeeded?: boolean;
}

/** A whole number, with what was refused of it below. */
export function NumberField({ id, label, value, onChange, fault, isNeeded = false }: NumberFieldProps) {
  return (
    <div className="field">
      <label htmlFor={id}>
        {label} {isNeeded && <span className="must">*</span>}
      </label>
      <input id={id} inputMode="numeric" value={value} aria-invalid={fault !== undefined} aria-describedby={fault ? `${id}-fault` : undefined} onChange={(event) => onChange(event.target.value.replaceAll(/\D/g, ''))} />
      {fault && (
        <p className="fault" id={`${id}-fault`}>
          {fault}
        </p>
      )}
    </div>
  );
}

interface ChoiceFieldProps<Value extends string> {
  readonly id: string;
  readonly label: string;
  readonly value: Value;
  readonly choices: readonly { readonly value: Value; readonly label: string }[];
  readonly onChange: (chosen: Value) => void;
  readonly fault: string | undefined;
}

/** One of a few, by name. */
export function ChoiceField<Value extends string>({ id, label, value, choices, onChange, fault }: ChoiceFieldProps<Value>) {
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <select id={id} value={value} aria-invalid={fault !== undefined} onChange={(event) => onChange(choices.find((choice) => choice.value === event.target.value)?.value ?? value)}>
        {choices.map((choice) => (
          <option key={choice.value} value={choice.value}>
            {choice.label}
          </option>
        ))}
      </select>
      {fault && <p className="fault">{fault}</p>}
    </div>
  );
}
