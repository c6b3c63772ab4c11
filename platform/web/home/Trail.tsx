import { trailViews } from "#kernel/platform.ts";
import { say } from "#kernel/sentence.ts";
import { decideView } from "#kernel/view.ts";
import { useActor, useView } from "#web/ask.ts";
import { fingerprint, figure } from "#web/kit/figures.ts";
import { exactly } from "#web/kit/date.tsx";
import { Page, Section } from "#web/kit/page.tsx";
import { Answered } from "#web/kit/states.tsx";

/** A small file for an auditor's mailbox: whoever keeps it notices later that the trail was written anew. */
const asFile = (checkpoint: object): string => `data:application/json;charset=utf-8,${encodeURIComponent(`${JSON.stringify(checkpoint)}\n`)}`;

function Checkpoint() {
  const newest = useView(trailViews.checkpoint, {});
  return (
    <Section title={say("Something to keep elsewhere")}>
      <Answered of={newest} rows={2}>
        {(checkpoint) =>
          checkpoint === null ? (
            <p className="ink2">{say("The first checkpoint is made within the hour.")}</p>
          ) : (
            <>
              <p>
                {say(
                  "The newest checkpoint stands at entry {n}, made {at} and signed with this installation's key. Whoever keeps it can show later that the trail up to it is still the same: at a visit, an auditor takes one along.",
                  { n: figure(checkpoint.sequence), at: exactly(checkpoint.at) },
                )}
              </p>
              <p className="row">
                <a className="btn" href={asFile(checkpoint)} download={`checkpoint-${checkpoint.sequence}.json`}>
                  {say("Save the checkpoint")}
                </a>
                <span className="mono small ink2">{fingerprint(checkpoint.hash, 8)}</span>
              </p>
            </>
          )
        }
      </Answered>
    </Section>
  );
}

function Whole() {
  const actor = useActor();
  const whole = useView(trailViews.whole, {}, { enabled: actor !== undefined && decideView(trailViews.whole, actor).yes });
  if (!whole.data) return null; // to whoever may not, nothing is offered
  return (
    <Section title={say("The whole trail")}>
      <p>
        {say(
          "Every event with the very text that was hashed, in a file that a short script checks without Remit. It holds what confidential records say, and taking it out is itself an event.",
        )}
      </p>
      <a className="btn" href={whole.data.path} download>
        {say("Take the whole trail out")}
      </a>
    </Section>
  );
}

/** Is the trail whole, and how does somebody else check it? */
export default function Trail() {
  const state = useView(trailViews.state, {});
  return (
    <Page title={say("Trail")} crumbs={[{ title: say("Today"), href: "/today" }]} width="narrow">
      <Answered of={state} rows={2}>
        {({ events, checked, ok, head }) => (
          <Section title={ok ? say("The trail is whole") : say("The trail is broken")}>
            <p className={ok ? undefined : "bad-text"}>
              {ok
                ? say("{checked} of {events} entries were read and follow one another. Nothing between them was changed, taken out, moved or put in.", {
                    checked: figure(checked),
                    events: figure(events),
                  })
                : say("An entry is not what was recorded. Tell whoever runs this installation: the command remit verify names it.")}
            </p>
            <p className="mono small ink2">{fingerprint(head, 8)}</p>
          </Section>
        )}
      </Answered>
      <Checkpoint />
      <Whole />
    </Page>
  );
}
