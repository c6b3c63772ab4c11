import { say } from "#kernel/sentence.ts";
import { recordActs } from "#kernel/record-acts.ts";
import { ActButton } from "#web/act/ActButton.tsx";
import { WhatCanHappenNext, type ActExtra } from "#web/act/WhatCanHappenNext.tsx";
import { Icon } from "#web/icon.tsx";
import { Section } from "#web/kit/page.tsx";
import { State } from "#web/kit/status.tsx";
import { Link, useGo } from "#web/routing.tsx";
import { documentActs, revisionActs } from "../../acts.ts";
import { revisionKind } from "../../revision.ts";
import { wordedForm as worded } from "#web/act/worded.tsx";
import { DescribeForm, describedOf } from "./DescribeForm.tsx";
import type { DocumentShown } from "./shown.ts";

const ReviseForm = worded(revisionActs.draft.input, {
  cause: { label: say("Why it has to change"), help: say("What happened, or what is new. It can be said later too.") },
  source: {
    label: say("How the new revision is made"),
    options: () => [
      { value: "written", label: say("written here") },
      { value: "uploaded", label: say("a file") },
    ],
  },
});
const ConfirmForm = worded(documentActs.confirm.input, { note: { label: say("What you looked at") } });

const extrasOf = (shown: DocumentShown): Readonly<Record<string, ActExtra>> => ({
  ...(shown.record.hold ? { "document.hold": { hidden: true } } : { "document.releaseHold": { hidden: true } }),
  "document.describe": { form: DescribeForm, start: describedOf(shown) },
  "document.confirm": { form: ConfirmForm, consequences: [say("The next periodic review is counted from today.")] },
  "document.withdraw": {
    consequences: [
      say("Nobody works by it any more, and it is found only among what is no longer in force."),
      say("{copies, plural, =0 {No printed copy is out.} one {# printed copy is called back.} other {# printed copies are called back.}}", { copies: shown.record.copiesOut }),
    ],
  },
  "document.dispose": { consequences: [say("Its words are gone for ever. Number, title, history, signatures and fingerprints stay.")] },
});

/** The revision that is being worked on, or the way to begin one. */
function NextRevision({ shown }: { readonly shown: DocumentShown }) {
  const go = useGo(),
    { record } = shown,
    open = shown.revisions.find((r) => r.id === record.openId);
  if (record.closedAt !== null) return null;
  if (open)
    return (
      <Section title={say("Being worked on")}>
        <p className="row">
          <Link className="btn grow" href={`/documents/revisions/${open.number}`}>
            <Icon name="document" />
            {say("Open revision {n}", { n: open.revision })}
          </Link>
        </p>
        <p className="sm gap-s">
          <State state={open.state} states={revisionKind.states} />
        </p>
      </Section>
    );
  if (record.openId) return <p className="sm muted">{say("A revision is being written. It is seen by those who write and decide.")}</p>;
  const current = shown.revisions.find((r) => r.id === record.currentId);
  return (
    <ActButton
      act={revisionActs.draft}
      form={ReviseForm}
      fixed={{ documentId: record.id }}
      block
      label={current ? say("Revise it") : say("Write it")}
      onDone={(revision) => go(`/documents/revisions/${revision.number}`)}
    />
  );
}

/** What can be done with a document now, and what is refused, with the reason. */
export function DocumentNext({ shown }: { readonly shown: DocumentShown }) {
  const acts = { ...documentActs, handOver: recordActs.handOver };
  return (
    <>
      <WhatCanHappenNext record={shown.record} acts={acts} extras={extrasOf(shown)}>
        <div className="gap">
          <NextRevision shown={shown} />
        </div>
      </WhatCanHappenNext>
      {shown.myReadingId ? (
        <p>
          <Link className="btn block" href={`/documents/${shown.record.number}/read`}>
            <Icon name="book" />
            {say("You are asked to read it")}
          </Link>
        </p>
      ) : null}
    </>
  );
}
