import { sql } from "kysely";
import { Refusal } from "#kernel/errors.ts";
import { say } from "#kernel/sentence.ts";
import { canonical, sha256 } from "#server/canonical.ts";
import type { Tx } from "#server/database.ts";
import { keepable } from "#server/input.ts";
import { isDeeper } from "#server/nesting.ts";
import { Body, bodyText, deepest, depthOf } from "../body.ts";
import type { Tables } from "./tables.ts";

const refuse = (because: string, field: string): Refusal => new Refusal("invalid", because, { fields: { text: field } });

/** Each level of a text takes an object and a list in JSON; beyond that it is not even read. */
const mostBrackets = 2 * deepest + 16;

/** Reads what the editor sent. Only what is named in `body.ts` is taken; anything else is refused with its place. */
export function readBody(text: string): Body {
  const nested = (): Refusal => refuse(say("The text is nested deeper than {n} levels. Take some lists or tables apart.", { n: deepest }), say("Nested too deeply."));
  if (isDeeper(text, mostBrackets)) throw nested();
  let tree: unknown;
  try {
    tree = JSON.parse(text);
  } catch {
    throw refuse(say("This text cannot be read. Reload the page; what you wrote is kept on this device."), say("Not readable."));
  }
  if (depthOf(tree) > deepest) throw nested();
  const read = Body.safeParse(keepable(tree, mostBrackets));
  if (!read.success) throw refuse(say("The text holds something that cannot be kept: {what}.", { what: read.error.issues[0]?.path.join(" › ") ?? "" }), say("Not accepted."));
  return read.data;
}

/** Keeps a text by its fingerprint and answers with that. The same words are kept once. */
export async function keepText(tx: Tx<Tables>, organisationId: string, body: Body): Promise<string> {
  const text = canonical(body),
    hash = sha256(text);
  await sql`insert into document_texts (organisation_id, sha256, body) values (${organisationId}, ${hash}, ${text})
            on conflict (organisation_id, sha256) do update set body = excluded.body where document_texts.body is null`.execute(tx);
  return hash.toString("hex");
}

/** The text of this fingerprint; null when it was disposed of. A text that is not what was kept is never shown. */
export async function textByHash(tx: Tx<Tables>, hash: string | null): Promise<Body | null> {
  if (hash === null) return null;
  const row = await tx.selectFrom("document_texts").select("body").where("sha256", "=", Buffer.from(hash, "hex")).executeTakeFirst();
  if (!row?.body) return null;
  if (sha256(row.body).toString("hex") !== hash)
    throw new Refusal("unavailable", say("The words of this revision are not what was kept. Tell the administrator: remit verify says where."));
  return JSON.parse(row.body) as Body;
}

interface Indexed {
  readonly organisationId: string;
  readonly revisionId: string;
  readonly documentId: string;
  readonly text: string;
  readonly language: string;
  /** May everybody find them at once? What was in force elsewhere is no secret here. */
  readonly open?: boolean;
}

/** Makes the words of a revision findable to those who may see it. */
export async function indexWords(tx: Tx<Tables>, of: Indexed): Promise<void> {
  const text = of.text.slice(0, 900_000); // a tsvector holds a megabyte
  await sql`
    insert into revision_words (organisation_id, revision_id, document_id, open, text, words)
    values (${of.organisationId}, ${of.revisionId}, ${of.documentId}, ${of.open ?? false}, ${text}, to_tsvector('simple', ${text}) || to_tsvector(document_stemmer(${of.language}), ${text}))
    on conflict (organisation_id, revision_id) do update set text = excluded.text, words = excluded.words`.execute(tx);
}

/** Which words are those in force, and which may everybody find. */
export const openWords = (tx: Tx<Tables>, revisionId: string, state: { inForce: boolean; open: boolean }) =>
  tx.updateTable("revision_words").set({ in_force: state.inForce, open: state.open }).where("revision_id", "=", revisionId).execute();

export { bodyText };
