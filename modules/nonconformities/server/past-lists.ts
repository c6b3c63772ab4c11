import { dayOf } from "#kernel/date.ts";
import type { Kept } from "#kernel/record.ts";
import type { Tx } from "#server/database.ts";
import { readCursor, writeCursor } from "#server/own/cursor.ts";
import { pathOf } from "#server/own/records.ts";
import type { Registry } from "#server/registry.ts";
import { snapshots } from "#server/trail.ts";
import { named, siteNames } from "#server/people.ts";
import { ages, type Filters, type Row } from "#server/register.ts";
import type { Tables } from "./tables.ts";

interface Past<K extends Kept> {
  readonly kind: string;
  readonly at: Date;
  readonly zone: string;
  readonly filters: Filters;
  readonly registry: Registry;
  readonly also: (record: K) => boolean;
}

/** Does it match what every register can be filtered by, as it stood on that day? */
const matches =
  (f: Filters, today: string, closed: ReadonlySet<string>) =>
  (r: Kept): boolean => {
    const open = !closed.has(r.state);
    if (f.state && !f.state.split(",").includes(r.state)) return false;
    if (f.ownerId && r.ownerId !== f.ownerId) return false;
    if (f.siteId && r.siteId !== f.siteId) return false;
    if (f.text && !`${r.number} ${r.title}`.toLowerCase().includes(f.text.toLowerCase())) return false;
    if (f.open !== undefined && f.open !== open) return false;
    return !f.late || (open && r.dueOn !== null && r.dueOn < today);
  };

const inOrder = (sort: string) => {
  const down = sort.startsWith("-"),
    key = (down ? sort.slice(1) : sort) as "title";
  return (a: Kept, b: Kept): number => {
    const x = a[key] ?? "",
      y = b[key] ?? "";
    return (x < y ? -1 : x > y ? 1 : 0) * (down ? -1 : 1);
  };
};

/** A register as it stood at a moment, from the trail. */
export async function pastRegister<K extends Kept>(tx: Tx<Tables>, past: Past<K>): Promise<{ items: (Row & K)[]; next: string | null; total: number }> {
  const { filters, registry, at, zone } = past,
    today = dayOf(at, zone),
    closed = new Set(registry.keepers.get(past.kind)?.kind.closed ?? []);
  const found = (await snapshots<K>(tx as never, past.kind, at)).filter((r) => matches(filters, today, closed)(r) && past.also(r)).toSorted(inOrder(filters.sort ?? "-openedAt"));
  const from = Number(readCursor(filters.cursor)?.[0] ?? 0),
    until = from + filters.limit,
    page = found.slice(from, until);
  const owners = await named(
      tx,
      page.map((r) => r.ownerId),
    ),
    sites = await siteNames(
      tx,
      page.map((r) => r.siteId),
    );
  const items = page.map((r) => ({
    ...r,
    owner: (r.ownerId && owners.get(r.ownerId)?.name) || null,
    site: (r.siteId && sites.get(r.siteId)?.name) || null,
    path: pathOf(registry, r),
    ...ages(r, today, zone),
  }));
  return { items, total: found.length, next: until < found.length ? writeCursor([until, "past"]) : null };
}
