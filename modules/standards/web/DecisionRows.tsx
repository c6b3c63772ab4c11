import type { z } from "zod";
import { written } from "#kernel/date.ts";
import { say } from "#kernel/sentence.ts";
import { Section } from "#web/kit/page.tsx";
import { State } from "#web/kit/status.tsx";
import { Link, pathOf } from "#web/routing.tsx";
import { applicabilityKind, overrulingKind } from "../record.ts";
import type { decisionViews } from "../views.ts";

type Found = z.output<(typeof decisionViews)["list"]["gives"]>;

/** What was set aside or overruled, by whom, and until when. */
export function DecisionRows({ found }: { readonly found: Found }) {
  const standing = found.applicability.filter((d) => d.state !== "withdrawn"),
    judged = found.overrulings.filter((o) => o.state === "standing");
  if (standing.length + judged.length === 0) return null;
  return (
    <Section title={say("Decided by people")} count={standing.length + judged.length} note={say("What does not apply, and judgements beside what is computed.")}>
      <ul className="rows">
        {standing.map((d) => (
          <li key={d.id} className="row">
            <span className="grow">
              <Link className="plain" href={pathOf(applicabilityKind.path, { number: d.number })}>
                <span className="ref">{d.number}</span> {d.requirement.edition}, {d.title}
              </Link>
            </span>
            <State state={d.state} states={applicabilityKind.states} small />
          </li>
        ))}
        {judged.map((o) => (
          <li key={o.id} className="row judged">
            <span className="grow">
              <Link className="plain" href={pathOf(overrulingKind.path, { number: o.number })}>
                <span className="ref">{o.number}</span> {o.requirement.edition}, {o.title}
              </Link>
            </span>
            <span className="muted small">{say("overruled by {name} until {day}", { name: o.owner ?? "", day: written(o.until) })}</span>
          </li>
        ))}
      </ul>
    </Section>
  );
}
