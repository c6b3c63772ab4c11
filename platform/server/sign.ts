import type { Act, Beginning } from "#kernel/act.ts";
import { Refusal } from "#kernel/errors.ts";
import { newId } from "#kernel/id.ts";
import type { Kept } from "#kernel/record.ts";
import { say } from "#kernel/sentence.ts";
import { canonical, sha256 } from "./canonical.ts";
import type { Tx } from "./database.ts";
import type { Registry } from "./registry.ts";
import { contentOf, type EventBody } from "./trail.ts";
import type { Session } from "./world.ts";

/** The fingerprint of what a signature on this record stands for. */
export const contentHash = (record: object, fields?: readonly string[]): Buffer => sha256(canonical(contentOf(record, fields)));

/** Has this person's identity been checked, and did they accept that signing here equals signing by hand (21 CFR 11.10(j), 11.100(b))? */
async function ready(tx: Tx, session: Session): Promise<void> {
  const person = await tx.selectFrom("people").select("signing").where("id", "=", session.actor.id).executeTakeFirst();
  const signing = person?.signing as { verifiedBy?: string; acceptedAt?: string } | null | undefined;
  if (!signing?.verifiedBy)
    throw new Refusal("conflict", say("Your identity has not been checked for signing yet. Your management representative can do that."), { needs: "signing_verified" });
  if (!signing.acceptedAt)
    throw new Refusal("conflict", say('Before your first signature you accept that signing here equals signing by hand. Your page "My remit" asks you.'), {
      needs: "signing_accepted",
    });
}

export interface Signed {
  readonly signature: EventBody["signature"];
  readonly record: Kept;
  readonly act: Act | Beginning;
  readonly method: string;
}

/** Refuses an unsigned act that must be signed, before anything is changed. */
export async function demandSignature(tx: Tx, session: Session, act: Act | Beginning, method: string | null): Promise<void> {
  if (!act.signed || session.actor.system) return;
  await ready(tx, session);
  if (!method) throw new Refusal("signature_needed", say("This needs your signature."), { needs: act.signed });
}

/** Keeps a signature with the record; it names the person in print and is bound to the content as it now stands. */
export async function keepSignature(
  tx: Tx,
  session: Session,
  signed: { record: Kept; sealed: object; act: Act | Beginning; method: string; at: Date },
): Promise<EventBody["signature"]> {
  const { record, act, method } = signed;
  const meaning = act.signed;
  if (!meaning) return null;
  const position = session.actor.positions.find(() => true)?.title ?? null;
  const hash = contentHash(signed.sealed, act.signs);
  await tx
    .insertInto("signatures")
    .values({
      organisation_id: session.actor.organisationId,
      id: newId(signed.at.getTime()),
      record_id: record.id,
      person_id: session.actor.id,
      printed_name: session.actor.name,
      position,
      meaning,
      act: act.name,
      at: signed.at.toISOString(),
      record_version: record.version,
      content_hash: hash,
      method,
      voided_at: null,
      voided_because: null,
    })
    .execute();
  return { printedName: session.actor.name, position, meaning, contentHash: hash.toString("hex"), method };
}

/** Voids the signatures whose content this act changed, visibly, with what changed it. */
export async function voidSignatures(tx: Tx, registry: Registry, change: { recordId: string; before: object; after: object; act: string; actor: string; at: Date }): Promise<void> {
  const standing = await tx.selectFrom("signatures").select(["id", "act"]).where("record_id", "=", change.recordId).where("voided_at", "is", null).execute();
  const voided = standing.filter(({ act }) => {
    const fields = registry.acts.get(act)?.act.signs;
    return !contentHash(change.before, fields).equals(contentHash(change.after, fields));
  });
  if (voided.length === 0) return;
  const because = say("What was signed has changed: {who} {past}.", { who: change.actor, past: registry.acts.get(change.act)?.act.past ?? change.act });
  await tx
    .updateTable("signatures")
    .set({ voided_at: change.at.toISOString(), voided_because: because })
    .where(
      "id",
      "in",
      voided.map((s) => s.id),
    )
    .execute();
}
