import { directoryViews } from "#kernel/platform.ts";
import { say } from "#kernel/sentence.ts";
import { useView } from "#web/ask.ts";
import { Section } from "#web/kit/page.tsx";
import { Person } from "#web/kit/people.tsx";
import { Status } from "#web/kit/status.tsx";
import type { Handover } from "./HandoverPage.tsx";

/** What became of each thing, as it stood when the handover was finished. */
export function Done({ handover }: { readonly handover: Handover }) {
  const people = new Map((useView(directoryViews.people, { limit: 500 }, { enabled: handover.done.length > 0 }).data?.items ?? []).map((p) => [p.id, p.name]));
  return (
    <Section title={handover.state === "cancelled" ? say("It was cancelled; nothing moved") : say("What became of it")} count={handover.done.length}>
      <ul className="rows sm">
        {handover.done.map((d) => (
          <li key={d.item} className="row">
            <span className="grow">
              <span className="ref">{d.number}</span> {d.title}
            </span>
            {d.does === "give" && d.to ? (
              <Person name={people.get(d.to) ?? ""} id={d.to} />
            ) : (
              <Status tone={d.does === "keep" ? "ok" : "soon"} small>
                {d.does === "keep" ? say("kept") : (d.because ?? say("left vacant"))}
              </Status>
            )}
          </li>
        ))}
      </ul>
    </Section>
  );
}
