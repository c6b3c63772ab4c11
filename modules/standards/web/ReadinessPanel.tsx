import { say } from "#kernel/sentence.ts";
import { useView } from "#web/ask.ts";
import { Section } from "#web/kit/page.tsx";
import { Answered } from "#web/kit/states.tsx";
import { Link } from "#web/routing.tsx";
import { standardsViews } from "../views.ts";
import { EditionsTable } from "./EditionsTable.tsx";
import "./standards.css";

/** Today's part of readiness: each adopted standard with its bar. Nothing while none is adopted. */
export default function ReadinessPanel() {
  const overview = useView(standardsViews.overview, {}, { fresh: 60_000 });
  if (overview.data?.items.length === 0) return null;
  return (
    <Section title={say("Readiness")} more={<Link href="/standards">{say("Open standards")}</Link>}>
      <Answered of={overview} waiting={say("Worked out from every fact: after a start this can take half a minute.")}>
        {({ items }) => <EditionsTable items={items} />}
      </Answered>
    </Section>
  );
}
