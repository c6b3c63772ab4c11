import { useState, type FormEvent } from "react";
import { newId } from "#kernel/id.ts";
import { say } from "#kernel/sentence.ts";
import { send, type AnyAct } from "#web/act/perform.ts";
import { askAgain } from "#web/ask.ts";
import { Dialog } from "#web/kit/dialog.tsx";
import { LongField } from "#web/kit/fields.tsx";
import { PersonPicker } from "#web/kit/pickers.tsx";
import { Ref } from "#web/kit/tags.tsx";
import { Problem } from "#web/wire.ts";

/** A record that can be given to somebody. */
export interface Given {
  readonly id: string;
  readonly number: string;
  readonly title: string;
  readonly version: number;
}

/** Gives several records to one person. Each is an act of its own: what one refuses does not stop the others, and is said. */
export function BulkGive({ act, rows, onClose }: { readonly act: AnyAct; readonly rows: readonly Given[]; readonly onClose: () => void }) {
  const [person, setPerson] = useState(""),
    [reason, setReason] = useState("");
  const [told, setTold] = useState<Readonly<Record<string, string>> | null>(null),
    [pending, setPending] = useState(false);
  const give = async (event: FormEvent) => {
    event.preventDefault();
    setPending(true);
    const said: Record<string, string> = {};
    for (const row of rows) {
      const attempt = { id: row.id, version: row.version, input: { ownerId: person }, ...(reason.trim() ? { reason: reason.trim() } : {}) };
      await send(act, attempt, { key: newId() }).catch((error: unknown) => {
        if (!(error instanceof Problem)) throw error;
        said[row.id] = error.document.detail;
      });
    }
    await askAgain();
    setPending(false);
    if (Object.keys(said).length === 0) onClose();
    else setTold(said);
  };
  return (
    <Dialog title={say("{act}: {count, plural, one {# record} other {# records}}", { act: say(act.title), count: rows.length })} onClose={onClose} keep>
      <form className="form" onSubmit={(event) => void give(event)}>
        <PersonPicker label={say("Who answers from now on")} value={person} onChange={setPerson} />
        {act.reason ? <LongField label={say("Reason")} help={say("It stands in the trail, beside your name.")} value={reason} onChange={setReason} rows={2} /> : null}
        <ul className="rows ruled">
          {rows.map((row) => (
            <li key={row.id}>
              <Ref>{row.number}</Ref> {row.title}
              {told ? <div className="small">{told[row.id] ?? say("Done.")}</div> : null}
            </li>
          ))}
        </ul>
        <div className="acts">
          {told ? (
            <button type="button" className="btn p" onClick={onClose}>
              {say("Close")}
            </button>
          ) : (
            <button type="submit" className="btn p" disabled={pending || !person || (act.reason === "required" && !reason.trim())} aria-busy={pending}>
              {say(act.title)}
            </button>
          )}
        </div>
      </form>
    </Dialog>
  );
}
