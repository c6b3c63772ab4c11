import { say } from "#kernel/sentence.ts";
import type { OwnForm } from "#web/act/ActForm.tsx";
import type { Values } from "#web/act/values.ts";
import { CheckField, TextField } from "#web/kit/fields.tsx";
import { SitePicker } from "#web/kit/pickers.tsx";
import type { Audience } from "../../audience.ts";
import { AudienceField } from "../writing/AudienceField.tsx";
import { ClausesField } from "../writing/ClausesField.tsx";
import { ProcessesField } from "../writing/ProcessesField.tsx";
import type { DocumentShown } from "./shown.ts";
import { typed } from "../typed.ts";

/** What is said about a document now, as the form's beginning. */
export const describedOf = ({ record }: DocumentShown): Values => ({
  title: record.title,
  code: record.code,
  language: record.language,
  processes: record.processes,
  clauses: record.clauses,
  audience: record.audience,
  reviewMonths: record.reviewMonths === null ? "" : String(record.reviewMonths),
  siteId: record.siteId ?? "",
  unitId: record.unitId ?? "",
  external: record.external,
  public: record.public,
});

/** Changes what is said about a document; its words are changed by a revision. */
export function DescribeForm({ values, change, errors }: OwnForm) {
  const set = (name: string) => (value: unknown) => change({ ...values, [name]: value });
  return (
    <>
      <TextField label={say("Title")} value={typed(values["title"])} onChange={set("title")} error={errors["title"]} maxLength={200} />
      <TextField label={say("Number")} value={typed(values["code"])} onChange={set("code")} error={errors["code"]} maxLength={40} />
      <AudienceField value={(values["audience"] ?? []) as readonly Audience[]} onChange={set("audience")} error={errors["audience"]} />
      <ClausesField value={(values["clauses"] ?? []) as readonly string[]} onChange={set("clauses")} error={errors["clauses"]} />
      <ProcessesField value={(values["processes"] ?? []) as readonly string[]} onChange={set("processes")} error={errors["processes"]} />
      <TextField
        label={say("Months between reviews")}
        optional
        inputMode="numeric"
        value={typed(values["reviewMonths"])}
        onChange={set("reviewMonths")}
        error={errors["reviewMonths"]}
        help={say("Empty: no periodic review.")}
      />
      <TextField label={say("Language")} value={typed(values["language"])} onChange={set("language")} error={errors["language"]} help={say("As a short sign: en, kn, hi.")} />
      <SitePicker label={say("Site")} optional value={typed(values["siteId"])} onChange={set("siteId")} error={errors["siteId"]} />
      <CheckField
        label={say("Anybody outside may read what is in force, without signing in")}
        checked={values["public"] === true}
        onChange={set("public")}
        help={say("For a policy that outside parties ask for.")}
      />
    </>
  );
}
