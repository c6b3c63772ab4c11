import type { ReactNode } from "react";
import { say } from "#kernel/sentence.ts";

export interface Step {
  readonly label: string;
  /** Under it: a date, a count, what is planned. */
  readonly note?: ReactNode;
  readonly state: "done" | "now" | "ahead";
}

/** A ruler of states: what was, where it stands, what is ahead. */
export function StateRuler({ steps }: { readonly steps: readonly Step[] }) {
  const at = steps.findIndex((step) => step.state === "now");
  return (
    <ol className="track" aria-label={at < 0 ? say("State") : say("State: {label}, {n} of {total}", { label: steps[at]?.label ?? "", n: at + 1, total: steps.length })}>
      {steps.map((step) => (
        <li key={step.label} className={step.state === "ahead" ? undefined : step.state} aria-current={step.state === "now" ? "step" : undefined}>
          {step.label}
          <small>{step.note}</small>
        </li>
      ))}
    </ol>
  );
}

/** Steps along a plain order of states: those before the present one are done. */
export const stepsOf = (order: readonly { readonly state: string; readonly label: string; readonly note?: ReactNode }[], state: string): readonly Step[] => {
  const at = order.findIndex((step) => step.state === state);
  return order.map((step, i) => ({ label: step.label, note: step.note, state: i < at || (i === at && i === order.length - 1) ? "done" : i === at ? "now" : "ahead" }));
};
