import { say } from "#kernel/sentence.ts";
import { ActButton } from "#web/act/ActButton.tsx";
import type { OwnForm } from "#web/act/ActForm.tsx";
import { textOf } from "#web/act/values.ts";
import { Section } from "#web/kit/page.tsx";
import { Person } from "#web/kit/people.tsx";
import { PersonPicker } from "#web/kit/pickers.tsx";
import { revisionActs } from "../../acts.ts";
import type { RevisionShown } from "./shown.ts";

const Whom = ({ values, change, errors }: OwnForm) => (
  <PersonPicker
    label={say("Who writes with you")}
    help={say("They may change the words of this revision, and nobody approves their own words alone.")}
    value={textOf(values["personId"])}
    onChange={(personId) => change({ ...values, personId })}
    error={errors["personId"]}
  />
);

/** Who writes it; in a draft its writers can ask others in. */
export const Writers = ({ shown }: { readonly shown: RevisionShown }) => (
  <Section title={say("Written by")} count={shown.authors.length}>
    <ul className="rows">
      {shown.authors.map((author) => (
        <li key={author.id}>
          <Person name={author.name} id={author.id} />
        </li>
      ))}
    </ul>
    {shown.record.state === "draft" ? <ActButton act={revisionActs.invite} record={shown.record} form={Whom} size="s" icon="person" /> : null}
  </Section>
);
