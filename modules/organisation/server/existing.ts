import type { Tx } from "#server/database.ts";
import { say } from "#kernel/sentence.ts";
import { refuse } from "./keeping.ts";

type Sort = "site" | "unit" | "position";
const standing: Readonly<Record<Sort, string>> = { site: "open", unit: "established", position: "established" };
const absent: Readonly<Record<Sort, string>> = {
  site: say("There is no such site, or it is closed."),
  unit: say("There is no such unit, or it was dissolved."),
  position: say("There is no such position, or it was abolished."),
};

/** Refuses a reference to what is not there, is somebody else's, or is over. */
export async function demandOpen(tx: Tx, named: Partial<Record<Sort, string | null | undefined>>, fields: Partial<Record<Sort, string>>): Promise<void> {
  const asked = (Object.entries(named) as [Sort, string | null | undefined][]).filter((pair): pair is [Sort, string] => typeof pair[1] === "string");
  if (asked.length === 0) return;
  const rows = await tx
    .selectFrom("records")
    .select(["id", "kind", "state"])
    .where(
      "id",
      "in",
      asked.map(([, id]) => id),
    )
    .execute();
  for (const [sort, id] of asked) {
    if (!rows.some((row) => row.id === id && row.kind === sort && row.state === standing[sort])) refuse(absent[sort], fields[sort] ?? sort);
  }
}
