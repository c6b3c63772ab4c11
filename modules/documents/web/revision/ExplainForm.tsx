import { say } from "#kernel/sentence.ts";
import type { OwnForm } from "#web/act/ActForm.tsx";
import { textOf } from "#web/act/values.ts";
import { DateField } from "#web/kit/DateField.tsx";
import { ChoiceField, LongField, TextField } from "#web/kit/fields.tsx";
import { trainingWords } from "./words.ts";

/** What changed, why, what it asks of people, and from when it holds. */
export function ExplainForm({ values, change, errors }: OwnForm) {
  const field = (name: string) => ({ value: textOf(values[name]), error: errors[name], onChange: (value: string) => change({ ...values, [name]: value }) });
  return (
    <>
      <TextField label={say("Title")} maxLength={200} {...field("title")} />
      <LongField
        label={say("What changed")}
        help={say("Those who approve read this first, and those who work by it after them.")}
        rows={3}
        maxLength={10_000}
        {...field("summary")}
      />
      <LongField label={say("Why it changed")} rows={2} maxLength={10_000} {...field("cause")} />
      <ChoiceField
        label={say("What it asks of the people whom it concerns")}
        options={Object.entries(trainingWords).map(([value, label]) => ({ value, label: say(label) }))}
        {...field("training")}
      />
      {values["training"] === "none" ? <LongField label={say("Why nobody needs to read it")} rows={2} maxLength={10_000} {...field("trainingReason")} /> : null}
      <div className="rv-two">
        <DateField label={say("Takes effect on")} help={say("Left open, it takes effect when it is issued.")} optional {...field("effectiveOn")} />
        <TextField label={say("Percent who have to have read it first")} help={say("Left open, it waits for nobody.")} optional inputMode="numeric" {...field("gate")} />
      </div>
    </>
  );
}
