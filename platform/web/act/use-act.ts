import { useRef, useState } from "react";
import { say } from "#kernel/sentence.ts";
import { askAgain, useActor } from "#web/ask.ts";
import { useAsOf } from "#web/asof.ts";
import { keyKeeper, send, type AnyAct, type Attempt, type Performed } from "#web/act/perform.ts";
import { sign, type SigningRequest } from "#web/act/signing.ts";
import { Problem } from "#web/wire.ts";

export interface Acting {
  /** Does it; null when it was refused (see `refusal`) or the person did not sign. */
  readonly perform: (attempt: Attempt, about?: Pick<SigningRequest, "record" | "consequences">) => Promise<Performed | null>;
  readonly pending: boolean;
  readonly refusal: Problem | null;
  readonly clear: () => void;
}

const past = (because: string): Problem => new Problem({ type: "/problems/conflict", title: say("This is the past"), status: 409, detail: because });
const asProblem = (error: unknown): Problem => {
  if (error instanceof Problem) return error;
  throw error;
};

/**
 * Performs one act: keeps the attempt's key, asks for the signature when one is needed, and has
 * every answer on the screen asked again afterwards. A stale page comes back as a refusal of kind
 * `conflict` whose document holds the `current` record.
 */
export function useAct(act: AnyAct): Acting {
  const [pending, setPending] = useState(false);
  const [refusal, setRefusal] = useState<Problem | null>(null);
  const keys = useRef(keyKeeper());
  const { refusal: inThePast } = useAsOf();
  const as = useActor()?.id;

  const once = async (attempt: Attempt): Promise<Performed> => {
    try {
      const record = await send(act, attempt, { key: keys.current.keyFor(act.name, attempt), as });
      keys.current.answered();
      return record;
    } catch (error) {
      if (error instanceof Problem && error.status !== 0 && error.status < 500) keys.current.answered();
      throw error;
    }
  };
  const withSignature = (attempt: Attempt, about: Pick<SigningRequest, "record" | "consequences">) =>
    sign({ act: { name: act.name, title: act.title, signed: act.signed ?? "approval" }, ...about, attempt: (signature) => once({ ...attempt, signature }) });

  const perform: Acting["perform"] = async (attempt, about = {}) => {
    if (inThePast) return setRefusal(past(inThePast)), null;
    setPending(true);
    setRefusal(null);
    try {
      const record = act.signed
        ? await withSignature(attempt, about)
        : await once(attempt).catch((error: unknown) => (asProblem(error).kind === "signature_needed" ? withSignature(attempt, about) : Promise.reject(error)));
      if (record) await askAgain();
      return record;
    } catch (error) {
      setRefusal(asProblem(error));
      return null;
    } finally {
      setPending(false);
    }
  };
  return { perform, pending, refusal, clear: () => setRefusal(null) };
}
