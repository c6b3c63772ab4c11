import { say } from "#kernel/sentence.ts";
import { directoryViews } from "#kernel/platform.ts";
import { useView } from "#web/ask.ts";
import { Page } from "#web/kit/page.tsx";
import { AnsweredPage } from "#web/kit/whole-page.tsx";
import { EmptyState } from "#web/kit/states.tsx";
import { Link, useParameter, useQueryString } from "#web/routing.tsx";
import { useNoteInStrip } from "#web/shell/notes.ts";
import { responsibilityViews } from "../../views.ts";
import { AnswerShown } from "./AnswerShown.tsx";
import { AskField } from "./AskField.tsx";
import { Candidates } from "./Candidates.tsx";
import { WhoCanDo } from "./WhoCanDo.tsx";
import "../responsibilities.css";

const uuid = /^[0-9a-f]{8}-[0-9a-f-]{27}$/;

/** What the address asks: a clause or words in the path, or a requirement, a record or a site in the query. */
function useAsked() {
  const ref = useParameter("ref"),
    [query] = useQueryString();
  const sites = useView(directoryViews.sites, {}, { fresh: 60_000 }).data ?? [];
  const typed = query.get("text") ?? ref,
    record = query.get("record"),
    requirement = query.get("requirement") ?? (/^[a-z0-9-]+:.+/.test(typed) ? typed : null),
    on = query.get("on");
  const wanted = query.get("site"),
    site = sites.find((s) => s.code.toLowerCase() === wanted?.toLowerCase() || s.id === wanted);
  const about = requirement ? { requirement } : record && uuid.test(record) ? { recordId: record } : record ? { number: record } : typed ? { text: typed } : null;
  const day = on && /^\d{4}-\d\d-\d\d$/.test(on) ? { on } : {};
  return {
    act: query.get("act"),
    typed: requirement || record ? "" : typed,
    sites,
    site,
    waits: wanted !== null && sites.length === 0,
    asks: about ? { ...about, ...day, ...(site ? { site: site.id } : {}) } : null,
  };
}

/** Ask who answers, in words; the answer is a sentence, and below it everything it rests on. */
export default function WhoPage() {
  const asked = useAsked();
  const answer = useView(responsibilityViews.who, asked.asks ?? {}, { enabled: asked.asks !== null && !asked.act && !asked.waits, keep: true });
  // A site that the words name is asked about as one that was chosen.
  const shown = answer.data?.answer,
    site = asked.site ?? asked.sites.find((s) => s.id === shown?.site?.id),
    field = <AskField key={asked.typed} typed={asked.typed} shown={shown?.subject.reference} sites={asked.sites} site={site} />;
  useNoteInStrip(site?.name ?? "");
  if (asked.act)
    return (
      <Page title={say("Who can do this?")} crumbs={[{ title: say("Responsibilities"), href: "/responsibilities" }]}>
        {field}
        <WhoCanDo act={asked.act} />
      </Page>
    );
  if (!asked.asks) return <Nothing>{field}</Nothing>;
  return (
    <AnsweredPage of={answer}>
      {(found) =>
        found.answer ? (
          <AnswerShown answer={found.answer} also={found.candidates} field={field} />
        ) : (
          <Page title={found.said ?? say("Several things may be meant")} short={asked.typed} crumbs={[{ title: say("Responsibilities"), href: "/responsibilities" }]}>
            {field}
            {found.candidates.length > 0 ? (
              <Candidates candidates={found.candidates} />
            ) : (
              <EmptyState
                title={say("Nothing is called that")}
                acts={
                  <Link className="btn" href="/responsibilities">
                    {say("Open the matrix")}
                  </Link>
                }
              >
                {say("Ask by a clause (8.4), a word of its title, a record's number or a name.")}
              </EmptyState>
            )}
          </Page>
        )
      }
    </AnsweredPage>
  );
}

const examples = ["8.4", "calibration", "5.2.1", "internal audit"];

const Nothing = ({ children }: { readonly children: React.ReactNode }) => (
  <Page
    title={say("Who answers for what?")}
    crumbs={[{ title: say("Responsibilities"), href: "/responsibilities" }]}
    lead={say("A clause, a word, the number of a record, or a name. Today, or on any day.")}
    width="narrow"
  >
    {children}
    <div className="chips">
      <span className="lbl">{say("For example")}</span>
      {examples.map((text) => (
        <Link key={text} className="chip" href={`/who/${encodeURIComponent(text)}`}>
          {text}
        </Link>
      ))}
    </div>
  </Page>
);
