import { useState, type FormEvent } from "react";
import { addDays } from "#kernel/date.ts";
import { say } from "#kernel/sentence.ts";
import { decision } from "#web/act/ActButton.tsx";
import type { AnyAct } from "#web/act/perform.ts";
import { RefusalNote } from "#web/act/RefusalNote.tsx";
import { useAct } from "#web/act/use-act.ts";
import { useActor } from "#web/ask.ts";
import { today, useAsOf } from "#web/asof.ts";
import { Icon } from "#web/icon.tsx";
import { DateField } from "#web/kit/DateField.tsx";
import { ChoiceField, TextField } from "#web/kit/fields.tsx";
import { PersonPicker } from "#web/kit/pickers.tsx";
import { actionActs } from "../../acts.ts";
import { sortChoices } from "../words.ts";
import type { CaseShown } from "./shown.ts";

/** Adds actions one after the other where the list stands; the line stays open for the next. */
export function AddAction({ shown }: { readonly shown: CaseShown }) {
  const { record, actions } = shown,
    actor = useActor(),
    { refusal: past } = useAsOf();
  const [open, setOpen] = useState(false);
  const may = record.closedAt === null && record.evaluation?.needed !== false && decision(actionActs.assign as unknown as AnyAct, actor, undefined, past).yes;
  if (!may) return null;
  if (!open)
    return (
      <p className="gap-s noprint">
        <button type="button" className="btn s" onClick={() => setOpen(true)}>
          <Icon name="plus" />
          {say("Add an action")}
        </button>
      </p>
    );
  return <Line record={record} actions={actions} onClose={() => setOpen(false)} />;
}

function Line({ record, actions, onClose }: { readonly record: CaseShown["record"]; readonly actions: CaseShown["actions"]; readonly onClose: () => void }) {
  const fresh = () => ({
    title: "",
    sort: record.state === "open" || record.state === "contained" ? "correction" : "corrective",
    ownerId: "",
    dueOn: addDays(today(), 14),
    waitsFor: "",
  });
  const [values, setValues] = useState(fresh),
    { perform, pending, refusal } = useAct(actionActs.assign as unknown as AnyAct);
  const errors = refusal?.document.fields ?? {},
    set = (name: keyof typeof values) => (value: string) => setValues({ ...values, [name]: value });
  const waiting = actions.filter((a) => ["open", "in_work", "extension_asked"].includes(a.state));
  const add = async (event: FormEvent) => {
    event.preventDefault();
    const { waitsFor, ...rest } = values;
    if (await perform({ input: { ...rest, parentId: record.id, siteId: record.siteId, ...(waitsFor ? { waitsFor } : {}) } })) setValues(fresh());
  };
  return (
    <form
      className="nc-add noprint"
      onSubmit={(event) => void add(event)}
      onKeyDown={(event) => {
        if (event.key === "Escape") onClose();
      }}
      noValidate
    >
      <div className="wide">
        <TextField label={say("What is to be done")} value={values.title} onChange={set("title")} error={errors["title"]} maxLength={200} />
      </div>
      <PersonPicker label={say("Who does it")} value={values.ownerId} onChange={set("ownerId")} error={errors["ownerId"]} />
      <DateField label={say("Until when")} value={values.dueOn} onChange={set("dueOn")} error={errors["dueOn"]} />
      <ChoiceField label={say("Kind")} value={values.sort} onChange={set("sort")} options={sortChoices()} />
      {waiting.length > 0 ? (
        <ChoiceField
          label={say("Begins after")}
          none={say("nothing: at once")}
          optional
          value={values.waitsFor}
          onChange={set("waitsFor")}
          options={waiting.map((a) => ({ value: a.id, label: `${actions.indexOf(a) + 1}: ${a.title.slice(0, 40)}` }))}
        />
      ) : null}
      {refusal ? (
        <div className="wide">
          <RefusalNote refusal={refusal} shown={["title", "ownerId", "dueOn"]} />
        </div>
      ) : null}
      <div className="acts wide">
        <button type="submit" className="btn p s" disabled={pending || !values.title.trim() || !values.ownerId || !values.dueOn} aria-busy={pending}>
          {say("Add it")}
        </button>
        <button type="button" className="btn s" onClick={onClose}>
          {say("Done adding")}
        </button>
      </div>
    </form>
  );
}
