import { useState } from "react";
import { say } from "#kernel/sentence.ts";
import { useView } from "#web/ask.ts";
import { Section } from "#web/kit/page.tsx";
import { Answered } from "#web/kit/states.tsx";
import { Segmented } from "#web/kit/choosing.tsx";
import { useQueryString } from "#web/routing.tsx";
import { revisionViews } from "../../views.ts";
import { RedlineInline } from "./RedlineInline.tsx";
import { RedlineSides } from "./RedlineSides.tsx";
import type { RevisionShown } from "./shown.ts";

const forms = [
  { value: "inline", label: say("In one column") },
  { value: "sides", label: say("Side by side") },
] as const;

/** The redline against any earlier revision: what those who approve look at first. */
export function Changes({ shown }: { readonly shown: RevisionShown }) {
  const { record, earlier } = shown;
  const [query, change] = useQueryString();
  const [form, setForm] = useState<string>("inline");
  const from = earlier.find((e) => String(e.revision) === query.get("from"))?.id;
  const redline = useView(revisionViews.redline, { to: record.id, ...(from ? { from } : {}) }, { keep: true });
  return (
    <Section
      id="changes"
      title={say("What changed")}
      more={
        <span className="rl-how">
          {earlier.length > 0 ? (
            <label>
              <span className="vh">{say("Compared with")}</span>
              <select
                className="in"
                value={redline.data?.from?.id ?? from ?? ""}
                onChange={(event) => change({ from: String(earlier.find((e) => e.id === event.target.value)?.revision ?? "") })}
              >
                {redline.data?.from ? null : <option value="">{say("nothing before it")}</option>}
                {earlier.map((e) => (
                  <option key={e.id} value={e.id}>
                    {say("revision {n}", { n: e.revision })}
                  </option>
                ))}
              </select>
            </label>
          ) : null}
          <Segmented label={say("How it is shown")} choices={forms.map((f) => ({ value: f.value, label: say(f.label) }))} value={form} onChange={setForm} />
        </span>
      }
    >
      <Answered of={redline}>
        {({ from: was, lines, added, removed, changed, byText }) => (
          <>
            <p className="sm muted rl-sum">
              {added + removed + changed === 0
                ? say("The words are the same.")
                : say("{changed, plural, one {# line} other {# lines}} changed, {added} came, {removed} went.", { changed, added, removed })}{" "}
              {byText ? say("Compared by the words of the files.") : null}
              {was ? null : say("There is no issue before it: everything is new.")}
            </p>
            {form === "sides" ? (
              <RedlineSides lines={lines} was={was ? say("Revision {n}", { n: was.revision }) : say("Before")} is={say("Revision {n}", { n: record.revision })} />
            ) : (
              <RedlineInline lines={lines} />
            )}
          </>
        )}
      </Answered>
    </Section>
  );
}
