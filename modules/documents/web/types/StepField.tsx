import { say } from "#kernel/sentence.ts";
import { Icon } from "#web/icon.tsx";
import { PersonPicker, PositionPicker } from "#web/kit/pickers.tsx";
import type { Decider, Step } from "../../route.ts";
import { byChoices, roleChoices, stepSorts } from "../words.ts";
import { Choice } from "../writing/AudienceField.tsx";

interface StepFieldProps {
  readonly step: Step;
  readonly n: number;
  readonly onChange: (step: Step) => void;
}

const rules = () => [
  { value: "all", label: say("all decide") },
  { value: "any", label: say("any one decides") },
  { value: "some", label: say("some decide") },
];

const blank = (by: string): Decider => {
  if (by === "role") return { by, role: "management_representative" };
  if (by === "position") return { by, positionId: "" };
  if (by === "person") return { by, personId: "" };
  return { by: "owner" };
};

function Whom({ decider, n, onChange }: { readonly decider: Decider; readonly n: number; readonly onChange: (decider: Decider) => void }) {
  if (decider.by === "role")
    return <Choice label={say("Role {n}", { n })} value={decider.role} onChange={(role) => onChange({ ...decider, role: role as typeof decider.role })} options={roleChoices()} />;
  if (decider.by === "position") return <PositionPicker label={say("Position")} value={decider.positionId} onChange={(positionId) => onChange({ ...decider, positionId })} />;
  if (decider.by === "person") return <PersonPicker label={say("Person")} value={decider.personId} onChange={(personId) => onChange({ ...decider, personId })} />;
  return null;
}

/** One step: what it is called, review or approval, how many decide, and who. */
export function StepField({ step, n, onChange }: StepFieldProps) {
  const put = (at: number, decider: Decider) => onChange({ ...step, deciders: step.deciders.map((old, i) => (i === at ? decider : old)) });
  return (
    <fieldset className="doc-step">
      <legend className="vh">{say("Step {n}", { n })}</legend>
      <div className="doc-line">
        <input
          className="in"
          aria-label={say("Name of step {n}", { n })}
          value={step.title}
          maxLength={200}
          onChange={(event) => onChange({ ...step, title: event.target.value })}
        />
        <Choice label={say("Step {n} is", { n })} value={step.sort} onChange={(sort) => onChange({ ...step, sort: sort as Step["sort"] })} options={stepSorts()} />
        <Choice
          label={say("How many decide in step {n}", { n })}
          value={step.rule}
          onChange={(rule) => onChange({ ...step, rule: rule as Step["rule"], atLeast: rule === "some" ? (step.atLeast ?? 2) : null })}
          options={rules()}
        />
        {step.rule === "some" ? (
          <input
            className="in doc-few"
            type="number"
            min={1}
            max={20}
            aria-label={say("At least so many in step {n}", { n })}
            value={step.atLeast ?? 1}
            onChange={(event) => onChange({ ...step, atLeast: Math.max(1, Math.min(20, Number(event.target.value) || 1)) })}
          />
        ) : null}
      </div>
      {step.deciders.map((decider, i) => (
        <div key={i} className="doc-line">
          <Choice label={say("Who decides, {n}", { n: i + 1 })} value={decider.by} onChange={(by) => put(i, blank(by))} options={byChoices()} />
          <Whom decider={decider} n={i + 1} onChange={(next) => put(i, next)} />
          {step.deciders.length > 1 ? (
            <button
              type="button"
              className="btn q icon"
              aria-label={say("Take line {n} out", { n: i + 1 })}
              onClick={() => onChange({ ...step, deciders: step.deciders.filter((_, j) => j !== i) })}
            >
              <Icon name="close" />
            </button>
          ) : null}
        </div>
      ))}
      <span>
        <button type="button" className="link sm" onClick={() => onChange({ ...step, deciders: [...step.deciders, blank("position")] })}>
          {say("Add somebody who decides")}
        </button>
      </span>
    </fieldset>
  );
}
