import { useEffect, useState } from "react";
import { say } from "#kernel/sentence.ts";
import type { KioskShown } from "#modules/kiosks/door.ts";
import { Logo } from "#web/icon.tsx";
import { Skeleton } from "#web/kit/states.tsx";
import { Problem } from "#web/wire.ts";
import { kiosk } from "./asked.ts";
import { Reading } from "./Reading.tsx";
import { ToReadList } from "./ToReadList.tsx";
import { ChangePin } from "./ChangePin.tsx";
import { useLeaving } from "./use-leaving.ts";
import { WhoAreYou } from "./WhoAreYou.tsx";
import "./kiosk.css";

/** The whole of a kiosk: who are you, what waits for you, read it, say so, leave. Large, for a thumb in a glove. */
export default function KioskScreen() {
  const [state, setState] = useState<KioskShown | null>(null),
    [trouble, setTrouble] = useState<Problem | null>(null);
  const look = () =>
    void kiosk.state().then(setState, (error: unknown) => {
      if (!(error instanceof Problem)) throw error;
      setTrouble(error);
    });
  useEffect(look, []);
  useEffect(() => {
    document.title = say("Kiosk");
  }, []);
  if (trouble)
    return (
      <main className="kiosk">
        <h1>{say("This screen is no kiosk")}</h1>
        <p>{trouble.status === 401 ? say("Whoever keeps the kiosks signs in here, opens the kiosk's page and makes this screen the kiosk.") : trouble.message}</p>
        <p>
          <a className="btn" href="/kiosks">
            {say("Sign in and open the kiosks")}
          </a>
        </p>
      </main>
    );
  return (
    <main className="kiosk">
      <header className="kiosk-head">
        <Logo size={28} />
        <span className="grow">{state ? `${state.organisation} · ${state.place}` : null}</span>
      </header>
      {!state ? (
        <Skeleton rows={4} />
      ) : state.person ? (
        <Inside key={state.person.id} person={state.person} onLeft={() => setState({ ...state, person: null })} />
      ) : (
        <WhoAreYou onIn={setState} />
      )}
    </main>
  );
}

function Inside({ person, onLeft }: { readonly person: NonNullable<KioskShown["person"]>; readonly onLeft: () => void }) {
  const [open, setOpen] = useState<string | null>(null),
    [changing, setChanging] = useState(false),
    [said, setSaid] = useState<string | null>(null);
  const { secondsLeft, stay, leave } = useLeaving(onLeft);
  return (
    <>
      <div className="kiosk-who">
        <h1>{person.name}</h1>
        <button type="button" className="btn kiosk-key" onClick={leave}>
          {say("Leave")}
        </button>
      </div>
      {said ? (
        <p className="kiosk-said" role="status">
          {said}
        </p>
      ) : null}
      {open ? (
        <Reading
          number={open}
          onBack={(words) => {
            setOpen(null);
            setSaid(words);
          }}
          onGone={onLeft}
        />
      ) : changing ? (
        <ChangePin
          onBack={(words) => {
            setChanging(false);
            setSaid(words);
          }}
        />
      ) : (
        <>
          <ToReadList onOpen={setOpen} onGone={onLeft} />
          <button type="button" className="btn kiosk-key kiosk-change" onClick={() => setChanging(true)}>
            {say("Change my PIN")}
          </button>
        </>
      )}
      {secondsLeft !== null ? (
        <div className="kiosk-idle" role="alertdialog" aria-labelledby="kiosk-idle">
          <p id="kiosk-idle">{say("Still there? The kiosk forgets you in {n, plural, one {# second} other {# seconds}}.", { n: secondsLeft })}</p>
          <button type="button" className="btn p kiosk-key" onClick={stay}>
            {say("I am still here")}
          </button>
        </div>
      ) : null}
    </>
  );
}
