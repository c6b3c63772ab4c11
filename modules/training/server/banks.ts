import { sql } from "kysely";
import { Refusal } from "#kernel/errors.ts";
import { say } from "#kernel/sentence.ts";
import { canonical, sha256 } from "#server/canonical.ts";
import { deepest, keepable, tooDeep } from "#server/input.ts";
import { isDeeper } from "#server/nesting.ts";
import type { Tx } from "#server/database.ts";
import { Bank } from "../question.ts";
import type { Tables } from "./tables.ts";

/** Reads the questions that were sent; anything else than questions is refused with its place. */
export function readBank(text: string): Bank {
  if (isDeeper(text, deepest)) throw tooDeep();
  let sent: unknown;
  try {
    sent = JSON.parse(text);
  } catch {
    throw new Refusal("invalid", say("The questions cannot be read. Reload the page; what you wrote is kept on this device."), { fields: { bank: say("Not readable.") } });
  }
  const read = Bank.safeParse(keepable(sent));
  if (read.success) return read.data;
  const [issue] = read.error.issues;
  const place = issue?.path.map((part) => (typeof part === "number" ? part + 1 : String(part))).join(" › ") ?? "";
  throw new Refusal("invalid", say("The questions cannot be kept: {what} {place}", { what: issue?.message ?? "", place }), { fields: { bank: issue?.message ?? "" } });
}

/** Keeps the questions by their fingerprint, apart from the trail. */
export async function keepBank(tx: Tx<Tables>, organisationId: string, bank: Bank): Promise<Buffer> {
  const body = canonical(bank),
    hash = sha256(body);
  await sql`insert into quiz_banks (organisation_id, sha256, body) values (${organisationId}, ${hash}, ${body}) on conflict do nothing`.execute(tx);
  return hash;
}

/** The questions of this fingerprint, exactly as they were kept. */
export async function bankOf(tx: Tx<Tables>, fingerprint: string): Promise<Bank> {
  const row = await tx.selectFrom("quiz_banks").select("body").where("sha256", "=", Buffer.from(fingerprint, "hex")).executeTakeFirst();
  if (!row || sha256(row.body).toString("hex") !== fingerprint)
    throw new Refusal("unavailable", say("The questions are not what was kept. Tell the administrator: remit verify says where."));
  return JSON.parse(row.body) as Bank;
}
