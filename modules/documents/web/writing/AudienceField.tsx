import { say } from "#kernel/sentence.ts";
import { directoryViews, recordViews } from "#kernel/platform.ts";
import { useView } from "#web/ask.ts";
import { Icon } from "#web/icon.tsx";
import { FieldError } from "#web/kit/fields.tsx";
import { PersonPicker, PositionPicker } from "#web/kit/pickers.tsx";
import type { Audience } from "../../audience.ts";
import { roleChoices } from "../words.ts";

const kinds = () => [
  { value: "everyone", label: say("Everybody") },
  { value: "role", label: say("A role") },
  { value: "unit", label: say("A unit") },
  { value: "position", label: say("A position") },
  { value: "person", label: say("A person") },
];

/** A line as it is begun; its picker fills in what is still empty. */
const blank = (to: string): Audience => {
  if (to === "role") return { to, role: "employee", siteId: null };
  if (to === "unit") return { to, unitId: "" };
  if (to === "position") return { to, positionId: "" };
  if (to === "person") return { to, personId: "" };
  return { to: "everyone", siteId: null };
};

interface LineProps {
  readonly line: Audience;
  readonly n: number;
  readonly onChange: (line: Audience) => void;
}

function Whom({ line, n, onChange }: LineProps) {
  const units = useView(recordViews.list, { kind: "unit", limit: 200, sort: "title" }, { fresh: 60_000, enabled: line.to === "unit" });
  if (line.to === "position") return <PositionPicker label={say("Position")} value={line.positionId} onChange={(positionId) => onChange({ ...line, positionId })} />;
  if (line.to === "person") return <PersonPicker label={say("Person")} value={line.personId} onChange={(personId) => onChange({ ...line, personId })} />;
  if (line.to === "unit")
    return (
      <Choice
        label={say("Unit {n}", { n })}
        value={line.unitId}
        onChange={(unitId) => onChange({ ...line, unitId })}
        none={say("Choose")}
        options={(units.data?.items ?? []).map((u) => ({ value: u.id, label: u.title }))}
      />
    );
  return (
    <>
      {line.to === "role" ? (
        <Choice label={say("Role {n}", { n })} value={line.role} onChange={(role) => onChange({ ...line, role: role as typeof line.role })} options={roleChoices()} />
      ) : null}
      <AtSite line={line} n={n} onChange={onChange} />
    </>
  );
}

function AtSite({ line, n, onChange }: LineProps) {
  const sites = useView(directoryViews.sites, {}, { fresh: 60_000 });
  if (line.to !== "everyone" && line.to !== "role") return null;
  return (
    <Choice
      label={say("Site {n}", { n })}
      value={line.siteId ?? ""}
      onChange={(siteId) => onChange({ ...line, siteId: siteId || null })}
      none={say("at every site")}
      options={(sites.data ?? []).map((s) => ({ value: s.id, label: s.name }))}
    />
  );
}

interface ChoiceProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly options: readonly { readonly value: string; readonly label: string }[];
  readonly none?: string;
}

/** A plain list, its name only read aloud: it stands in a line that says what it is. */
export const Choice = ({ label, value, onChange, options, none }: ChoiceProps) => (
  <select className="in" aria-label={label} value={value} onChange={(event) => onChange(event.target.value)}>
    {none === undefined ? null : <option value="">{none}</option>}
    {options.map((o) => (
      <option key={o.value} value={o.value}>
        {o.label}
      </option>
    ))}
  </select>
);

interface AudienceFieldProps {
  readonly value: readonly Audience[];
  readonly onChange: (value: readonly Audience[]) => void;
  readonly error?: string | undefined;
}

/** Whom a document concerns, by what they are: whoever joins or moves is reached too. */
export function AudienceField({ value, onChange, error }: AudienceFieldProps) {
  const put = (at: number, line: Audience) => onChange(value.map((old, i) => (i === at ? line : old)));
  return (
    <fieldset className="field">
      <legend className="lbl">{say("Whom it concerns")}</legend>
      {value.map((line, i) => (
        <div key={i} className="doc-line">
          <Choice label={say("Kind of line {n}", { n: i + 1 })} value={line.to} onChange={(to) => put(i, blank(to))} options={kinds()} />
          <Whom line={line} n={i + 1} onChange={(next) => put(i, next)} />
          <button type="button" className="btn q icon" aria-label={say("Take line {n} out", { n: i + 1 })} onClick={() => onChange(value.filter((_, j) => j !== i))}>
            <Icon name="close" />
          </button>
        </div>
      ))}
      <span>
        <button type="button" className="btn s" onClick={() => onChange([...value, blank("everyone")])}>
          <Icon name="plus" />
          {value.length === 0 ? say("Say whom it concerns") : say("Add a line")}
        </button>
      </span>
      <span className="help">{say("They are asked to read each new revision, and so is whoever joins or moves later.")}</span>
      {error ? <FieldError>{error}</FieldError> : null}
    </fieldset>
  );
}

/** A line that still says nobody is not sent. */
export const saidLines = (lines: readonly Audience[]): readonly Audience[] =>
  lines.filter((line) => (line.to === "unit" ? line.unitId : line.to === "position" ? line.positionId : line.to === "person" ? line.personId : "said") !== "");
