import { useEffect, useRef, useState } from "react";
import { say } from "#kernel/sentence.ts";

interface DigitsProps {
  readonly label: string;
  readonly length: number;
  /** Shown as dots: somebody may stand behind. */
  readonly hidden: boolean;
  readonly onDone: (digits: string) => void;
}

const keys = ["1", "2", "3", "4", "5", "6", "7", "8", "9"];

/** A number of a fixed length, by large keys or a keyboard; it is given on as soon as it is whole. */
export function Digits({ label, length, hidden, onDone }: DigitsProps) {
  const [digits, setDigits] = useState(""),
    field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.focus(), []);
  const put = (text: string): void => {
    const next = text.replaceAll(/\D/g, "").slice(0, length);
    setDigits(next);
    if (next.length === length && digits.length < length) onDone(next);
  };
  return (
    <div className="kiosk-digits">
      <label htmlFor="kiosk-digits">{label}</label>
      <input
        ref={field}
        id="kiosk-digits"
        className="in kiosk-in mono"
        type={hidden ? "password" : "text"}
        inputMode="numeric"
        autoComplete="off"
        data-1p-ignore=""
        value={digits}
        onChange={(event) => put(event.target.value)}
      />
      <div className="kiosk-pad">
        {keys.map((key) => (
          <button key={key} type="button" className="btn kiosk-key" onClick={() => put(digits + key)}>
            {key}
          </button>
        ))}
        <button type="button" className="btn kiosk-key" onClick={() => setDigits("")}>
          {say("Clear")}
        </button>
        <button type="button" className="btn kiosk-key" onClick={() => put(`${digits}0`)}>
          0
        </button>
        <button type="button" className="btn kiosk-key" aria-label={say("Take the last digit back")} onClick={() => setDigits(digits.slice(0, -1))}>
          ←
        </button>
      </div>
    </div>
  );
}
