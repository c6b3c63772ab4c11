import type { Readable } from "node:stream";
import { sql } from "kysely";
import { Refusal } from "#kernel/errors.ts";
import { say } from "#kernel/sentence.ts";
import { transaction, type Viewpoint } from "../database.ts";
import type { World } from "../world.ts";
import { receive } from "./receive.ts";
import type { Store } from "./store.ts";

export interface Kept {
  readonly sha256: string;
  readonly type: string;
  readonly size: number;
}

export interface Opened extends Kept {
  readonly name: string;
  readonly content: Readable;
}

/** Files of organisations: taken in, kept once by content, opened only through a record that one may see. */
export interface Files {
  readonly store: Store;
  /** Takes content in; it can then be attached to a record by its SHA-256. */
  put(view: Viewpoint, content: Buffer): Promise<Kept>;
  /** Opens an attachment for somebody who sees its record. */
  open(view: Viewpoint, attachmentId: string): Promise<Opened>;
}

export function openFiles(world: Pick<World, "db" | "clock">, store: Store): Files {
  return {
    store,
    async put(view, content) {
      const { sha256, type, size, content: clean } = await receive(content);
      await store.put(view.organisationId, sha256, clean);
      await transaction(world.db, view, async (tx) => {
        await tx
          .insertInto("files")
          .values({ organisation_id: view.organisationId, sha256: Buffer.from(sha256, "hex"), type, size, at: world.clock().toISOString(), by_person: view.personId })
          .onConflict((c) =>
            c.columns(["organisation_id", "sha256"]).doUpdateSet({
              also_by: sql`case when excluded.by_person = files.by_person or excluded.by_person = any(files.also_by) then files.also_by else files.also_by || excluded.by_person end`,
            }),
          )
          .execute();
      });
      return { sha256, type, size };
    },
    async open(view, attachmentId) {
      const row = await transaction(
        world.db,
        view,
        (tx) =>
          tx
            .selectFrom("attachments as a")
            .innerJoin("files as f", (j) => j.onRef("f.organisation_id", "=", "a.organisation_id").onRef("f.sha256", "=", "a.sha256"))
            .select(["a.name", "f.type", "f.size", "f.sha256"])
            .where("a.id", "=", attachmentId)
            .executeTakeFirst(),
        { readOnly: true },
      );
      const sha256 = row?.sha256.toString("hex");
      const content = sha256 && (await store.get(view.organisationId, sha256));
      if (!row || !content || !sha256) throw new Refusal("not_found", say("There is no such file, or it is not yours to see."));
      return { name: row.name, type: row.type, size: row.size, sha256, content };
    },
  };
}
