import { say } from "#kernel/sentence.ts";
import { textOf } from "#web/act/values.ts";
import type { OwnForm } from "#web/act/ActForm.tsx";
import { DateField } from "#web/kit/DateField.tsx";

const Follows = ({ sentences }: { readonly sentences: readonly string[] }) => (
  <div>
    <p className="sm med">{say("What happens then")}</p>
    <ul className="rows">
      {sentences.map((sentence) => (
        <li key={sentence}>{sentence}</li>
      ))}
    </ul>
  </div>
);

/** A departure: its day, and what it ends. */
export const LeaveForm = ({ values, change, errors }: OwnForm) => (
  <>
    <DateField label={say("Last day in the organisation")} value={textOf(values["leftOn"])} onChange={(leftOn) => change({ ...values, leftOn })} error={errors["leftOn"]} />
    <Follows
      sentences={[
        say("Every appointment ends with that day."),
        say("From the day after, this person can no longer act here."),
        say("Duties and open records do not move by themselves: hand them over first."),
      ]}
    />
  </>
);

/** Erasing asks for nothing but the reason; it says what cannot come back. */
export const EraseForm = () => (
  <Follows
    sentences={[
      say("Name, addresses and numbers, and how the identity was checked, are erased for good, in the past too."),
      say("The record's number and dates stay, and so do printed names of signatures."),
      say("It cannot be taken back."),
    ]}
  />
);
