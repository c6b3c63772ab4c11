import { directoryViews, recordViews } from "#kernel/platform.ts";
import { say } from "#kernel/sentence.ts";
import { useView, type Asks } from "#web/ask.ts";
import { ChoiceField } from "#web/kit/fields.tsx";
import { PersonPicker, PositionPicker, RecordPicker } from "#web/kit/pickers.tsx";
import { Chip } from "#web/kit/tags.tsx";
import { useQueryString } from "#web/routing.tsx";
import type { trainingViews } from "../../training-views.ts";

const known = ["siteId", "unitId", "positionId", "supervisorId", "personId", "competenceId", "group", "text", "with", "within"] as const;

/** What of the matrix is looked at, as the address says it. */
export const filtersIn = (query: URLSearchParams): Asks<typeof trainingViews.matrix> =>
  Object.fromEntries(known.flatMap((name) => (query.get(name) ? [[name, query.get(name)] as const] : [])));

/** Site, unit, position, gap and expiry; all of it stands in the address. */
export function Filters() {
  const [query, change] = useQueryString(),
    sites = useView(directoryViews.sites, {}, { fresh: 60_000 }),
    units = useView(recordViews.list, { kind: "unit", limit: 200, sort: "title" }, { fresh: 60_000 }),
    at = (name: string): string => query.get(name) ?? "",
    put = (name: string) => (value: string) => change({ [name]: value || null });
  const pinned = (["supervisorId", "group", "text"] as const).filter((name) => at(name) !== "");
  return (
    <>
      <div className="trn-filters">
        <Plain label={say("Site")} value={at("siteId")} onChange={put("siteId")} options={(sites.data ?? []).map((s) => ({ value: s.id, label: s.name }))} />
        <Plain label={say("Unit")} value={at("unitId")} onChange={put("unitId")} options={(units.data?.items ?? []).map((u) => ({ value: u.id, label: u.title }))} />
        <PositionPicker label={say("Position")} value={at("positionId")} onChange={put("positionId")} optional />
        <Plain
          label={say("Show people with")}
          value={at("with")}
          onChange={put("with")}
          options={[
            { value: "gap", label: say("a gap") },
            { value: "expiring", label: say("something that runs out soon") },
            { value: "expired", label: say("something that ran out") },
          ]}
        />
        <ChoiceField
          label={say("Soon is within")}
          value={at("within")}
          onChange={put("within")}
          none={say("90 days")}
          options={["7", "30", "60", "180", "365"].map((n) => ({ value: n, label: say("{n} days", { n }) }))}
        />
        <PersonPicker label={say("Person")} value={at("personId")} onChange={put("personId")} optional />
        <RecordPicker label={say("Competence")} kinds={["competence"]} value={at("competenceId")} onChange={put("competenceId")} optional />
      </div>
      {pinned.length > 0 ? (
        <p className="chips gap-s">
          {pinned.map((name) => (
            <Chip key={name} on onRemove={() => change({ [name]: null })}>
              {{ supervisorId: say("One team"), group: say("Group: {group}", { group: at("group") }), text: at("text") }[name]}
            </Chip>
          ))}
        </p>
      ) : null}
    </>
  );
}

interface PlainProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly options: readonly { readonly value: string; readonly label: string }[];
}

const Plain = ({ label, value, onChange, options }: PlainProps) => (
  <label className="field">
    <span className="lbl">{label}</span>
    <select className="in" value={value} onChange={(event) => onChange(event.target.value)}>
      <option value="">{say("all")}</option>
      {options.map((o) => (
        <option key={o.value} value={o.value}>
          {o.label}
        </option>
      ))}
    </select>
  </label>
);
