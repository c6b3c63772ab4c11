import { say } from "#kernel/sentence.ts";
import { Icon } from "#web/icon.tsx";
import { TextField } from "#web/kit/fields.tsx";
import { SitePicker } from "#web/kit/pickers.tsx";
import type { RouteRule, Step } from "../../route.ts";
import { StepField } from "./StepField.tsx";

interface RoutesFieldProps {
  readonly value: readonly RouteRule[];
  readonly onChange: (value: readonly RouteRule[]) => void;
}

const blankStep = (sort: Step["sort"]): Step => ({
  title: sort === "review" ? say("Review") : say("Approval"),
  sort,
  rule: "all",
  atLeast: null,
  deciders: [{ by: "role", role: "management_representative" }],
});

/** The ways to approval: one that holds everywhere, and others for a site or a process; the most exact one is taken. */
export function RoutesField({ value, onChange }: RoutesFieldProps) {
  const put = (at: number, rule: RouteRule) => onChange(value.map((old, i) => (i === at ? rule : old)));
  return (
    <fieldset className="field">
      <legend className="lbl">{say("The way to approval")}</legend>
      {value.map((rule, i) => (
        <div key={i} className="doc-route">
          {i === 0 ? (
            <p className="small muted">{say("Everywhere, unless a way below fits better")}</p>
          ) : (
            <div className="doc-where">
              <SitePicker label={say("At the site")} optional value={rule.siteId ?? ""} onChange={(siteId) => put(i, { ...rule, siteId: siteId || null })} />
              <TextField label={say("For the process")} optional value={rule.process ?? ""} onChange={(process) => put(i, { ...rule, process: process || null })} />
              <button type="button" className="btn q s" onClick={() => onChange(value.filter((_, j) => j !== i))}>
                {say("Take this way out")}
              </button>
            </div>
          )}
          <Steps steps={rule.steps} onChange={(steps) => put(i, { ...rule, steps })} />
        </div>
      ))}
      <span>
        <button type="button" className="btn s" onClick={() => onChange([...value, { siteId: null, process: null, steps: [blankStep("approval")] }])}>
          <Icon name="plus" />
          {say("Another way for a site or a process")}
        </button>
      </span>
      <span className="help">{say("Steps follow one another; inside a step people decide side by side. The last step approves.")}</span>
    </fieldset>
  );
}

const moved = (steps: readonly Step[], from: number, to: number): Step[] => {
  const next = [...steps],
    [step] = next.splice(from, 1);
  if (step) next.splice(to, 0, step);
  return next;
};

function Steps({ steps, onChange }: { readonly steps: readonly Step[]; readonly onChange: (steps: Step[]) => void }) {
  return (
    <ol className="doc-steps">
      {steps.map((step, i) => (
        <li key={i}>
          <StepField step={step} n={i + 1} onChange={(next) => onChange(steps.map((old, j) => (j === i ? next : old)))} />
          <span className="doc-step-acts">
            <button type="button" className="btn q s" disabled={i === 0} aria-label={say("Move step {n} up", { n: i + 1 })} onClick={() => onChange(moved(steps, i, i - 1))}>
              {say("Up")}
            </button>
            <button
              type="button"
              className="btn q s"
              disabled={i === steps.length - 1}
              aria-label={say("Move step {n} down", { n: i + 1 })}
              onClick={() => onChange(moved(steps, i, i + 1))}
            >
              {say("Down")}
            </button>
            <button
              type="button"
              className="btn q s"
              disabled={steps.length === 1}
              aria-label={say("Take step {n} out", { n: i + 1 })}
              onClick={() => onChange(steps.filter((_, j) => j !== i))}
            >
              {say("Take out")}
            </button>
          </span>
        </li>
      ))}
      <li className="more">
        <button type="button" className="btn s" onClick={() => onChange([blankStep("review"), ...steps])}>
          {say("Add a review before")}
        </button>
        <button type="button" className="btn s" onClick={() => onChange([...steps, blankStep("approval")])}>
          {say("Add an approval after")}
        </button>
      </li>
    </ol>
  );
}
