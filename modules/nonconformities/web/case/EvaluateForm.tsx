import { say } from "#kernel/sentence.ts";
import { textOf } from "#web/act/values.ts";
import type { OwnForm } from "#web/act/ActForm.tsx";
import { CheckField, ChoiceField, LongField } from "#web/kit/fields.tsx";
import { Banner } from "#web/kit/banner.tsx";
import { categoryName, usualCategories } from "../../fishbone.ts";
import { weigh } from "../../scoring.ts";

const severities = (): readonly string[] => [
  say("No effect outside the process"),
  say("Noticed further on, no harm"),
  say("The customer or a requirement is affected"),
  say("Danger, or the law is affected"),
];
const recurrences = (): readonly string[] => [say("First time in twelve months"), say("Second time"), say("Several times"), say("Again and again")];
const numbered = (words: readonly string[]) => words.map((label, i) => ({ value: String(i + 1), label: `${i + 1} ${label}` }));

/** Grade, severity, recurrence; the rule answers at once, and whoever decides otherwise says why. */
export function EvaluateForm({ values, change, errors }: OwnForm) {
  const set = (more: Record<string, unknown>) => {
    const next = { ...values, ...more },
      severity = Number(next["severity"]),
      recurrence = Number(next["recurrence"]),
      grade = next["grade"];
    const rule = severity && recurrence && (grade === "minor" || grade === "major") ? weigh(grade, severity, recurrence) : null;
    const following = rule && !("needed" in more) && !("reason" in more);
    const needed = following ? rule.needed : next["needed"] === true,
      untouched = !values["reason"] || values["reason"] === values["said"];
    // The rule's own words are the reason of whoever follows it; whoever decides otherwise finds words of their own.
    const because = rule && untouched && !("reason" in more) ? { reason: needed === rule.needed ? rule.because : "", said: rule.because } : {};
    change({ ...next, needed, ...because });
  };
  const severity = Number(values["severity"]),
    recurrence = Number(values["recurrence"]),
    grade = values["grade"];
  const rule = severity && recurrence && (grade === "minor" || grade === "major") ? weigh(grade, severity, recurrence) : null;
  const needed = values["needed"] === true;
  return (
    <>
      <ChoiceField
        label={say("Grade")}
        value={textOf(grade)}
        onChange={(value) => set({ grade: value })}
        error={errors["grade"]}
        options={[
          { value: "minor", label: say("Minor") },
          { value: "major", label: say("Major") },
        ]}
      />
      <div className="nc-weigh">
        <ChoiceField
          label={say("How severe")}
          value={severity ? String(severity) : ""}
          onChange={(value) => set({ severity: value })}
          error={errors["severity"]}
          options={numbered(severities())}
        />
        <ChoiceField
          label={say("How often")}
          value={recurrence ? String(recurrence) : ""}
          onChange={(value) => set({ recurrence: value })}
          error={errors["recurrence"]}
          options={numbered(recurrences())}
        />
      </div>
      {rule ? (
        <Banner {...(rule.needed ? { tone: "soon" as const } : {})}>
          <b className="med">{rule.needed ? say("The rule asks for corrective action.") : say("By the rule the correction is enough.")}</b> {rule.because}
        </Banner>
      ) : null}
      <CheckField
        label={say("Corrective action is needed")}
        checked={needed}
        onChange={(value) => set({ needed: value })}
        help={rule && rule.needed !== needed ? say("You decide otherwise than the rule: say why. Both stand in the record.") : undefined}
      />
      <LongField label={say("Why")} value={textOf(values["reason"])} onChange={(value) => set({ reason: value })} error={errors["reason"]} rows={2} />
      {needed || !rule ? null : (
        <>
          <LongField
            label={say("The cause, in a sentence")}
            value={textOf(values["cause"])}
            onChange={(value) => set({ cause: value, needed: false })}
            error={errors["cause"]}
            rows={2}
          />
          <ChoiceField
            label={say("Where the cause lies")}
            value={textOf(values["category"])}
            onChange={(value) => set({ category: value, needed: false })}
            error={errors["category"]}
            options={usualCategories.map((value) => ({ value, label: categoryName(value) }))}
          />
        </>
      )}
    </>
  );
}
