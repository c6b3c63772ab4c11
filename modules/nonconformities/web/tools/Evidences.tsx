import { useState, type FormEvent } from "react";
import { say } from "#kernel/sentence.ts";
import { Icon } from "#web/icon.tsx";
import { TextField } from "#web/kit/fields.tsx";
import { RecordPicker } from "#web/kit/pickers.tsx";
import { Link } from "#web/routing.tsx";
import type { Evidence } from "../../whys.ts";

/** What shows that something is true: a few words, and the record that holds it where there is one. */
export function Evidences({
  evidence,
  may,
  onChange,
}: {
  readonly evidence: readonly Evidence[];
  readonly may: boolean;
  readonly onChange: (evidence: readonly Evidence[]) => void;
}) {
  const [open, setOpen] = useState(false);
  return (
    <>
      {evidence.map((one, i) => (
        <span key={`${one.text}${i}`} className="chip">
          <Icon name={one.recordId ? "link" : "attach"} />
          {one.recordId ? (
            <Link className="plain" href={`/record/${one.recordId}`}>
              {one.text}
            </Link>
          ) : (
            one.text
          )}
          {may ? (
            <button type="button" className="nc-x" aria-label={say("Take out: {text}", { text: one.text })} onClick={() => onChange(evidence.filter((_, j) => j !== i))}>
              <Icon name="close" />
            </button>
          ) : null}
        </span>
      ))}
      {may ? (
        <button type="button" className="link small noprint" aria-expanded={open} onClick={() => setOpen(!open)}>
          {say("What shows it?")}
        </button>
      ) : null}
      {may && open ? (
        <AddEvidence
          onAdd={(one) => {
            onChange([...evidence, one]);
            setOpen(false);
          }}
          onClose={() => setOpen(false)}
        />
      ) : null}
    </>
  );
}

function AddEvidence({ onAdd, onClose }: { readonly onAdd: (evidence: Evidence) => void; readonly onClose: () => void }) {
  const [text, setText] = useState(""),
    [recordId, setRecord] = useState("");
  const add = (event: FormEvent) => {
    event.preventDefault();
    event.stopPropagation();
    if (text.trim()) onAdd({ text: text.trim(), recordId: recordId || null });
  };
  return (
    <form
      className="nc-ev-form"
      onSubmit={add}
      onKeyDown={(event) => {
        event.stopPropagation();
        if (event.key === "Escape") onClose();
      }}
    >
      <TextField label={say("What shows it")} placeholder={say("photo, machine log, measurement")} value={text} onChange={setText} maxLength={200} />
      <RecordPicker label={say("The record that holds it")} optional value={recordId} onChange={setRecord} />
      <button type="submit" className="btn s p" disabled={!text.trim()}>
        {say("Add")}
      </button>
    </form>
  );
}
