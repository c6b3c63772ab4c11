import { useId, type ReactNode } from "react";
import { say } from "#kernel/sentence.ts";
import { Shape } from "#web/kit/status.tsx";

export interface FieldProps {
  readonly label: string;
  readonly help?: string | undefined;
  readonly error?: string | undefined;
  readonly optional?: boolean | undefined;
  readonly children: (ids: { readonly id: string; readonly "aria-describedby"?: string; readonly "aria-invalid"?: true }) => ReactNode;
}

/** Label, control, help and error, tied together for everybody. */
export function Field({ label, help, error, optional, children }: FieldProps) {
  const id = useId();
  const described = [help ? `${id}h` : "", error ? `${id}e` : ""].filter(Boolean).join(" ");
  return (
    <div className="field">
      <label htmlFor={id}>
        {label}
        {optional ? <span className="muted"> {say("(optional)")}</span> : null}
      </label>
      {children({ id, ...(described ? { "aria-describedby": described } : {}), ...(error ? { "aria-invalid": true } : {}) })}
      {help ? (
        <span className="help" id={`${id}h`}>
          {help}
        </span>
      ) : null}
      {error ? <FieldError id={`${id}e`}>{error}</FieldError> : null}
    </div>
  );
}

export const FieldError = ({ id, children }: { readonly id?: string; readonly children: ReactNode }) => (
  <span className="errt" id={id}>
    <Shape tone="bad" />
    {children}
  </span>
);

interface InputProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly help?: string | undefined;
  readonly error?: string | undefined;
  readonly optional?: boolean | undefined;
  readonly type?: "text" | "email" | "password" | "search" | "date" | "datetime-local" | "number" | "tel";
  readonly autoComplete?: string;
  readonly maxLength?: number | undefined;
  readonly placeholder?: string | undefined;
  readonly large?: boolean;
  readonly inputMode?: "numeric" | "decimal";
}

export const TextField = ({ label, value, onChange, help, error, optional, type = "text", large, ...rest }: InputProps) => (
  <Field label={label} help={help} error={error} optional={optional}>
    {(ids) => <input {...ids} {...rest} className={`in ${large ? "l" : ""} ${error ? "err" : ""}`} type={type} value={value} onChange={(event) => onChange(event.target.value)} />}
  </Field>
);

/** Text of several lines; it grows with what is written where the browser can. */
export const LongField = ({ label, value, onChange, help, error, optional, maxLength, placeholder, rows = 4 }: InputProps & { readonly rows?: number }) => (
  <Field label={label} help={help} error={error} optional={optional}>
    {(ids) => (
      <textarea
        {...ids}
        className={`in ${error ? "err" : ""}`}
        rows={rows}
        value={value}
        maxLength={maxLength}
        placeholder={placeholder}
        style={{ fieldSizing: "content", minHeight: `${rows * 20 + 12}px` }}
        onChange={(event) => onChange(event.target.value)}
      />
    )}
  </Field>
);

interface ChoiceProps extends Omit<InputProps, "type"> {
  readonly options: readonly { readonly value: string; readonly label: string }[];
  readonly none?: string;
}

/** One of a list: side by side when there are few, a list when there are many. */
export const ChoiceField = ({ label, value, onChange, help, error, optional, options, none }: ChoiceProps) =>
  options.length <= 4 ? (
    <Radios label={label} value={value} onChange={onChange} help={help} error={error} options={optional ? [{ value: "", label: none ?? say("not said") }, ...options] : options} />
  ) : (
    <Field label={label} help={help} error={error} optional={optional}>
      {(ids) => (
        <select {...ids} className={`in ${error ? "err" : ""}`} value={value} onChange={(event) => onChange(event.target.value)}>
          <option value="">{none ?? say("Choose")}</option>
          {options.map((o) => (
            <option key={o.value} value={o.value}>
              {o.label}
            </option>
          ))}
        </select>
      )}
    </Field>
  );

const Radios = ({ label, value, onChange, help, error, options }: Pick<ChoiceProps, "label" | "value" | "onChange" | "help" | "error" | "options">) => {
  const id = useId();
  return (
    <fieldset className="field" aria-describedby={error ? `${id}e` : undefined}>
      <legend className="lbl">{label}</legend>
      <div className="row">
        {options.map((o) => (
          <label key={o.value} className="checks">
            <input type="radio" name={id} checked={value === o.value} onChange={() => onChange(o.value)} />
            {o.label}
          </label>
        ))}
      </div>
      {help ? <span className="help">{help}</span> : null}
      {error ? <FieldError id={`${id}e`}>{error}</FieldError> : null}
    </fieldset>
  );
};

export const CheckField = ({
  label,
  checked,
  onChange,
  help,
  error,
}: {
  readonly label: ReactNode;
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
  readonly help?: string | undefined;
  readonly error?: string | undefined;
}) => (
  <div className="field">
    <label className="checks">
      <input type="checkbox" checked={checked} onChange={(event) => onChange(event.target.checked)} />
      <span>{label}</span>
    </label>
    {help ? <span className="help">{help}</span> : null}
    {error ? <FieldError>{error}</FieldError> : null}
  </div>
);
