import { say } from "#kernel/sentence.ts";
import { textOf } from "#web/act/values.ts";
import type { OwnForm } from "#web/act/ActForm.tsx";
import { ChoiceField } from "#web/kit/fields.tsx";
import { DateField } from "#web/kit/DateField.tsx";

/** Why, and until which day in the old positions. */
export const BeginForm = ({ values, change, errors }: OwnForm) => (
  <>
    <ChoiceField
      label={say("What happens")}
      value={textOf(values["reason"]) || "leaves"}
      onChange={(reason) => change({ ...values, reason })}
      error={errors["reason"]}
      options={[
        { value: "leaves", label: say("leaves the organisation") },
        { value: "moves", label: say("moves to something else inside") },
      ]}
    />
    <DateField
      label={say("Last day")}
      value={textOf(values["lastDay"])}
      onChange={(lastDay) => change({ ...values, lastDay })}
      error={errors["lastDay"]}
      help={say("The last day in the old positions. It can be changed later.")}
    />
  </>
);
