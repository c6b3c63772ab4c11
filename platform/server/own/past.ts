import { dayOf } from "#kernel/date.ts";
import type { Kept } from "#kernel/record.ts";
import type { Tx } from "../database.ts";
import type { Registry } from "../registry.ts";
import { snapshots } from "../trail.ts";
import type { ListAsks } from "./asked.ts";
import { readCursor, writeCursor } from "./cursor.ts";

const matches =
  (asks: ListAsks, today: string, closed: ReadonlySet<string>) =>
  (record: Kept): boolean =>
    (!asks.state || asks.state.split(",").includes(record.state)) &&
    (!asks.ownerId || record.ownerId === asks.ownerId) &&
    (!asks.siteId || record.siteId === asks.siteId) &&
    (!asks.text || `${record.number} ${record.title}`.toLowerCase().includes(asks.text.toLowerCase())) &&
    (asks.open === undefined || asks.open === !closed.has(record.state)) &&
    (!asks.late || (!closed.has(record.state) && record.dueOn !== null && record.dueOn < today));

/** The same list as it was at a moment, from the trail. */
export async function listRecordsAsOf(tx: Tx, registry: Registry, asks: ListAsks, at: Date, zone: string) {
  const kinds = asks.kind ? asks.kind.split(",") : [...registry.keepers.keys()];
  const found: Kept[] = [];
  for (const kind of kinds) {
    const closed = new Set(registry.keepers.get(kind)?.kind.closed ?? []);
    found.push(...(await snapshots<Kept>(tx, kind, at)).filter(matches(asks, dayOf(at, zone), closed)));
  }
  const down = asks.sort.startsWith("-"),
    key = (down ? asks.sort.slice(1) : asks.sort) as "title";
  found.sort((a, b) => ((a[key] ?? "") < (b[key] ?? "") ? -1 : (a[key] ?? "") > (b[key] ?? "") ? 1 : 0) * (down ? -1 : 1));
  const from = Number(readCursor(asks.cursor)?.[0] ?? 0),
    until = from + asks.limit;
  const names = new Map((await tx.selectFrom("people").select(["id", "name"]).execute()).map((p) => [p.id, p.name]));
  const items = found.slice(from, until).map((r) => ({ ...r, owner: r.ownerId ? (names.get(r.ownerId) ?? null) : null }));
  return { items, total: found.length, next: until < found.length ? writeCursor([until, items.at(-1)?.id ?? ""]) : null };
}
