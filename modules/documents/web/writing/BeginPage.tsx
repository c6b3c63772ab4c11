import { useState } from "react";
import { say } from "#kernel/sentence.ts";
import { ActForm, type OwnForm } from "#web/act/ActForm.tsx";
import type { AnyAct } from "#web/act/perform.ts";
import { decision, RefusedButton, WhoCan } from "#web/act/ActButton.tsx";
import { ask, useActor, useView } from "#web/ask.ts";
import { Page } from "#web/kit/page.tsx";
import { CheckField, ChoiceField, TextField } from "#web/kit/fields.tsx";
import { PersonPicker, SitePicker } from "#web/kit/pickers.tsx";
import { useGo } from "#web/routing.tsx";
import type { Audience } from "../../audience.ts";
import { documentActs } from "../../acts.ts";
import { documentTypeViews, documentViews } from "../../views.ts";
import { AudienceField } from "./AudienceField.tsx";
import { ClausesField } from "./ClausesField.tsx";
import { ProcessesField } from "./ProcessesField.tsx";
import "../documents.css";
import { typed } from "../typed.ts";

const sources = () => [
  { value: "written", label: say("written here") },
  { value: "uploaded", label: say("a file (Word, PDF, Excel, picture)") },
];

interface Outside {
  readonly origin: string;
  readonly edition: string;
  readonly licence: string | null;
}

/** Where a document from outside comes from. */
function FromOutside({ value, onChange, errors }: { readonly value: Outside | null; readonly onChange: (value: Outside | null) => void; readonly errors: OwnForm["errors"] }) {
  return (
    <>
      <CheckField
        label={say("It comes from outside: a standard, a drawing, a law, a supplier's manual")}
        checked={value !== null}
        onChange={(on) => onChange(on ? { origin: "", edition: "", licence: null } : null)}
      />
      {value ? (
        <div className="subform">
          <TextField label={say("From whom")} value={value.origin} onChange={(origin) => onChange({ ...value, origin })} error={errors["external.origin"]} />
          <TextField label={say("Edition that is held")} value={value.edition} onChange={(edition) => onChange({ ...value, edition })} error={errors["external.edition"]} />
          <TextField
            label={say("Licence")}
            optional
            value={value.licence ?? ""}
            onChange={(licence) => onChange({ ...value, licence: licence || null })}
            error={errors["external.licence"]}
          />
        </div>
      ) : null}
    </>
  );
}

function Fields({ values, change, errors }: OwnForm) {
  const set = (name: string) => (value: unknown) => change({ ...values, [name]: value });
  const types = useView(documentTypeViews.list, {}, { fresh: 60_000 }),
    type = types.data?.find((t) => t.id === values["typeId"]);
  return (
    <>
      <ChoiceField
        label={say("Type")}
        value={typed(values["typeId"])}
        onChange={set("typeId")}
        error={errors["typeId"]}
        options={(types.data ?? []).map((t) => ({ value: t.id, label: t.title }))}
        {...(type ? { help: say("Its way: {steps}.", { steps: (type.routes[0]?.steps ?? []).map((s) => s.title).join(", ") }) } : {})}
      />
      <TextField label={say("Title")} value={typed(values["title"])} onChange={set("title")} error={errors["title"]} maxLength={200} />
      <TextField
        label={say("Number")}
        optional
        value={typed(values["code"])}
        onChange={set("code")}
        error={errors["code"]}
        maxLength={40}
        placeholder={type?.nextCode}
        help={type ? say("Empty: {code}, the next free one.", { code: type.nextCode }) : undefined}
      />
      <PersonPicker label={say("Who answers for it")} optional value={typed(values["ownerId"])} onChange={set("ownerId")} error={errors["ownerId"]} help={say("Empty: you.")} />
      <ChoiceField label={say("How it is made")} value={typed(values["source"], "written")} onChange={set("source")} error={errors["source"]} options={sources()} />
      <AudienceField value={(values["audience"] ?? []) as readonly Audience[]} onChange={set("audience")} error={errors["audience"]} />
      <ClausesField value={(values["clauses"] ?? []) as readonly string[]} onChange={set("clauses")} error={errors["clauses"]} />
      <ProcessesField value={(values["processes"] ?? []) as readonly string[]} onChange={set("processes")} error={errors["processes"]} />
      <SitePicker label={say("Site")} optional value={typed(values["siteId"])} onChange={set("siteId")} error={errors["siteId"]} />
      <FromOutside value={(values["external"] || null) as Outside | null} onChange={set("external")} errors={errors} />
    </>
  );
}

const start = { source: "written", audience: [], clauses: [], processes: [], siteId: "", external: null };

/** Names a document, says who answers for it and whom it concerns; its first revision is there to write in at once. */
export default function BeginPage() {
  const go = useGo(),
    actor = useActor(),
    act = documentActs.begin as unknown as AnyAct;
  const answer = decision(act, actor, undefined, null);
  const [opening, setOpening] = useState(false);
  const open = async (id: string, number: string) => {
    setOpening(true);
    const made = await ask(documentViews.one, { id });
    const revision = made.revisions[0];
    go(revision ? `/documents/revisions/${revision.number}` : `/documents/${number}`, "replace");
  };
  return (
    <Page
      title={say("Write a document")}
      width="narrow"
      crumbs={[{ title: say("Documents"), href: "/documents" }]}
      lead={say("Who answers, whom it concerns, which clauses it serves. Its words come next.")}
    >
      {actor && !answer.yes ? (
        <RefusedButton label={say(documentActs.begin.title)} because={answer.because} instead={<WhoCan act={documentActs.begin.name} />} />
      ) : (
        <div className="doc-begin" aria-busy={opening}>
          <ActForm act={act} form={Fields} start={start} label={say("Begin it")} onDone={(record) => void open(record.id, record.number)} />
        </div>
      )}
    </Page>
  );
}
