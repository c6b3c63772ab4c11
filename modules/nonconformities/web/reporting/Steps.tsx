import { say } from "#kernel/sentence.ts";
import { DateText } from "#web/kit/date.tsx";
import type { Step } from "../../report-views.ts";

/** The way of a report, in the words of whoever sent it; to others its beginning names the reporter. */
export const Steps = ({ steps, began }: { readonly steps: readonly Step[]; readonly began?: string | undefined }) => (
  <ol className="nc-steps">
    {steps.map((step) => (
      <li key={step.step} className={step.is === "next" ? "ahead" : step.is} aria-current={step.is === "now" ? "step" : undefined}>
        <b>{step.step === "received" && began ? began : step.title}</b>
        {step.text ? <p>{step.text}</p> : null}
        <small>{step.on ? <DateText value={step.on} /> : step.is === "next" ? say("not yet") : null}</small>
      </li>
    ))}
  </ol>
);

/** The same as a short row of marks; its sentence says where it stands. */
export const Pips = ({ steps }: { readonly steps: readonly Step[] }) => {
  const all = steps.every((step) => step.is === "done");
  return (
    <div className={`nc-pips ${all ? "all" : ""}`} aria-hidden="true">
      {steps.map((step) => (
        <i key={step.step} className={step.is === "next" ? "ahead" : step.is} />
      ))}
    </div>
  );
};
