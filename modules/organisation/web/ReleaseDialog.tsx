import { useState, type FormEvent } from "react";
import { addDays, written } from "#kernel/date.ts";
import { say } from "#kernel/sentence.ts";
import { RefusalNote } from "#web/act/RefusalNote.tsx";
import { useAct } from "#web/act/use-act.ts";
import { today } from "#web/asof.ts";
import { Dialog } from "#web/kit/dialog.tsx";
import { LongField } from "#web/kit/fields.tsx";
import { DateField } from "#web/kit/DateField.tsx";
import { tell } from "#web/kit/said.tsx";
import { positionActs } from "../acts.ts";
import type { HoldingShown } from "../views.ts";

/** Ends an appointment on a day; one that has not begun is taken back. */
export function ReleaseDialog({ holding, version, onClose }: { readonly holding: HoldingShown; readonly version: number; readonly onClose: () => void }) {
  const begun = holding.from <= today();
  const [on, setOn] = useState(begun ? today() : addDays(holding.from, -1)),
    [reason, setReason] = useState("");
  const { perform, pending, refusal } = useAct(positionActs.release as never);
  const [wrong, setWrong] = useState<string>();
  const past = begun && on !== "" && on < today();
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (past && !reason.trim()) return setWrong(say("Say why it is written only now."));
    const done = await perform({ id: holding.position.id, version, input: { holdingId: holding.id, on }, reason: reason.trim() || undefined });
    if (!done) return;
    tell(begun ? say("{name} holds {title} until {day}.", { name: holding.person.name, title: holding.position.title, day: written(on) }) : say("The appointment was taken back."));
    onClose();
  };
  return (
    <Dialog
      title={begun ? say("End the appointment of {name}", { name: holding.person.name }) : say("Take the appointment of {name} back", { name: holding.person.name })}
      onClose={onClose}
      keep
    >
      <form className="form" onSubmit={submit} noValidate>
        {begun ? (
          <DateField label={say("Last day")} value={on} onChange={setOn} error={refusal?.document.fields?.["on"]} help={say("The rights of the position end with this day.")} />
        ) : (
          <p className="sm">{say("It would begin on {day}. Taken back, it never was in force; the trail keeps both.", { day: written(holding.from) })}</p>
        )}
        {past ? (
          <LongField
            label={say("Reason")}
            help={say("It lies in the past; say why it is written only now.")}
            value={reason}
            onChange={setReason}
            error={refusal?.document.fields?.["reason"] ?? wrong}
            rows={2}
          />
        ) : null}
        {refusal ? <RefusalNote refusal={refusal} shown={["on", "reason"]} /> : null}
        <div className="acts">
          <button type="submit" className="btn p" aria-busy={pending} disabled={pending || on === ""}>
            {begun ? say("End it") : say("Take it back")}
          </button>
          <button type="button" className="btn" onClick={onClose}>
            {say("Not now")}
          </button>
        </div>
      </form>
    </Dialog>
  );
}
