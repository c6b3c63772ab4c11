import { say } from "#kernel/sentence.ts";
import { textOf } from "#web/act/values.ts";
import type { OwnForm } from "#web/act/ActForm.tsx";
import { ChoiceField, LongField } from "#web/kit/fields.tsx";
import { categoryName } from "../../fishbone.ts";

/** The cause in one sentence and the place where it lies, in the categories of this case. */
export const causeForm = (categories: readonly string[]) =>
  function CauseForm({ values, change, errors }: OwnForm) {
    return (
      <>
        <LongField
          label={say("The cause, in one sentence")}
          help={say("Taken from the root that is marked in the whys. You sign for it.")}
          value={textOf(values["text"])}
          onChange={(text) => change({ ...values, text })}
          error={errors["text"]}
          rows={2}
        />
        <ChoiceField
          label={say("Where it lies")}
          help={say("By this causes are counted.")}
          value={textOf(values["category"])}
          onChange={(category) => change({ ...values, category })}
          error={errors["category"]}
          options={categories.map((value) => ({ value, label: categoryName(value) }))}
        />
      </>
    );
  };
