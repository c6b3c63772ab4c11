import { say } from "#kernel/sentence.ts";
import { useView } from "#web/ask.ts";
import { Section } from "#web/kit/page.tsx";
import { Answers } from "#web/kit/people.tsx";
import { AnsweredPage } from "#web/kit/whole-page.tsx";
import { Link, useParameter } from "#web/routing.tsx";
import { competenceActs } from "../../acts.ts";
import { competenceKind } from "../../competence.ts";
import { competenceViews } from "../../views.ts";
import { methodName } from "../words.ts";
import { LinkedRows } from "./LinkedRows.tsx";
import { RecordFrame } from "./RecordFrame.tsx";

/** A competence: its scale, who needs it, how it is reached, who may assess it. */
export default function CompetencePage() {
  const one = useView(competenceViews.one, { number: useParameter("number") });
  return (
    <AnsweredPage of={one}>
      {({ record, owner, demands, courses, assessors, assessorPositions }) => (
        <RecordFrame
          record={record}
          kind={competenceKind}
          acts={competenceActs}
          lead={record.purpose ?? undefined}
          extras={{ [competenceActs.change.name]: { start: { ...record } } }}
          blocks={[
            { label: say("Group"), value: record.group },
            { label: say("Answers"), value: <Answers person={owner} open /> },
            { label: say("Held by"), value: <Link href={`/training?competenceId=${record.id}`}>{say("{n, plural, one {# person} other {# people}}", { n: record.held })}</Link> },
            { label: say("Holds for"), value: record.validMonths === null ? say("ever") : say("{n} months", { n: record.validMonths }) },
          ]}
        >
          <Section title={say("Levels")} count={record.levels.length}>
            <ol className="rows">
              {record.levels.map((level) => (
                <li key={level.level}>
                  <b className="med">
                    {level.level} · {level.title}
                  </b>
                  {level.meaning ? <p className="sm muted">{level.meaning}</p> : null}
                </li>
              ))}
            </ol>
          </Section>
          <LinkedRows title={say("Demanded of")} rows={demands} none={say("Of nobody yet.")} />
          <LinkedRows title={say("Courses that lead to it")} rows={courses.map((c) => ({ ...c, says: methodName(c.method) }))} none={say("None yet.")} />
          <Section title={say("Who may assess it at the work")}>
            <ul className="rows">
              {assessors.map((a) => (
                <li key={a.level}>
                  {say("Level {n}", { n: a.level })}: {a.people.map((p) => p.name).join(", ") || say("nobody")}
                </li>
              ))}
            </ul>
            {assessorPositions.length > 0 ? <p className="sm">{say("Also whoever holds: {positions}.", { positions: assessorPositions.join(", ") })}</p> : null}
          </Section>
        </RecordFrame>
      )}
    </AnsweredPage>
  );
}
