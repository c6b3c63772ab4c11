import type { Tx } from "#server/database.ts";
import { accountableOf } from "../answering.ts";
import { peopleIn } from "../composing.ts";
import { answerOf, type AnswerState } from "../grid.ts";
import type { Subject } from "../subject.ts";
import { composingOf, loadState, type OwnTx } from "./state.ts";

export interface Accountable {
  readonly positionId: string | null;
  readonly title: string | null;
  /** Whoever is there: holders, or the deputies who act. */
  readonly people: readonly { readonly id: string; readonly name: string }[];
  readonly state: AnswerState;
}

/** Who answers for these subjects on a day, at a site or everywhere, in the order asked. */
export async function accountableFor(tx: Tx<never>, subjects: readonly Subject[], it: { on: string; siteId?: string | null }): Promise<Accountable[]> {
  const composing = composingOf(await loadState(tx as unknown as OwnTx, it.on, null), (act) => act);
  return subjects.map((subject) => {
    const resolved = composing.resolver.resolve({ subject, siteId: it.siteId ?? null }),
      positionId = resolved ? (accountableOf(resolved.given.parts)[0] ?? null) : null;
    return {
      positionId,
      title: positionId ? (composing.state.positions.get(positionId)?.title ?? null) : null,
      state: answerOf(composing, subject, resolved),
      people: positionId ? peopleIn(composing.state, positionId).map(({ id, name }) => ({ id, name })) : [],
    };
  });
}
