import { useEffect, useState } from "react";
import { say } from "#kernel/sentence.ts";
import type { KioskPerson, KioskShown } from "#modules/kiosks/door.ts";
import { kiosk } from "./asked.ts";
import { Proof } from "./Proof.tsx";

const hints: Readonly<Record<KioskPerson["pin"], string | null>> = {
  none: say("No PIN yet. Ask your supervisor for a code."),
  given: say("You have a code: choose your PIN now."),
  set: null,
  locked: say("Locked. Ask your supervisor for a new code."),
};

/** Somebody finds their name by its first letters, and proves it by PIN. */
export function WhoAreYou({ onIn }: { readonly onIn: (state: KioskShown) => void }) {
  const [text, setText] = useState(""),
    [found, setFound] = useState<readonly KioskPerson[] | null>(null),
    [person, setPerson] = useState<KioskPerson | null>(null);
  useEffect(() => {
    if (text.trim().length < 2) return undefined;
    let gone = false;
    const later = setTimeout(
      () =>
        void kiosk.people(text.trim()).then(
          ({ items }) => (gone ? undefined : setFound(items)),
          () => setFound([]),
        ),
      150,
    );
    return () => {
      gone = true;
      clearTimeout(later);
    };
  }, [text]);
  const again = () => {
    setPerson(null);
    setText("");
  };
  if (person) return <Proof person={person} onIn={onIn} onBack={again} />;
  return (
    <section className="kiosk-find">
      <h1>
        <label htmlFor="kiosk-name">{say("Who are you?")}</label>
      </h1>
      <input
        id="kiosk-name"
        className="in kiosk-in"
        autoComplete="off"
        spellCheck={false}
        placeholder={say("The first letters of your name")}
        value={text}
        maxLength={60}
        onChange={(event) => {
          setText(event.target.value);
          setFound(null);
        }}
      />
      <ul className="kiosk-list" aria-live="polite">
        {(found ?? []).map((one) => (
          <li key={one.id}>
            <button type="button" className="btn kiosk-key wide" disabled={one.pin === "none" || one.pin === "locked"} onClick={() => setPerson(one)}>
              <b>{one.name}</b>
              {hints[one.pin] ? <small>{hints[one.pin]}</small> : null}
            </button>
          </li>
        ))}
        {found?.length === 0 ? <li className="muted">{say("Nobody here has a name that begins so.")}</li> : null}
      </ul>
    </section>
  );
}
