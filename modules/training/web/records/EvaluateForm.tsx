import { say } from "#kernel/sentence.ts";
import { ActField } from "#web/act/ActField.tsx";
import type { OwnForm } from "#web/act/ActForm.tsx";
import { shapesOf } from "#web/act/shape.ts";
import { ChoiceField, LongField } from "#web/kit/fields.tsx";
import { textOf } from "#web/act/values.ts";
import { trainingActs } from "../../acts.ts";

const action = shapesOf(trainingActs.evaluate.input).find((shape) => shape.name === "action");

/** Did it work? When it did not: what shows it, and what is done about it. */
export function EvaluateForm({ values, change, errors }: OwnForm) {
  const worked = values["effective"] === true;
  return (
    <>
      <ChoiceField
        label={say("Did it work?")}
        value={worked ? "yes" : "no"}
        options={[
          { value: "yes", label: say("Yes") },
          { value: "no", label: say("No") },
        ]}
        onChange={(next) => change({ ...values, effective: next === "yes" })}
        error={errors["effective"]}
      />
      <LongField label={say("What shows it")} optional={worked} value={textOf(values["note"])} onChange={(note) => change({ ...values, note })} error={errors["note"]} />
      {!worked && action ? (
        <ActField shape={{ ...action, label: say("What is done about it") }} value={values["action"]} onChange={(next) => change({ ...values, action: next })} errors={errors} />
      ) : null}
    </>
  );
}
