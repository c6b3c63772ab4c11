import { say } from "#kernel/sentence.ts";
import { useView } from "#web/ask.ts";
import { Section } from "#web/kit/page.tsx";
import { AnsweredPage } from "#web/kit/whole-page.tsx";
import { Link, useParameter } from "#web/routing.tsx";
import { demandActs } from "../../acts.ts";
import { demandKind } from "../../demand.ts";
import { demandViews } from "../../views.ts";
import { RecordFrame } from "./RecordFrame.tsx";

/** A competence demanded of somebody, and how many meet it. */
export default function DemandPage() {
  const one = useView(demandViews.one, { number: useParameter("number") });
  return (
    <AnsweredPage of={one}>
      {({ record, says, people, met }) => (
        <RecordFrame
          record={record}
          kind={demandKind}
          acts={demandActs}
          lead={record.why ?? undefined}
          extras={{ [demandActs.change.name]: { start: { ...record } } }}
          blocks={[
            { label: say("Competence"), value: <Link href={`/record/${record.competenceId}`}>{record.competence}</Link> },
            { label: say("Level"), value: record.levelTitle },
            { label: say("Days to reach it"), value: record.days },
          ]}
        >
          <Section title={say("Of whom, and who meets it")}>
            <p>{says}</p>
            <p className="sm gap-s">
              {record.subject.to === "task" ? (
                say("Whoever is to do it is asked for the competence first; it concerns nobody before.")
              ) : (
                <Link href={`/training?competenceId=${record.competenceId}`}>{say("{met} of {people} meet it", { met, people })}</Link>
              )}
            </p>
          </Section>
        </RecordFrame>
      )}
    </AnsweredPage>
  );
}
