import { useState, type ComponentType, type FormEvent } from "react";
import { say } from "#kernel/sentence.ts";
import { ActField } from "#web/act/ActField.tsx";
import { useDraft } from "#web/act/draft.ts";
import type { AnyAct, Performed } from "#web/act/perform.ts";
import { RefusalNote } from "#web/act/RefusalNote.tsx";
import { shapesOf } from "#web/act/shape.ts";
import { useAct } from "#web/act/use-act.ts";
import { inputOf, missing, startValues, type Values } from "#web/act/values.ts";
import { LongField } from "#web/kit/fields.tsx";

/** The record that an act is done to, as far as acting needs it. */
export interface ActedOn {
  readonly id: string;
  readonly version: number;
  readonly number: string;
  readonly title: string;
}

/** A module's own form: it shows and changes the values, the platform does the rest. */
export interface OwnForm {
  readonly values: Values;
  readonly change: (values: Values) => void;
  readonly errors: Readonly<Record<string, string>>;
}

export interface ActFormProps {
  readonly act: AnyAct;
  /** Absent when the act begins a record. */
  readonly record?: ActedOn | undefined;
  readonly start?: Values | undefined;
  /** Instead of the fields made from the act's input. */
  readonly form?: ComponentType<OwnForm> | undefined;
  /** Members that are set by the page and not shown. */
  readonly fixed?: Values | undefined;
  readonly consequences?: readonly string[] | undefined;
  readonly label?: string | undefined;
  readonly onDone: (record: Performed) => void;
  readonly onCancel?: (() => void) | undefined;
}

/** The fields of an act, with its reason when one is required. What is typed survives a reload and a refusal. */
export function ActForm({ act, record, start, form: Own, fixed, consequences, label, onDone, onCancel }: ActFormProps) {
  const shapes = shapesOf(act.input).filter((shape) => fixed?.[shape.name] === undefined);
  const [values, change, draft] = useDraft(`${act.name}.${record?.id ?? "new"}`, startValues(shapes, start));
  const [reason, setReason] = useState("");
  const [found, setFound] = useState<Record<string, string>>({});
  const { perform, pending, refusal } = useAct(act);
  const errors = { ...found, ...refusal?.document.fields };

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const wrong = missing(shapes, values);
    if (act.reason && !reason.trim()) wrong["reason"] = say("Say why: it stands in the trail.");
    setFound(wrong);
    if (Object.keys(wrong).length > 0) return;
    const light = "light" in act && act.light;
    const done = await perform(
      { id: record?.id, version: light ? undefined : record?.version, input: { ...inputOf(shapes, values), ...fixed }, reason: reason.trim() || undefined },
      { record, consequences },
    );
    if (!done) return;
    draft.forget();
    onDone(done);
  };
  return (
    <form className="form" onSubmit={submit} noValidate>
      {draft.found ? (
        <p className="help">
          {say("This is your draft from before.")}{" "}
          <button type="button" className="link" onClick={draft.forget}>
            {say("Start anew")}
          </button>
        </p>
      ) : null}
      {Own ? (
        <Own values={values} change={change} errors={errors} />
      ) : (
        shapes.map((shape) => <ActField key={shape.name} shape={shape} value={values[shape.name]} onChange={(next) => change({ ...values, [shape.name]: next })} errors={errors} />)
      )}
      {act.reason ? (
        <LongField label={say("Reason")} help={say("It stands in the trail, beside your name.")} value={reason} onChange={setReason} error={errors["reason"]} rows={2} />
      ) : null}
      {refusal ? <RefusalNote refusal={refusal} shown={shapes.map((s) => s.name)} mine={inputOf(shapes, values)} /> : null}
      <div className="acts">
        <button type="submit" className="btn p" aria-busy={pending} disabled={pending}>
          {label ?? say(act.title)}
        </button>
        {onCancel ? (
          <button type="button" className="btn" onClick={onCancel}>
            {say("Not now")}
          </button>
        ) : null}
      </div>
    </form>
  );
}

/** Does this act ask for anything before it can be done? */
export const asksSomething = (act: AnyAct, fixed: Values = {}): boolean => act.reason === "required" || shapesOf(act.input).some((shape) => fixed[shape.name] === undefined);
