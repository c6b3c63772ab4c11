import { useId, useState, type KeyboardEvent } from "react";
import { say } from "#kernel/sentence.ts";
import { Field } from "#web/kit/fields.tsx";

export interface Pick {
  readonly id: string;
  readonly name: string;
  readonly note?: string | undefined;
}

interface ComboProps {
  readonly label: string;
  /** What can be chosen for what is typed so far. */
  readonly found: readonly Pick[];
  readonly text: string;
  readonly onText: (text: string) => void;
  readonly chosen: Pick | null;
  readonly onChoose: (pick: Pick | null) => void;
  /** What to type, while nothing is chosen. */
  readonly hint?: string | undefined;
  readonly help?: string | undefined;
  readonly error?: string | undefined;
  readonly optional?: boolean | undefined;
}

/** A field that finds while one types: arrows choose, Enter takes, Escape closes; what is taken is a thing, not a text. */
export function Combo({ label, found, text, onText, chosen, onChoose, hint, help, error, optional }: ComboProps) {
  const [open, setOpen] = useState(false);
  const [at, setAt] = useState(0);
  const list = useId();
  const take = (pick: Pick | undefined) => {
    if (!pick) return;
    onChoose(pick);
    onText("");
    setOpen(false);
  };
  const keys = (event: KeyboardEvent) => {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      setOpen(true);
      setAt((now) => Math.max(0, Math.min(found.length - 1, now + (event.key === "ArrowDown" && open ? 1 : event.key === "ArrowUp" ? -1 : 0))));
    } else if (event.key === "Enter" && open) {
      event.preventDefault();
      take(found[at]);
    } else if (event.key === "Escape" && open) {
      event.preventDefault();
      event.stopPropagation();
      setOpen(false);
    }
  };
  return (
    <Field label={label} help={help} error={error} optional={optional}>
      {(ids) => (
        <div
          className="combo"
          onBlur={(event) => {
            if (!event.currentTarget.contains(event.relatedTarget)) {
              setOpen(false);
              if (text) onText("");
            }
          }}
        >
          <input
            {...ids}
            className={`in ${error ? "err" : ""}`}
            role="combobox"
            aria-expanded={open}
            aria-controls={list}
            aria-autocomplete="list"
            aria-activedescendant={open && found[at] ? `${list}${at}` : undefined}
            autoComplete="off"
            value={open || text ? text : (chosen?.name ?? "")}
            placeholder={chosen?.name ?? hint ?? say("Type a name")}
            onFocus={(event) => {
              setAt(0);
              if (chosen)
                event.currentTarget.select(); // what is chosen stays in sight; typing takes its place
              else setOpen(true);
            }}
            onMouseDown={() => setOpen(true)} // not onClick: the list stands in the field's label, so that choosing in it clicks here too
            onKeyDown={keys}
            onChange={(event) => {
              onText(event.target.value);
              setOpen(true);
              setAt(0);
              if (event.target.value === "") onChoose(null);
            }}
          />
          <ul id={list} role="listbox" aria-label={label} hidden={!open || found.length === 0}>
            {found.map((pick, i) => (
              <li
                key={pick.id}
                id={`${list}${i}`}
                role="option"
                aria-selected={i === at}
                onMouseEnter={() => setAt(i)}
                onMouseDown={(event) => {
                  event.preventDefault();
                  take(pick);
                }}
              >
                {pick.name}
                {pick.note ? <small>{pick.note}</small> : null}
              </li>
            ))}
          </ul>
        </div>
      )}
    </Field>
  );
}
