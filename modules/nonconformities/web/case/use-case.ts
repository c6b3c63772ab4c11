import { useEffect, useRef } from "react";
import { recordViews } from "#kernel/platform.ts";
import { useActor, useView } from "#web/ask.ts";
import { useAsOf } from "#web/asof.ts";
import { actionViews, nonconformityViews } from "../../views.ts";
import type { Nonconformity } from "../../nonconformity.ts";
import { marksOf } from "../../progress.ts";
import type { z } from "zod";
import type { Problem } from "#web/wire.ts";
import type { CaseShown } from "./shown.ts";

/**
 * One nonconformity. What is on the screen is not exchanged under the reader's hand: it is asked
 * again after an act of one's own, or when the reader wants the newest.
 */
export const useCase = (number: string) => useView(nonconformityViews.one, { number }, { fresh: Number.POSITIVE_INFINITY });

/** Did somebody else change the record since it was shown here? Then who, and what they did. */
export function useChangedBySomebody(shown: { readonly id: string; readonly number: string; readonly version: number } | undefined, again: () => unknown) {
  const newest = useView(recordViews.find, { number: shown?.number ?? "" }, { enabled: Boolean(shown), every: 10_000, fresh: 2_000 });
  const version = newest.data?.record?.version ?? 0,
    behind = Boolean(shown && version > shown.version);
  const looked = useRef(false);
  const last = useView(recordViews.history, { id: shown?.id ?? "", limit: 1 }, { enabled: behind && looked.current });
  const actor = useActor(),
    found = last.data?.items[0],
    event = found && found.version >= version ? found : undefined; // what was known of an earlier change says nothing about this one
  useEffect(() => {
    if (!shown || newest.isFetching || !newest.data) return;
    if (behind && !looked.current) again();
    looked.current = true;
    // the first look only brings what was kept from an earlier visit up to date
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [shown?.version, newest.data, newest.isFetching]);
  const own = event && event.actor.id === actor?.id && !event.system;
  useEffect(() => {
    if (behind && own) again();
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [behind, own]);
  return behind && event && !own ? event : undefined;
}

/** The case as the trail kept it on the day that is looked at; today's when no day is asked for. */
export function useCaseThen(shown: CaseShown | undefined, zone: string): CaseShown | Problem | undefined {
  const { on } = useAsOf();
  const id = shown?.record.id ?? "";
  const then = useView(recordViews.snapshot, { id }, { enabled: Boolean(on && shown), keep: true });
  const actions = useView(actionViews.list, { parentId: id, limit: 200 }, { enabled: Boolean(on && shown), keep: true });
  if (!on || !shown) return shown;
  if (then.error) return then.error;
  if (!then.data || !actions.data) return undefined;
  const kept = then.data as unknown as z.output<typeof Nonconformity>;
  const rows = actions.data.items,
    done = rows.filter((a) => ["done", "accepted"].includes(a.state)).length;
  const record = {
    ...shown.record,
    ...kept,
    actions: rows.length,
    unfinishedActions: rows.filter((a) => a.state !== "cancelled").length - done,
    openActions: rows.filter((a) => a.closedAt === null).length,
  };
  const past = rows.flatMap((row) => {
    const now = shown.actions.find((a) => a.id === row.id);
    return now ? [{ ...now, title: row.title, state: row.state as typeof now.state, dueOn: row.dueOn, doneOn: row.doneOn, version: row.version }] : [];
  });
  return {
    ...shown,
    record,
    marks: marksOf(record, zone),
    owner: shown.people.find((p) => p.id === record.ownerId) ?? (record.ownerId === shown.record.ownerId ? shown.owner : null),
    actions: past,
    outputs: shown.outputs.filter((o) => o.openedAt <= (on.length === 10 ? `${on}T23:59:59.999Z` : on)),
    similar: [],
    followUps: [],
  };
}
