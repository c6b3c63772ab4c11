import type { z } from "zod";
import { addDays } from "#kernel/date.ts";
import { say } from "#kernel/sentence.ts";
import { ActButton } from "#web/act/ActButton.tsx";
import { useView } from "#web/ask.ts";
import { today } from "#web/asof.ts";
import { Columns, Page, Section } from "#web/kit/page.tsx";
import { Vacant } from "#web/kit/people.tsx";
import { PersonPicker } from "#web/kit/pickers.tsx";
import { AnsweredPage } from "#web/kit/whole-page.tsx";
import { Status } from "#web/kit/status.tsx";
import { Link, useGo, useQueryString } from "#web/routing.tsx";
import { handoverActs } from "../../acts.ts";
import { responsibilityViews } from "../../views.ts";
import { RequirementsList } from "../alarms/RequirementsList.tsx";
import { BeginForm } from "./BeginForm.tsx";
import { groupsOf } from "./groups.ts";
import "../responsibilities.css";

type Leaving = z.output<(typeof responsibilityViews)["leaving"]["gives"]>;

/** What if this person leaves? Everything that would be in nobody's hands, and the way to hand it over. */
export default function LeavingPage() {
  const [query, change] = useQueryString(),
    personId = query.get("person") ?? "",
    leaving = useView(responsibilityViews.leaving, { personId }, { enabled: personId !== "" });
  if (!personId)
    return (
      <Page
        title={say("Begin a handover")}
        width="narrow"
        crumbs={[{ title: say("Handovers"), href: "/handovers" }]}
        lead={say("Who leaves or moves on? First you see everything in their hands; nothing happens by looking.")}
      >
        <PersonPicker
          label={say("Person")}
          value=""
          onChange={(id) => {
            if (id) change({ person: id }, "push");
          }}
        />
      </Page>
    );
  return <AnsweredPage of={leaving}>{(found) => <Shown leaving={found} />}</AnsweredPage>;
}

function Shown({ leaving }: { readonly leaving: Leaving }) {
  const { person, items, vacated, requirements, handover } = leaving,
    go = useGo(),
    n = Object.values(requirements).flat().length;
  const lead =
    vacated.length === 0
      ? say("No position would be empty: others hold them too, or a deputy is there.")
      : say("{titles} would be vacant, and {n, plural, =0 {no requirement} one {one requirement} other {# requirements}} would have nobody.", {
          titles: new Intl.ListFormat("en").format(vacated.map((p) => p.title)),
          n,
        });
  const begin = handover ? (
    <Link className="btn p" href={handover.path}>
      {say("Go on with {number}", { number: handover.number })}
    </Link>
  ) : (
    <ActButton
      act={handoverActs.begin}
      primary
      form={BeginForm}
      fixed={{ personId: person.id }}
      start={{ reason: "leaves", lastDay: addDays(today(), 30) }}
      onDone={(made) => go(`/handovers/${encodeURIComponent(made.number)}`)}
    />
  );
  return (
    <Page title={say("What if {name} leaves?", { name: person.name })} short={person.name} crumbs={[{ title: say("Handovers"), href: "/handovers" }]} lead={lead} acts={begin}>
      <Columns
        main={
          <>
            {groupsOf(items).map(({ what, title, of }) => (
              <Section key={what} title={title} count={of.length}>
                <ul className="rows sm">
                  {of.map((item) => (
                    <li key={item.item}>
                      {item.sentence}{" "}
                      <Link className="ref" href={`/record/${item.recordId}`}>
                        {item.number}
                      </Link>
                    </li>
                  ))}
                </ul>
              </Section>
            ))}
            {items.length === 0 ? <Status tone="ok">{say("Nothing is in their hands.")}</Status> : null}
          </>
        }
        side={
          <>
            {vacated.length > 0 ? (
              <Section title={say("Would be vacant")} count={vacated.length}>
                <ul className="rows sm">
                  {vacated.map((p) => (
                    <li key={p.id} className="row">
                      <Vacant circle />
                      <Link className="plain" href={p.path}>
                        {p.title}
                      </Link>
                    </li>
                  ))}
                </ul>
              </Section>
            ) : null}
            {n > 0 ? (
              <Section title={say("Nobody would answer for")} count={n}>
                <RequirementsList requirements={requirements} />
              </Section>
            ) : null}
          </>
        }
      />
    </Page>
  );
}
