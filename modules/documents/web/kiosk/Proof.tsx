import { useState } from "react";
import { say } from "#kernel/sentence.ts";
import type { KioskPerson, KioskShown } from "#modules/kiosks/door.ts";
import { codeDigits, pinDigits, weakPin } from "#modules/kiosks/pin.ts";
import { Problem } from "#web/wire.ts";
import { kiosk } from "./asked.ts";
import { Digits } from "./Digits.tsx";

type Step = "code" | "pin" | "new" | "again";

const asks: Readonly<Record<Step, string>> = {
  code: say("The code that your supervisor gave you"),
  pin: say("Your PIN"),
  new: say("Choose a PIN that nobody guesses: six digits"),
  again: say("The same PIN once more"),
};

/** A PIN is entered; or, with the code that a supervisor handed over, chosen and repeated. */
export function Proof({ person, onIn, onBack }: { readonly person: KioskPerson; readonly onIn: (state: KioskShown) => void; readonly onBack: () => void }) {
  const first: Step = person.pin === "given" ? "code" : "pin";
  const [step, setStep] = useState<Step>(first),
    [code, setCode] = useState(""),
    [chosen, setChosen] = useState(""),
    [trouble, setTrouble] = useState<string | null>(null);
  const send = async (work: () => Promise<KioskShown>) => {
    try {
      onIn(await work());
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      setTrouble(error.message);
      setStep(first);
    }
  };
  const entered = (digits: string): void => {
    setTrouble(null);
    if (step === "pin") return void send(() => kiosk.enter(person.id, digits));
    if (step === "code") {
      setCode(digits);
      return setStep("new");
    }
    if (step === "new") {
      const why = weakPin(digits);
      if (why) return setTrouble(why);
      setChosen(digits);
      return setStep("again");
    }
    if (digits === chosen) return void send(() => kiosk.first(person.id, code, digits));
    setTrouble(say("That was another one. Choose your PIN again."));
    setStep("new");
  };
  return (
    <section className="kiosk-proof">
      <h1>{person.name}</h1>
      <Digits key={`${step} ${trouble ?? ""}`} label={asks[step]} length={step === "code" ? codeDigits : pinDigits} hidden={step !== "code"} onDone={entered} />
      {trouble ? (
        <p className="kiosk-wrong" role="alert">
          {trouble}
        </p>
      ) : null}
      <button type="button" className="btn kiosk-key" onClick={onBack}>
        {say("That is not me")}
      </button>
    </section>
  );
}
