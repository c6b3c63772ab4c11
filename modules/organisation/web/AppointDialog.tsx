import { useState, type FormEvent } from "react";
import { say } from "#kernel/sentence.ts";
import { RefusalNote } from "#web/act/RefusalNote.tsx";
import { useAct } from "#web/act/use-act.ts";
import { today } from "#web/asof.ts";
import { Dialog } from "#web/kit/dialog.tsx";
import { CheckField, LongField } from "#web/kit/fields.tsx";
import { DateField } from "#web/kit/DateField.tsx";
import { PersonPicker, PositionPicker } from "#web/kit/pickers.tsx";
import { tell } from "#web/kit/said.tsx";
import { positionActs } from "../acts.ts";

interface AppointProps {
  /** The position; absent when the person is known and the position is chosen. */
  readonly position?: { readonly id: string; readonly version: number; readonly title: string };
  readonly positions?: ReadonlyMap<string, number>;
  readonly person?: { readonly id: string; readonly name: string };
  readonly deputy?: boolean;
  readonly onClose: () => void;
}

/** Puts a person into a position from a day on, as holder or as deputy. A day in the past asks why. */
export function AppointDialog({ position, positions, person, deputy: first = false, onClose }: AppointProps) {
  const [personId, setPerson] = useState(person?.id ?? ""),
    [positionId, setPosition] = useState(position?.id ?? "");
  const [deputy, setDeputy] = useState(first),
    [from, setFrom] = useState(today()),
    [until, setUntil] = useState(""),
    [reason, setReason] = useState("");
  const [missing, setMissing] = useState<Record<string, string>>({});
  const { perform, pending, refusal } = useAct(positionActs.appoint as never);
  const errors = { ...missing, ...refusal?.document.fields },
    past = from !== "" && from < today();
  const version = position?.version ?? positions?.get(positionId);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const needed = say("This is needed.");
    const wrong = {
      ...(personId ? {} : { personId: needed }),
      ...(positionId ? {} : { positionId: needed }),
      ...(past && !reason.trim() ? { reason: say("Say why it is written only now.") } : {}),
    };
    setMissing(wrong);
    if (Object.keys(wrong).length > 0) return;
    const done = await perform({ id: positionId, version, input: { personId, deputy, ...(from ? { from } : {}), until: until || null }, reason: reason.trim() || undefined });
    if (!done) return;
    tell(say("Appointed to {title}.", { title: done.title }));
    onClose();
  };
  return (
    <Dialog title={position ? say("Appoint to {title}", { title: position.title }) : say("Appoint {name}", { name: person?.name ?? "" })} onClose={onClose} keep>
      <form className="form" onSubmit={submit} noValidate>
        {person ? null : <PersonPicker label={say("Person")} value={personId} onChange={setPerson} error={errors["personId"]} />}
        {position ? null : <PositionPicker label={say("Position")} value={positionId} onChange={setPosition} error={errors["positionId"]} />}
        <CheckField label={say("As deputy: acts while the holder is away or there is none")} checked={deputy} onChange={setDeputy} />
        <DateField label={say("First day")} value={from} onChange={setFrom} error={errors["from"]} />
        <DateField label={say("Last day")} value={until} onChange={setUntil} error={errors["until"]} optional />
        {past ? (
          <LongField
            label={say("Reason")}
            help={say("It lies in the past; say why it is written only now.")}
            value={reason}
            onChange={setReason}
            error={errors["reason"]}
            rows={2}
          />
        ) : null}
        {refusal ? <RefusalNote refusal={refusal} shown={["personId", "positionId", "from", "until", "reason"]} /> : null}
        <div className="acts">
          <button type="submit" className="btn p" aria-busy={pending} disabled={pending}>
            {say("Appoint")}
          </button>
          <button type="button" className="btn" onClick={onClose}>
            {say("Not now")}
          </button>
        </div>
      </form>
    </Dialog>
  );
}
