import { say } from "#kernel/sentence.ts";
import { Section } from "#web/kit/page.tsx";
import { Status } from "#web/kit/status.tsx";
import { Ref } from "#web/kit/tags.tsx";
import type { FollowUp } from "../../nonconformity-views.ts";
import type { CaseShown } from "./shown.ts";

const aboutName = (about: FollowUp["about"]): string => ({ risk: say("Register of risks"), fmea: say("FMEA"), document: say("Document"), training: say("Training") })[about];

/** What this case probably changes outside itself, and how far that is. Linking the record is what answers it. */
export function FollowUps({ shown }: { readonly shown: CaseShown }) {
  if (shown.followUps.length === 0) return null;
  return (
    <Section title={say("What else changes")} count={shown.followUps.length} note={say("proposed by the case itself")}>
      <ul className="rows">
        {shown.followUps.map((one) => (
          <li key={one.about} className="nc-place">
            <div className="grow">
              <b className="med">{aboutName(one.about)}</b>
              <div className="sm ink2">{one.because}</div>
              {one.linked.map((record) => (
                <Ref key={record.id} href={record.path}>
                  {record.number} {record.title}
                </Ref>
              ))}
            </div>
            {one.done ? (
              <Status tone="ok">{say("done")}</Status>
            ) : one.linked.length > 0 ? (
              <Status tone="part">{say("under way")}</Status>
            ) : (
              <Status tone="none">{say("nothing linked yet")}</Status>
            )}
          </li>
        ))}
      </ul>
    </Section>
  );
}
