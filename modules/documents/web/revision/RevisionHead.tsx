import { say } from "#kernel/sentence.ts";
import { Banner } from "#web/kit/banner.tsx";
import { DateText } from "#web/kit/date.tsx";
import { TitleBlock } from "#web/kit/page.tsx";
import { Answers } from "#web/kit/people.tsx";
import { State } from "#web/kit/status.tsx";
import { Link } from "#web/routing.tsx";
import { StateRuler, type Step } from "#web/record/StateRuler.tsx";
import { revisionKind } from "../../record.ts";
import type { RevisionShown } from "./shown.ts";
import { sourceWords } from "./words.ts";

const order = ["draft", "in_review", "in_approval", "approved", "effective"] as const;
type Stage = (typeof order)[number];

/** Where it stands on its way; a stage that its route does not have is left out. */
function ruler({ record, steps }: RevisionShown): readonly Step[] {
  const stages = order.filter((state) => state !== "in_review" || record.step === null || steps.some((s) => s.sort === "review"));
  const at = record.state === "superseded" ? order.length : stages.indexOf(record.state as Stage);
  return stages.map((state, i) => ({
    label: say(revisionKind.states[state]?.label ?? state),
    state: i < at || (i === at && state === "effective") ? "done" : i === at ? "now" : "ahead",
  }));
}

/** Title block, ruler of states, and what has to be said before anything else. */
export function RevisionHead({ shown }: { readonly shown: RevisionShown }) {
  const { record, document, owner } = shown,
    ended = record.state === "rejected" || record.state === "withdrawn";
  return (
    <>
      <TitleBlock
        className="rv-tb"
        blocks={[
          {
            label: say("Document"),
            value: (
              <Link href={`/documents/${document.number}`}>
                {document.code} {document.title}
              </Link>
            ),
          },
          { label: say("Type"), value: document.type },
          { label: say("Answers"), value: <Answers person={owner} /> },
          { label: say("Revision"), value: record.revision, mono: true },
          { label: say("State"), value: <State state={record.state} states={revisionKind.states} /> },
          { label: say("Source"), value: say(sourceWords[record.source]) },
          record.effectiveAt ? { label: say("In force since"), value: <DateText value={record.effectiveAt} /> } : null,
          { label: say("Number"), value: record.number, mono: true },
        ]}
      />
      {ended ? null : (
        <div className="rv-ruler">
          <StateRuler steps={ruler(shown)} />
        </div>
      )}
      {record.state === "draft" && record.round > 0 ? (
        <Banner tone="soon" icon="change">
          {say("It came back to its writers. What was signed before is void; it is submitted anew.")}
        </Banner>
      ) : null}
      {record.state === "superseded" ? (
        <Banner tone="soon" icon="info">
          {say("A newer revision is in force.")} <Link href={`/documents/${document.number}/read`}>{say("Read what is in force")}</Link>
        </Banner>
      ) : null}
      {record.state === "approved" && record.issued ? (
        <Banner icon="clock">
          {record.effectiveOn
            ? say("It is issued and takes effect on {day}.", { day: record.effectiveOn })
            : say("It is issued and takes effect once {gate} % of those whom it concerns have read it; {share} % have.", { gate: record.gate ?? 0, share: record.readShare ?? 0 })}
        </Banner>
      ) : null}
    </>
  );
}
