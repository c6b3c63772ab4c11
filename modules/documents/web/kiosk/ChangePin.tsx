import { useState } from "react";
import { say } from "#kernel/sentence.ts";
import { pinDigits, weakPin } from "#modules/kiosks/pin.ts";
import { Problem } from "#web/wire.ts";
import { kiosk } from "./asked.ts";
import { Digits } from "./Digits.tsx";

type Step = "current" | "new" | "again";

const asks: Readonly<Record<Step, string>> = {
  current: say("Your PIN as it is now"),
  new: say("Choose a PIN that nobody guesses: six digits"),
  again: say("The same PIN once more"),
};

/** Whoever stands there gives themselves another PIN: the one before first, then the new one twice. */
export function ChangePin({ onBack }: { readonly onBack: (said: string | null) => void }) {
  const [step, setStep] = useState<Step>("current"),
    [current, setCurrent] = useState(""),
    [chosen, setChosen] = useState(""),
    [trouble, setTrouble] = useState<string | null>(null);
  const change = async (pin: string) => {
    try {
      await kiosk.changePin(current, pin);
      onBack(say("Your PIN is changed."));
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      setTrouble(error.message);
      setStep("current");
    }
  };
  const entered = (digits: string): void => {
    setTrouble(null);
    if (step === "current") {
      setCurrent(digits);
      return setStep("new");
    }
    if (step === "new") {
      const why = weakPin(digits);
      if (why) return setTrouble(why);
      setChosen(digits);
      return setStep("again");
    }
    if (digits === chosen) return void change(digits);
    setTrouble(say("That was another one. Choose your PIN again."));
    setStep("new");
  };
  return (
    <section className="kiosk-proof">
      <Digits key={`${step} ${trouble ?? ""}`} label={asks[step]} length={pinDigits} hidden onDone={entered} />
      {trouble ? (
        <p className="kiosk-wrong" role="alert">
          {trouble}
        </p>
      ) : null}
      <button type="button" className="btn kiosk-key" onClick={() => onBack(null)}>
        {say("Keep my PIN")}
      </button>
    </section>
  );
}
