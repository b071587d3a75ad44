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
