import { useState } from "react";
import { say } from "#kernel/sentence.ts";
import { useView } from "#web/ask.ts";
import { Section } from "#web/kit/page.tsx";
import { Vacant } from "#web/kit/people.tsx";
import { Status } from "#web/kit/status.tsx";
import { Link } from "#web/routing.tsx";
import type { z } from "zod";
import type { Alarm } from "../../answer.ts";
import { responsibilityViews } from "../../views.ts";
import { RequirementsList } from "../alarms/RequirementsList.tsx";
import { Could } from "./Could.tsx";

type Wrong = z.output<typeof Alarm>;

/** What is plainly wrong, one thing at a time, and who could take it. */
export function Repair({ siteId }: { readonly siteId: string | undefined }) {
  const { data } = useView(responsibilityViews.alarms, { site: siteId }),
    [at, setAt] = useState(0);
  const wrong = data?.items.filter((a) => a.severity === "bad") ?? [],
    shown = wrong[at % Math.max(1, wrong.length)];
  if (!data) return null;
  if (!shown)
    return (
      <Section title={say("What to repair")} more={<Link href="/responsibilities/alarms">{say("Everything to look at")}</Link>}>
        <Status tone="ok">{say("Somebody answers for every requirement.")}</Status>
      </Section>
    );
  const step = (by: number) => setAt((at + by + wrong.length) % wrong.length);
  return (
    <Section
      title={say("What to repair")}
      count={say("{n} of {of}", { n: (at % wrong.length) + 1, of: wrong.length })}
      more={
        <span className="row">
          {wrong.length > 1 ? (
            <>
              <button type="button" className="link" onClick={() => step(-1)}>
                {say("Previous")}
              </button>
              <button type="button" className="link" onClick={() => step(1)}>
                {say("Next")}
              </button>
            </>
          ) : null}
          <Link href="/responsibilities/alarms">{say("All")}</Link>
        </span>
      }
    >
      <div className="pb" aria-live="polite">
        <What alarm={shown} />
        {shown.kind === "vacancy" && shown.position ? <Could key={shown.position.id} positionId={shown.position.id} /> : <Ways alarm={shown} />}
      </div>
    </Section>
  );
}

const What = ({ alarm }: { readonly alarm: Wrong }) => (
  <div>
    <div className="pbh">
      <Vacant circle size="l" />
      <div>
        <h3>
          {alarm.opens ? (
            <Link className="plain" href={alarm.opens.path}>
              {alarm.sentence}
            </Link>
          ) : (
            alarm.sentence
          )}
        </h3>
        {alarm.detail ? <p className="small muted">{alarm.detail}</p> : null}
      </div>
    </div>
    <RequirementsList requirements={alarm.requirements} />
  </div>
);

/** What helps where a position is not simply vacant. */
function Ways({ alarm }: { readonly alarm: Wrong }) {
  if (alarm.kind === "nobody_answers")
    return (
      <div>
        <h3>{say("How to repair it")}</h3>
        <p className="sm ink2">{say("Draft an A in each of these rows above, or begin from the default matrix, and propose the change.")}</p>
        <p className="acts gap-s">
          <Link className="btn s" href="/responsibilities?show=nobody">
            {say("Show these rows")}
          </Link>
          <Link className="btn s" href="/responsibilities/changes">
            {say("Start from the default matrix")}
          </Link>
        </p>
      </div>
    );
  return (
    <div>
      <h3>{say("How to repair it")}</h3>
      <p className="acts">
        {alarm.opens ? (
          <Link className="btn s" href={alarm.opens.path}>
            {say("Open {number}", { number: alarm.opens.number })}
          </Link>
        ) : null}
        {alarm.position ? (
          <Link className="btn s" href={alarm.position.path}>
            {alarm.position.title}
          </Link>
        ) : null}
      </p>
    </div>
  );
}
