import { directoryViews, recordViews } from "#kernel/platform.ts";
import { say } from "#kernel/sentence.ts";
import { useView } from "#web/ask.ts";
import { ChoiceField, FieldError, TextField } from "#web/kit/fields.tsx";
import { PersonPicker, PositionPicker, RecordPicker } from "#web/kit/pickers.tsx";
import { tasks, type Task } from "../task.ts";

type Whom = Readonly<Record<string, string | null>>;

const starts: Readonly<Record<string, Whom>> = {
  everyone: { to: "everyone", siteId: null },
  role: { to: "role", role: "employee", siteId: null },
  unit: { to: "unit", unitId: "" },
  position: { to: "position", positionId: "" },
  person: { to: "person", personId: "" },
  document: { to: "document", documentId: "" },
  process: { to: "process", process: "" },
  task: { to: "task", task: "answer" },
};
const kinds = (demands: boolean) => [
  { value: "position", label: say("Whoever holds a position") },
  { value: "unit", label: say("Everybody in a unit") },
  { value: "role", label: say("Everybody in a role") },
  { value: "everyone", label: say("Everybody") },
  ...(demands
    ? [
        { value: "document", label: say("Whoever works by a document") },
        { value: "process", label: say("Whoever works in a process") },
        { value: "task", label: say("Before a task is done") },
      ]
    : [{ value: "person", label: say("One person") }]),
];
const roles = () => [
  { value: "top_management", label: say("Top management") },
  { value: "management_representative", label: say("Management representatives") },
  { value: "process_owner", label: say("Process owners") },
  { value: "employee", label: say("Employees") },
  { value: "internal_auditor", label: say("Internal auditors") },
  { value: "administrator", label: say("Administrators") },
];

interface WhomProps {
  readonly label: string;
  /** A requirement can also be of those who work by a document, or before a task. */
  readonly demands?: boolean;
  readonly value: unknown;
  readonly onChange: (value: Whom) => void;
  readonly error?: string | undefined;
}

/** Whom something concerns, by what they are: whoever joins or moves is reached too. */
export function WhomField({ label, demands = false, value, onChange, error }: WhomProps) {
  const whom: Whom = value && typeof value === "object" && "to" in value ? (value as Whom) : {},
    to = whom["to"] ?? "";
  return (
    <fieldset className="subform">
      <legend className="lbl">{label}</legend>
      <ChoiceField label={label} value={to} options={kinds(demands)} onChange={(next) => onChange(starts[next] ?? {})} />
      <Narrowed whom={whom} onChange={onChange} />
      {error ? <FieldError>{error}</FieldError> : null}
    </fieldset>
  );
}

function Narrowed({ whom, onChange }: { readonly whom: Whom; readonly onChange: (value: Whom) => void }) {
  const to = whom["to"],
    sites = useView(directoryViews.sites, {}, { fresh: 60_000 }),
    units = useView(recordViews.list, { kind: "unit", limit: 200, sort: "title" }, { fresh: 60_000, enabled: to === "unit" });
  const put = (name: string) => (next: string) => onChange({ ...whom, [name]: next }),
    at = (name: string): string => whom[name] ?? "";
  if (to === "position") return <PositionPicker label={say("Position")} value={at("positionId")} onChange={put("positionId")} />;
  if (to === "person") return <PersonPicker label={say("Person")} value={at("personId")} onChange={put("personId")} />;
  if (to === "process")
    return <TextField label={say("Process")} help={say("As the documents of the process name it.")} value={at("process")} onChange={put("process")} maxLength={200} />;
  if (to === "document") return <RecordPicker label={say("Document")} kinds={["document"]} value={at("documentId")} onChange={put("documentId")} />;
  if (to === "unit")
    return (
      <ChoiceField label={say("Unit")} value={at("unitId")} onChange={put("unitId")} options={(units.data?.items ?? []).map((unit) => ({ value: unit.id, label: unit.title }))} />
    );
  if (to === "task")
    return (
      <ChoiceField
        label={say("Task")}
        value={at("task")}
        onChange={put("task")}
        options={(Object.keys(tasks) as Task[]).map((task) => ({ value: task, label: say(tasks[task].title) }))}
      />
    );
  if (to !== "everyone" && to !== "role") return null;
  return (
    <>
      {to === "role" ? <ChoiceField label={say("Role")} value={at("role")} onChange={put("role")} options={roles()} /> : null}
      <ChoiceField
        label={say("Site")}
        value={at("siteId")}
        onChange={(next) => onChange({ ...whom, siteId: next || null })}
        optional
        none={say("at every site")}
        options={(sites.data ?? []).map((site) => ({ value: site.id, label: site.name }))}
      />
    </>
  );
}
