import { say } from "#kernel/sentence.ts";
import { DateText } from "#web/kit/date.tsx";
import { Section } from "#web/kit/page.tsx";
import { Person } from "#web/kit/people.tsx";
import { Status } from "#web/kit/status.tsx";
import type { StepOf } from "./shown.ts";

const look = { done: "ok", now: "soon", later: "none" } as const;
const words = { done: say("done"), now: say("now"), later: say("to come") } as const;

/** The way to approval: who decided, who is waited for, and what is still to come. */
export const Route = ({ steps }: { readonly steps: readonly StepOf[] }) => (
  <Section title={say("The way to approval")} count={steps.length}>
    {steps.length === 0 ? <p className="sm muted">{say("The route is taken from the document type when it is submitted.")}</p> : null}
    <ol className="rows rv-steps">
      {steps.map((step, i) => (
        <li key={i} aria-current={step.state === "now" ? "step" : undefined}>
          <b className="med">{step.title}</b>{" "}
          <Status tone={look[step.state]} small>
            {say(words[step.state])}
          </Status>
          <div className="small muted">
            {step.sort === "review" ? say("Review") : say("Approval")}, {step.needs}
          </div>
          {step.decided.map((d) => (
            <div key={`${d.by.id}${d.at}`} className="rv-who">
              <Person name={d.by.name} id={d.by.id} />{" "}
              <span className="small muted">
                {step.sort === "review" ? say("agreed") : say("approved")} <DateText value={d.at} form="time" />
              </span>
              {d.note ? <div className="small">{d.note}</div> : null}
            </div>
          ))}
          {step.waiting.map((who) => (
            <div key={who.id} className="rv-who">
              <Person name={who.name} id={who.id} /> <span className="small muted">{step.state === "now" ? say("is waited for") : say("will be asked")}</span>
            </div>
          ))}
          {step.state !== "done" && step.decided.length + step.waiting.length === 0 ? <div className="small bad-text">{say("Nobody holds what this step names.")}</div> : null}
        </li>
      ))}
    </ol>
  </Section>
);
