import { buffer } from "node:stream/consumers";
import { Refusal } from "#kernel/errors.ts";
import { say } from "#kernel/sentence.ts";
import type { World } from "../world.ts";

/** Reads a file that this organisation took in before (`POST /api/files`), by its SHA-256: for acts and views that look into it. */
export type ReadContent = (sha256: string) => Promise<Uint8Array>;

export const contentOf =
  (world: Pick<World, "store">, organisationId: string): ReadContent =>
  async (sha256) => {
    const found = await world.store?.get(organisationId, sha256);
    if (!found) throw new Refusal("not_found", say("There is no such file. Upload it first."), { fields: { sha256: say("No file with this fingerprint was uploaded.") } });
    return buffer(found);
  };
