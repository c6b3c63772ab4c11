import { newId } from "#kernel/id.ts";
import { send } from "#web/act/perform.ts";
import { askAgain } from "#web/ask.ts";
import { Problem } from "#web/wire.ts";
import { revisionActs } from "../../acts.ts";
import type { RevisionRead } from "../../record.ts";
import type { Known, Sent } from "./saver.ts";

const knownOf = (record: unknown): Known => {
  const { version, text } = record as RevisionRead;
  return { version, text };
};

/** Sends a text to its revision and says how that ended; a stale page comes back with what stands now. */
export async function writeText(id: string, text: string, version: number): Promise<Sent> {
  try {
    const record = await send(revisionActs.write, { id, version, input: { text } }, { key: newId() });
    void askAgain();
    return { ok: true, known: knownOf(record) };
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    const { current, detail } = error.document;
    if (error.kind === "conflict" && current) {
      void askAgain();
      return { ok: false, why: "stale", because: detail, current: knownOf(current) };
    }
    return { ok: false, why: error.status === 0 || error.status >= 500 ? "offline" : "refused", because: detail };
  }
}
