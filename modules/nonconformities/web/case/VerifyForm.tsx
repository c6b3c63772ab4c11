import { say } from "#kernel/sentence.ts";
import { textOf } from "#web/act/values.ts";
import type { OwnForm } from "#web/act/ActForm.tsx";
import { ChoiceField, LongField, TextField } from "#web/kit/fields.tsx";
import { DateField } from "#web/kit/DateField.tsx";
import type { CaseShown } from "./shown.ts";

/** Judges the effect by the criterion that was fixed before; it stands above the fields. */
export const verifyForm = (criterion: CaseShown["record"]["criterion"]) =>
  function VerifyForm({ values, change, errors }: OwnForm) {
    const effective = values["effective"];
    const set = (name: string) => (value: unknown) => change({ ...values, [name]: value });
    return (
      <>
        <blockquote className="nc-bar">
          <p className="serif">{criterion?.criterion}</p>
          <p className="small muted">{criterion ? say("{measure}. Sample: {sample}.", { measure: criterion.measure, sample: criterion.sample }) : ""}</p>
        </blockquote>
        <ChoiceField
          label={say("Did it work?")}
          value={effective === true ? "yes" : effective === false ? "no" : ""}
          onChange={(value) => change({ ...values, effective: value === "yes" })}
          error={errors["effective"]}
          options={[
            { value: "yes", label: say("Yes, it worked") },
            { value: "no", label: say("No, it did not: another round begins") },
          ]}
        />
        <LongField label={say("What you found")} value={textOf(values["result"])} onChange={set("result")} error={errors["result"]} rows={3} />
        <TextField label={say("What you looked at")} value={textOf(values["sample"])} onChange={set("sample")} error={errors["sample"]} />
        <DateField label={say("On which day")} value={textOf(values["on"])} onChange={set("on")} error={errors["on"]} optional />
      </>
    );
  };
