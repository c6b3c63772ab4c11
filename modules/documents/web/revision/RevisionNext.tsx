import { say } from "#kernel/sentence.ts";
import { RefusedButton } from "#web/act/ActButton.tsx";
import { WhatCanHappenNext, type ActExtra } from "#web/act/WhatCanHappenNext.tsx";
import { revisionActs } from "../../acts.ts";
import type { Desk } from "../editor/desk.ts";
import { asksOfPeople } from "../words.ts";
import type { RevisionShown } from "./shown.ts";

const elsewhere: ActExtra = { hidden: true };
const hidden = ["write", "upload", "explain", "invite", "remark", "answer", "settle", "readConfidential"].map((act) => [`revision.${act}`, elsewhere] as const);

const names = (people: readonly { readonly name: string }[]): string => people.map((p) => p.name).join(", ");

/** What follows from signing, said in the dialog before somebody signs. */
function consequences({ record, steps, document }: RevisionShown): Readonly<Record<string, ActExtra>> {
  const now = steps.find((s) => s.state === "now"),
    next = steps[steps.findIndex((s) => s.state === "now") + 1];
  const after = !now
    ? []
    : now.waiting.length > 1 && now.sort === "approval"
      ? [say("It still waits for others in this step: {who}.", { who: names(now.waiting) })]
      : next
        ? [say("Then it goes to {step}: {who}.", { step: next.title, who: names(next.waiting) })]
        : [say("It was the last signature on its way: the owner may issue it.")];
  const asks = asksOfPeople(record) ?? say("What it asks of people is not said yet.");
  return {
    "revision.submit": { consequences: [asks, say("Nobody changes it while it is on its way; taking it back voids what was signed.")] },
    "revision.review": { consequences: [asks, ...after] },
    "revision.approve": { consequences: [asks, ...after] },
    "revision.issue": {
      consequences: [
        record.effectiveOn ? say("It takes effect on {day}.", { day: record.effectiveOn }) : say("It is in force from now on, and the issue before it no longer is."),
        record.training === "none" ? asks : say("Everybody on the distribution list of {code} is told.", { code: document.code }),
        ...(record.training === "full" ? [asks] : []),
      ],
    },
    "revision.takeBack": { form: VoidNote },
    "revision.sendBack": { form: VoidNote },
  };
}

const VoidNote = () => <p className="help">{say("Signatures given in this round become void, and its writers can change it.")}</p>;

/** The acts of a revision. What is not sent yet is sent before it can be submitted. */
export function RevisionNext({ shown, desk }: { readonly shown: RevisionShown; readonly desk: Desk | null }) {
  const unsent = desk !== null && desk.unsent;
  const extras = { ...Object.fromEntries(hidden), ...consequences(shown), ...(unsent ? { "revision.submit": elsewhere } : {}) };
  return (
    <WhatCanHappenNext record={shown.record} acts={revisionActs} extras={extras}>
      {unsent ? (
        <RefusedButton
          block
          label={say(revisionActs.submit.title)}
          because={say("What you wrote is not at the server yet.")}
          instead={
            <button type="button" className="link" onClick={() => desk.save()}>
              {say("Save it now")}
            </button>
          }
        />
      ) : null}
    </WhatCanHappenNext>
  );
}
