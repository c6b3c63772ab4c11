import { useState } from "react";
import { say } from "#kernel/sentence.ts";
import { textOf } from "#web/act/values.ts";
import { decision, RefusedButton, WhoCan } from "#web/act/ActButton.tsx";
import { ActForm, type OwnForm } from "#web/act/ActForm.tsx";
import type { AnyAct } from "#web/act/perform.ts";
import { useActor, useView } from "#web/ask.ts";
import { useAsOf } from "#web/asof.ts";
import { DateField } from "#web/kit/DateField.tsx";
import { ChoiceField, LongField, TextField } from "#web/kit/fields.tsx";
import { Page } from "#web/kit/page.tsx";
import { PersonPicker, SitePicker } from "#web/kit/pickers.tsx";
import { Link, useGo } from "#web/routing.tsx";
import { nonconformityActs } from "../../acts.ts";
import { nonconformityViews } from "../../views.ts";
import { SimilarHint } from "../reporting/SimilarHint.tsx";
import { sourceChoices } from "../words.ts";

const raise = nonconformityActs.raise as unknown as AnyAct;

/** Raises a nonconformity without a report before it: from an audit, a complaint, an alarm. */
export default function RaisePage() {
  const go = useGo(),
    actor = useActor(),
    { refusal } = useAsOf(),
    answer = decision(raise, actor, undefined, refusal);
  return (
    <Page
      title={say("Raise a nonconformity")}
      width="narrow"
      crumbs={[{ title: say("Reports and NCs"), href: "/nc" }]}
      lead={
        <>
          {say("For what is already known to break a requirement. Anything else:")} <Link href="/report">{say("report it in three fields")}</Link>.
        </>
      }
    >
      {answer.yes ? (
        <ActForm act={raise} form={RaiseForm} start={{ source: "process" }} label={say("Raise it")} onDone={(record) => go(`/nc/${record.number}`)} />
      ) : actor ? (
        <RefusedButton label={say("Raise it")} because={answer.because} instead={<WhoCan act={raise.name} />} />
      ) : null}
    </Page>
  );
}

function RaiseForm({ values, change, errors }: OwnForm) {
  const text = (name: string) => ({ value: textOf(values[name]), onChange: (value: string) => change({ ...values, [name]: value }), error: errors[name] });
  const owners = useView(nonconformityViews.owners, {}, { fresh: 60_000 }),
    [more, setMore] = useState(false);
  return (
    <>
      <TextField label={say("Title")} help={say("What is wrong, where, how many.")} maxLength={200} {...text("title")} />
      <LongField label={say("What happened")} help={say("Facts: what was measured or seen, and what it should have been.")} rows={3} {...text("what")} />
      <SimilarHint text={`${textOf(values["title"])} ${textOf(values["what"])}`} siteId={textOf(values["siteId"])} process={textOf(values["process"])} />
      <div className="form two">
        <ChoiceField label={say("Where it comes from")} options={sourceChoices()} {...text("source")} />
        <ChoiceField
          label={say("Grade")}
          optional
          none={say("later")}
          options={[
            { value: "minor", label: say("Minor") },
            { value: "major", label: say("Major") },
          ]}
          {...text("grade")}
        />
        <SitePicker label={say("Site")} optional {...text("siteId")} />
        <TextField label={say("Place")} optional {...text("place")} />
        <TextField label={say("Process")} optional {...text("process")} />
        <ChoiceField
          label={say("Who answers")}
          optional
          none={say("not decided yet")}
          help={say("A process owner or a line manager.")}
          options={(owners.data?.items ?? []).map((p) => ({ value: p.id, label: p.name }))}
          {...text("ownerId")}
        />
      </div>
      {more ? (
        <div className="form two">
          <TextField label={say("Product")} optional {...text("product")} />
          <TextField label={say("Supplier")} optional {...text("supplier")} />
          <DateField label={say("Found on")} optional {...text("foundOn")} />
          <PersonPicker label={say("Found by")} optional {...text("foundBy")} />
          <DateField label={say("Due")} optional {...text("dueOn")} />
          <TextField
            label={say("Clauses, with commas")}
            optional
            value={(values["clauses"] as string[] | undefined)?.join(", ") ?? ""}
            onChange={(value) => change({ ...values, clauses: value.split(/,\s*/) })}
            error={errors["clauses"]}
          />
          <div className="full">
            <LongField label={say("What should be")} optional rows={2} {...text("requirement")} />
          </div>
        </div>
      ) : (
        <p>
          <button type="button" className="link sm" onClick={() => setMore(true)}>
            {say("Product, supplier, clauses, dates")}
          </button>
        </p>
      )}
    </>
  );
}
