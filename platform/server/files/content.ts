import { buffer } from "node:stream/consumers";
import type { Actor } from "#kernel/actor.ts";
import { Refusal } from "#kernel/errors.ts";
import { say } from "#kernel/sentence.ts";
import type { Tx } from "../database.ts";
import type { World } from "../world.ts";
import { mayUse } from "./reach.ts";

/**
 * Reads a file that this organisation took in before (`POST /api/files`), by its SHA-256: for acts and
 * views that look into it. Only for whoever may use that file: to everybody else it is not there.
 */
export type ReadContent = (sha256: string) => Promise<Uint8Array>;

export const contentOf =
  (world: Pick<World, "store">, { tx, actor }: { readonly tx: Tx; readonly actor: Actor }): ReadContent =>
  async (sha256) => {
    const allowed = actor.system === true || (await mayUse(tx, Buffer.from(sha256, "hex"), actor.id));
    const found = allowed ? await world.store?.get(actor.organisationId, sha256) : undefined;
    if (!found) throw new Refusal("not_found", say("There is no such file. Upload it first."), { fields: { sha256: say("No file with this fingerprint was uploaded.") } });
    return buffer(found);
  };
