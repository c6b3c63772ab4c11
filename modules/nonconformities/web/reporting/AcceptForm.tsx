import type { ComponentType } from "react";
import { say } from "#kernel/sentence.ts";
import { textOf } from "#web/act/values.ts";
import type { OwnForm } from "#web/act/ActForm.tsx";
import { useView } from "#web/ask.ts";
import { DateField } from "#web/kit/DateField.tsx";
import { ChoiceField, LongField, TextField } from "#web/kit/fields.tsx";
import { PersonPicker } from "#web/kit/pickers.tsx";
import { nonconformityViews } from "../../views.ts";
import type { ReportShown } from "./ReportPage.tsx";
import { SimilarHint } from "./SimilarHint.tsx";

const made = new Map<string, ComponentType<OwnForm>>();

/** The form of accepting one report. It is made once for each report, so that what is typed keeps its place. */
export function acceptForm(shown: ReportShown, onMerge: (id: string) => void): ComponentType<OwnForm> {
  const known = made.get(shown.record.id);
  if (known) return known;
  const Form = (own: OwnForm) => <Fields {...own} shown={shown} onMerge={onMerge} />;
  made.set(shown.record.id, Form);
  return Form;
}

function Fields({ values, change, errors, shown, onMerge }: OwnForm & { readonly shown: ReportShown; readonly onMerge: (id: string) => void }) {
  const { record } = shown,
    owners = useView(nonconformityViews.owners, {}, { fresh: 60_000 });
  const text = (name: string) => ({ value: textOf(values[name]), onChange: (value: string) => change({ ...values, [name]: value }), error: errors[name] });
  const isAction = values["becomes"] === "action";
  return (
    <>
      <SimilarHint
        text={`${textOf(values["title"])} ${record.confidential ? "" : record.text}`}
        siteId={record.siteId ?? undefined}
        process={textOf(values["process"])}
        onPick={onMerge}
      />
      <ChoiceField
        label={say("It becomes")}
        {...text("becomes")}
        options={[
          { value: "nonconformity", label: say("a nonconformity") },
          { value: "action", label: say("an action, nothing was broken") },
        ]}
      />
      <TextField label={say("Title")} maxLength={200} {...text("title")} />
      {record.confidential ? <LongField label={say("In words that everybody may read")} help={say("The report itself is not copied.")} rows={3} {...text("what")} /> : null}
      <div className="form two">
        {isAction ? (
          <PersonPicker label={say("Who does it")} {...text("ownerId")} />
        ) : (
          <ChoiceField
            label={say("Who answers")}
            none={say("not decided yet")}
            help={say("A process owner or a line manager.")}
            options={(owners.data?.items ?? []).map((p) => ({ value: p.id, label: p.name }))}
            {...text("ownerId")}
          />
        )}
        <DateField label={say("Until when")} optional {...text("dueOn")} />
        {isAction ? null : <TextField label={say("Process")} optional maxLength={200} {...text("process")} />}
        {isAction ? null : (
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
        )}
      </div>
      <LongField label={say("What the reporter hears")} optional rows={2} {...text("answer")} />
    </>
  );
}
