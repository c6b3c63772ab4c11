import { say } from "#kernel/sentence.ts";
import type { FieldShape } from "#web/act/shape.ts";
import { startValues, textOf, type Values } from "#web/act/values.ts";
import { CheckField, ChoiceField, FieldError, LongField, TextField } from "#web/kit/fields.tsx";
import { DateField } from "#web/kit/DateField.tsx";
import { PersonPicker, PositionPicker, RecordPicker, SitePicker } from "#web/kit/pickers.tsx";

export interface ActFieldProps {
  readonly shape: FieldShape;
  readonly value: unknown;
  readonly onChange: (value: unknown) => void;
  readonly errors: Readonly<Record<string, string>>;
  readonly path?: string;
}

/** One member of an act's input, drawn by what its schema says. */
export function ActField({ shape, value, onChange, errors, path = shape.name }: ActFieldProps) {
  const text = textOf(value);
  const same = { label: shape.label, help: shape.help, error: errors[path], optional: !shape.required, value: text, onChange: (next: string) => onChange(next) };
  switch (shape.kind) {
    case "long":
      return <LongField {...same} maxLength={shape.max} />;
    case "number":
      return <TextField {...same} inputMode={shape.whole ? "numeric" : "decimal"} />;
    case "day":
      return <DateField {...same} />;
    case "moment":
      return <TextField {...same} type="datetime-local" />;
    case "choice":
      return <ChoiceField {...same} options={shape.options ?? []} />;
    case "person":
      return <PersonPicker {...same} />;
    case "position":
      return <PositionPicker {...same} />;
    case "site":
      return <SitePicker {...same} />;
    case "record":
      return <RecordPicker {...same} kinds={shape.kinds} />;
    case "check":
      return <CheckField label={shape.label} help={shape.help} error={errors[path]} checked={value === true} onChange={onChange} />;
    case "list":
      return <ListField shape={shape} value={value} onChange={onChange} errors={errors} path={path} />;
    case "group":
      return <Group shape={shape} value={value} onChange={onChange} errors={errors} path={path} />;
    default:
      return <TextField {...same} maxLength={shape.max} />;
  }
}

/** The members of an object, in a frame of their own. */
function Group({ shape, value, onChange, errors, path = shape.name }: ActFieldProps) {
  const values = (value ?? {}) as Values;
  return (
    <fieldset className="subform">
      <legend className="lbl">{shape.label}</legend>
      {(shape.fields ?? []).map((field) => (
        <ActField
          key={field.name}
          shape={field}
          value={values[field.name]}
          onChange={(next) => onChange({ ...values, [field.name]: next })}
          errors={errors}
          path={`${path}.${field.name}`}
        />
      ))}
    </fieldset>
  );
}

/** Several of the same; each can be taken out again. */
function ListField({ shape, value, onChange, errors, path = shape.name }: ActFieldProps) {
  const items = Array.isArray(value) ? (value as unknown[]) : [];
  const each = shape.of;
  if (!each) return null;
  const blank = each.kind === "group" ? startValues(each.fields ?? []) : "";
  const put = (at: number, item: unknown) => onChange(items.map((old, i) => (i === at ? item : old)));
  return (
    <fieldset className="field">
      <legend className="lbl">
        {shape.label}
        {shape.required ? null : <span className="muted"> {say("(optional)")}</span>}
      </legend>
      <div className="listf">
        {items.map((item, i) => (
          <div key={i}>
            <div className="grow">
              <ActField
                shape={{ ...each, label: `${shape.label} ${i + 1}`, required: true }}
                value={item}
                onChange={(next) => put(i, next)}
                errors={errors}
                path={`${path}.${i}`}
              />
            </div>
            <button
              type="button"
              className="btn q s"
              aria-label={say("Take {label} {n} out", { label: shape.label, n: i + 1 })}
              onClick={() => onChange(items.filter((_, j) => j !== i))}
            >
              {say("Take out")}
            </button>
          </div>
        ))}
      </div>
      <span>
        <button type="button" className="btn s" onClick={() => onChange([...items, blank])}>
          {say("Add one")}
        </button>
      </span>
      {shape.help ? <span className="help">{shape.help}</span> : null}
      {errors[path] ? <FieldError>{errors[path]}</FieldError> : null}
    </fieldset>
  );
}
