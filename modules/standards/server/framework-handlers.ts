import { createHash } from "node:crypto";
import { Refusal } from "#kernel/errors.ts";
import { say } from "#kernel/sentence.ts";
import { canonical } from "#server/canonical.ts";
import type { Handlers } from "#server/registry.ts";
import type { frameworkActs } from "../acts.ts";
import type { FrameworkRead } from "../record.ts";
import { alreadyHere } from "./framework-queries.ts";
import { readFile } from "./read-framework.ts";
import type { StandardsTables } from "./tables.ts";

export const frameworkHandlers: Handlers<typeof frameworkActs, FrameworkRead, StandardsTables> = {
  import: async ({ tx, id, actor, input, content }) => {
    const read = await readFile(await content(input.sha256)),
      { edition, report } = read;
    const already = await alreadyHere(tx, read);
    if (already) throw new Refusal("conflict", say("This framework is here already, as {number}.", { number: already.number }), { fields: { sha256: say("Imported before.") } });
    const text = canonical(edition),
      contentHash = createHash("sha256").update(text).digest("hex");
    await tx
      .insertInto("frameworks")
      .values({
        organisation_id: actor.organisationId,
        id,
        edition_id: edition.id,
        source_id: read.sourceId,
        format: read.format,
        reference: edition.reference,
        published_version: read.version,
        publisher: read.publisher,
        licence: read.licence,
        read: report.read,
        groups: report.groups,
        assessable: report.assessable,
        content_hash: contentHash,
        file_hash: input.sha256,
      })
      .execute();
    await tx.insertInto("framework_contents").values({ organisation_id: actor.organisationId, framework_id: id, content: text }).execute();
    return { title: edition.title.slice(0, 250), ownerId: actor.system ? null : actor.id };
  },
  withdraw: async () => {},
  restore: async () => {},
};
