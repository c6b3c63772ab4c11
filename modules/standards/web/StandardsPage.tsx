import { say } from "#kernel/sentence.ts";
import { ActButton, decision } from "#web/act/ActButton.tsx";
import type { AnyAct } from "#web/act/perform.ts";
import { useActor, useView } from "#web/ask.ts";
import { useAsOf } from "#web/asof.ts";
import { Icon } from "#web/icon.tsx";
import { Page, Section } from "#web/kit/page.tsx";
import { Answered, EmptyState } from "#web/kit/states.tsx";
import { Tag } from "#web/kit/tags.tsx";
import { Link } from "#web/routing.tsx";
import { adoptionActs } from "../acts.ts";
import { decisionViews, standardsViews } from "../views.ts";
import { DecisionRows } from "./DecisionRows.tsx";
import { EditionsTable } from "./EditionsTable.tsx";
import { FrameworkRows } from "./FrameworkRows.tsx";
import { AdoptButton } from "./NotAdopted.tsx";
import "./standards.css";

/** Every standard that the organisation works by, and what else it could take up. */
export default function StandardsPage() {
  const overview = useView(standardsViews.overview, {}),
    decisions = useView(decisionViews.list, {});
  const n = overview.data?.total ?? 0;
  const lead =
    overview.data && n > 0
      ? say("You work by {n, plural, one {one standard} other {# standards}}. What is proved is computed from facts, and each says why.", { n })
      : say("Which standards you work by, and how ready you are for each.");
  return (
    <Page
      title={say("Standards")}
      lead={lead}
      acts={
        <Link className="btn" href="/standards/import">
          <Icon name="download" />
          {say("Import a framework")}
        </Link>
      }
    >
      <div className="stack">
        <Section title={say("Adopted")} count={overview.data ? n : undefined}>
          <Answered of={overview}>
            {({ items }) =>
              items.length > 0 ? (
                <EditionsTable items={items} />
              ) : (
                <EmptyState title={say("No standard is adopted yet")}>
                  {say(
                    "Adopting a standard says: we work by it, in this scope, at these sites. Top management or the management representative does it, below. From then on each of its requirements needs somebody who answers for it, and Remit computes what is proved.",
                  )}
                </EmptyState>
              )
            }
          </Answered>
        </Section>
        {decisions.data && decisions.data.applicability.length + decisions.data.overrulings.length > 0 ? <DecisionRows found={decisions.data} /> : null}
        <Library />
        <FrameworkRows />
      </div>
    </Page>
  );
}

function Library() {
  const editions = useView(standardsViews.editions, {}),
    { refusal } = useAsOf(),
    mayAdopt = decision(adoptionActs.adopt as unknown as AnyAct, useActor(), undefined, refusal).yes;
  return (
    <Section title={say("Library")} note={say("Numbers and short words of our own; the text of a standard is never here.")}>
      <Answered of={editions}>
        {({ items }) => (
          <>
            {mayAdopt ? null : <ActButton act={adoptionActs.adopt} size="s" label={say("Adopt a standard")} />}
            <ul className="rows">
              {items
                .filter((e) => !e.imported && !e.adoption)
                .map((e) => (
                  <li key={e.id} className="row">
                    <span className="grow">
                      <Link className="plain" href={`/standards/${e.id}`}>
                        <b className="med">{e.reference}</b> {e.title}
                      </Link>{" "}
                      {e.preliminary ? <Tag tone="soon">{say("Preliminary")}</Tag> : null} {e.structureOnly ? <Tag>{say("Structure only")}</Tag> : null}{" "}
                      {e.supersededBy ? <Tag>{say("Superseded")}</Tag> : null}
                    </span>
                    <span className="muted small nowrap">{e.assessable === null ? null : say("{n} requirements", { n: e.assessable })}</span>
                    {mayAdopt ? <AdoptButton edition={e} size="s" /> : null}
                  </li>
                ))}
            </ul>
          </>
        )}
      </Answered>
    </Section>
  );
}
