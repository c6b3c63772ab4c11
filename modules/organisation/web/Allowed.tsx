import type { ReactNode } from "react";
import type { Beginning } from "#kernel/act.ts";
import type { Kept } from "#kernel/record.ts";
import { say } from "#kernel/sentence.ts";
import { decision, RefusedButton, WhoCan } from "#web/act/ActButton.tsx";
import type { AnyAct } from "#web/act/perform.ts";
import { useActor } from "#web/ask.ts";
import { useAsOf } from "#web/asof.ts";

/** Shows a form only to those who may send it; to others, why not and who can. */
export function Allowed<R extends Kept>({ act, children }: { readonly act: Beginning<R>; readonly children: ReactNode }) {
  const { refusal } = useAsOf(),
    actor = useActor();
  const answer = decision(act as unknown as AnyAct, actor, undefined, refusal);
  if (!actor) return null;
  return answer.yes ? children : <RefusedButton label={say(act.title)} because={answer.because} instead={answer.about === "who" ? <WhoCan act={act.name} /> : null} />;
}
