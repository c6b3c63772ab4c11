import type { z } from "zod";
import { Refusal } from "#kernel/errors.ts";
import { idsIn, valuesAt, type NamedId } from "#kernel/naming.ts";
import { say } from "#kernel/sentence.ts";
import type { Tx } from "./database.ts";
import type { Registry } from "./registry.ts";

const known = new WeakMap<z.ZodType, readonly NamedId[]>();

function naming(schema: z.ZodType): readonly NamedId[] {
  const found = known.get(schema) ?? idsIn(schema).filter((id) => Array.isArray(id.kinds));
  known.set(schema, found);
  return found;
}

/** A form shows one complaint for a list of ids, not one for each. */
const fieldOf = (field: string): string => field.replace(/\.\d+$/, "");

/**
 * Refuses an input that names a record which is not there for whoever acts: of another organisation,
 * of another kind, hidden, or nowhere. All are the same answer, so that nothing is learnt by asking.
 */
export async function demandNamed(tx: Tx, registry: Registry, { schema, input }: { schema: z.ZodType; input: unknown }): Promise<void> {
  const named = naming(schema).flatMap(({ path, kinds }) =>
    valuesAt(input, path).flatMap(({ field, value }) => (typeof value === "string" ? [{ field, value: value.toLowerCase(), kinds: kinds as readonly string[] }] : [])),
  );
  if (named.length === 0) return;
  const rows = await tx
    .selectFrom("records")
    .select(["id", "kind"])
    .where("id", "in", [...new Set(named.map((n) => n.value))])
    .execute();
  const there = new Map(rows.map((row) => [row.id, row.kind]));
  const wrong = named.filter(({ value, kinds }) => {
    const kind = there.get(value);
    return kind === undefined || (kinds.length > 0 && !kinds.includes(kind));
  });
  if (wrong.length === 0) return;
  const one = ({ kinds }: (typeof named)[number]): string => (kinds[0] ? (registry.keepers.get(kinds[0])?.kind.one ?? kinds[0]) : say("record"));
  const fields = Object.fromEntries(wrong.map((w) => [fieldOf(w.field), say("There is no such {what}, or it is not yours to see.", { what: one(w) })]));
  const first = wrong[0]!;
  throw new Refusal(first.kinds.length > 0 ? "invalid" : "not_found", fields[fieldOf(first.field)]!, { fields });
}
