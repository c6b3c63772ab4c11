import { useEffect, useRef, useState } from "react";
import { written } from "#kernel/date.ts";
import { say } from "#kernel/sentence.ts";
import { today } from "#web/asof.ts";
import { Icon } from "#web/icon.tsx";
import { dayFrom } from "#web/kit/day-text.ts";
import { Field } from "#web/kit/fields.tsx";

interface DateFieldProps {
  readonly label: string;
  /** `2026-12-02`, or "" for none. */
  readonly value: string;
  readonly onChange: (day: string) => void;
  readonly help?: string | undefined;
  readonly error?: string | undefined;
  readonly optional?: boolean | undefined;
}

/** A day, typed as people write it or taken from the device's calendar; shown as the house writes days. */
export function DateField({ label, value, onChange, help, error, optional }: DateFieldProps) {
  const [text, setText] = useState(value ? written(value) : "");
  const [odd, setOdd] = useState(false);
  const calendar = useRef<HTMLInputElement>(null);
  const typed = useRef(false);
  useEffect(() => {
    if (!typed.current) setText(value ? written(value) : "");
  }, [value]);
  const type = (next: string) => {
    typed.current = true;
    setText(next);
    setOdd(false);
    const day = dayFrom(next, today());
    if (day) onChange(day);
    else if (next.trim() === "") onChange("");
  };
  const leave = () => {
    typed.current = false;
    const day = dayFrom(text, today());
    setOdd(text.trim() !== "" && !day);
    if (day) setText(written(day));
  };
  const wrong = error ?? (odd ? say("Write a day, e.g. 2 Dec 2026.") : undefined);
  return (
    <Field label={label} help={help} error={wrong} optional={optional}>
      {(ids) => (
        <div className="datef">
          <input
            {...ids}
            className={`in ${wrong ? "err" : ""}`}
            inputMode="text"
            autoComplete="off"
            placeholder={say("2 Dec 2026")}
            value={text}
            onChange={(event) => type(event.target.value)}
            onBlur={leave}
          />
          <button type="button" className="btn q s icon" aria-label={say("Open the calendar")} onClick={() => calendar.current?.showPicker()}>
            <Icon name="today" />
          </button>
          <input
            ref={calendar}
            type="date"
            tabIndex={-1}
            aria-hidden="true"
            value={value}
            onChange={(event) => {
              typed.current = false;
              setOdd(false);
              onChange(event.target.value);
              setText(event.target.value ? written(event.target.value) : "");
            }}
          />
        </div>
      )}
    </Field>
  );
}
