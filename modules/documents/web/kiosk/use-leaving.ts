import { useEffect, useEffectEvent, useRef, useState } from "react";
import { idleSeconds } from "#modules/kiosks/door.ts";
import { kiosk } from "./asked.ts";

/** Seconds before the end at which the screen asks whether somebody is still there. */
const warning = 20;
/** The server is told of touches at most this often, in milliseconds. */
const tellEvery = 15_000;
/** The screen shows no longer whose it was than this, in milliseconds, should the server not answer. */
const longestLeaving = 2_000;

/** The next one is asked who they are only when the server has forgotten the one before, or could not be told: it forgets by itself too. */
const leaveThen = (onLeft: () => void): void => void Promise.race([kiosk.leave().catch(() => {}), new Promise((done) => setTimeout(done, longestLeaving))]).then(onLeft);

/** Leaves by itself after a minute without a touch, asking before; every touch or scroll begins the minute anew. */
export function useLeaving(onLeft: () => void): { readonly secondsLeft: number | null; readonly stay: () => void; readonly leave: () => void } {
  const [secondsLeft, setSecondsLeft] = useState<number | null>(null);
  const last = useRef(0),
    told = useRef(0);
  const leave = useEffectEvent(() => leaveThen(onLeft));
  const touched = useEffectEvent(() => {
    const now = Date.now();
    last.current = now;
    setSecondsLeft(null);
    if (now - told.current < tellEvery) return;
    told.current = now;
    void kiosk.stay().catch(() => onLeft());
  });
  const tick = useEffectEvent(() => {
    const left = Math.ceil(idleSeconds - (Date.now() - last.current) / 1000);
    if (left <= 0) leave();
    else setSecondsLeft(left <= warning ? left : null);
  });
  useEffect(() => {
    last.current = told.current = Date.now();
    const touch = () => touched(),
      every = setInterval(() => tick(), 1000),
      kinds = ["pointerdown", "keydown", "scroll"] as const;
    for (const kind of kinds) addEventListener(kind, touch, { passive: true, capture: true });
    return () => {
      clearInterval(every);
      for (const kind of kinds) removeEventListener(kind, touch, { capture: true });
    };
  }, []);
  return {
    secondsLeft,
    stay: () => setSecondsLeft(null),
    leave: () => leaveThen(onLeft),
  };
}
