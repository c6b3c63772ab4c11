import { sql } from "kysely";
import { Refusal } from "#kernel/errors.ts";
import { say } from "#kernel/sentence.ts";
import type { Kept } from "#kernel/record.ts";
import type { Asking, Keeper, Queries } from "#server/registry.ts";
import { accountableOf } from "../answering.ts";
import { neverWhileActing, noteOfLending, refusedToLend, type Thing } from "../delegating.ts";
import { positionNamed } from "../opens.ts";
import { delegationKind, handoverKind, proposalKind, type ProposedRow } from "../record.ts";
import { delegationClass } from "../template.ts";
import { subjectOf, wordOf, type Part } from "../subject.ts";
import type { State } from "../state.ts";
import type { assignmentViews, delegationViews, handoverViews, proposalViews } from "../views.ts";
import { assignmentKeeper } from "./assignment-handlers.ts";
import { delegationKeeper } from "./delegation-handlers.ts";
import { handoverKeeper } from "./handover-handlers.ts";
import { actThing, circumstancesOf, ownersActs, subjectThing } from "./lending.ts";
import { requirementShown, shortName } from "./naming.ts";
import { proposalKeeper } from "./proposal-handlers.ts";
import { composingOf, loadState, type OwnTx } from "./state.ts";
import type { ResponsibilityTables } from "./tables.ts";

type Any = Asking<unknown, ResponsibilityTables>;
type Asked = { number?: string | undefined; id?: string | undefined };

/** One record by its number or id, with its figures. */
async function one<R extends Kept>(keeper: Keeper<R, ResponsibilityTables>, asking: Any, asks: Asked): Promise<R> {
  const row = await asking.tx
    .selectFrom("records")
    .select("id")
    .where("kind", "=", keeper.kind.kind)
    .where(asks.id ? "id" : "number", "=", asks.id ?? asks.number ?? "")
    .executeTakeFirst();
  const [record] = row ? await keeper.find(asking.tx, [row.id], asking) : [];
  if (!record) throw new Refusal("not_found", say("There is no such record, or it is not yours to see."));
  return record;
}

/** Ids of a kind, the newest first; all, or those still open or closed. */
async function idsOf(tx: OwnTx, kind: string, open: boolean | undefined): Promise<string[]> {
  const wanted = open === undefined ? sql`` : open ? sql`and closed_at is null` : sql`and closed_at is not null`;
  return (
    await sql<{
      id: string;
    }>`select id from records where organisation_id = (select app_organisation()) and kind = ${kind} ${wanted} order by opened_at desc, id desc limit 500`.execute(tx)
  ).rows.map((r) => r.id);
}
const all = async <R extends Kept>(keeper: Keeper<R, ResponsibilityTables>, asking: Any, ids: readonly string[]): Promise<R[]> => {
  const found = new Map((ids.length === 0 ? [] : await keeper.find(asking.tx, ids, asking)).map((r) => [r.id, r]));
  return ids.flatMap((id) => found.get(id) ?? []);
};
const pathIn = (path: string, record: { number: string }): string => path.replace(":number", encodeURIComponent(record.number));
const nameIn = (state: State, id: string | null): string | null => (id === null ? null : (state.people.get(id)?.name ?? null));
const classOf = (subject: ProposedRow["subject"], state: State) => {
  const requirement = subject.type === "requirement" ? state.requirement(subject.ref) : undefined;
  return requirement ? delegationClass(requirement) : ("D" as const);
};

export const assignmentQueries: Queries<typeof assignmentViews, ResponsibilityTables> = {
  one: async ({ asks, ...asking }) => {
    const record = await one(assignmentKeeper, asking as unknown as Any, asks),
      state = await loadState(asking.tx, asking.today, null),
      { reference, title, path } = shortName(record.subject, state.requirement);
    return {
      ...record,
      shown: { reference, title, path },
      positions: record.parts.flatMap((p) => positionNamed(state, p.positionId) ?? []),
      class: classOf(record.subject, state),
    };
  },
};

/** One changed row as a sentence: who answers, and who answered. */
function rowShown(row: ProposedRow, state: State) {
  const { reference, title, edition } = shortName(row.subject, state.requirement),
    site = row.siteId ? (state.sites.get(row.siteId)?.name ?? "") : null;
  const said = (parts: readonly Part[] | null) => (parts ?? []).map((p) => `${p.level} ${state.positions.get(p.positionId)?.title ?? ""}`);
  const titleOf = (parts: readonly Part[] | null): string => state.positions.get(accountableOf(parts ?? [])[0] ?? "")?.title ?? say("nobody");
  const was = said(row.was),
    is = said(row.parts),
    it = { reference, before: titleOf(row.was), after: titleOf(row.parts), site: site ?? "" };
  const sentence =
    row.parts === null
      ? say("{reference}: the row goes.", it)
      : row.was === null
        ? site
          ? say("{reference} at {site}: {after} answers.", it)
          : say("{reference}: {after} answers.", it)
        : it.before === it.after
          ? say("{reference}: {after} goes on answering; other parts change.", it)
          : say("{reference}: {after} answers, instead of {before}.", it);
  return { reference, title, edition, class: classOf(row.subject, state), added: is.filter((s) => !was.includes(s)), removed: was.filter((s) => !is.includes(s)), sentence };
}

export const proposalQueries: Queries<typeof proposalViews, ResponsibilityTables> = {
  one: async ({ asks, ...asking }) => {
    const record = await one(proposalKeeper, asking as unknown as Any, asks),
      state = await loadState(asking.tx, asking.today, null);
    const concerned = new Set(record.rows.flatMap((r) => [...(r.was ?? []), ...(r.parts ?? [])].map((p) => p.positionId)));
    return {
      ...record,
      shown: record.rows.map((r) => rowShown(r, state)),
      positions: [...concerned].flatMap((id) => positionNamed(state, id) ?? []),
      decidedByName: nameIn(state, record.decidedBy),
    };
  },
  list: async ({ asks, ...asking }) => {
    const found = await all(proposalKeeper, asking as unknown as Any, await idsOf(asking.tx, "proposal", asks.open)),
      state = await loadState(asking.tx, asking.today, null);
    return found.map((p) => ({
      id: p.id,
      number: p.number,
      title: p.title,
      state: p.state,
      rows: p.rows.length,
      revision: p.revision,
      openedAt: p.openedAt,
      decidedAt: p.decidedAt,
      decidedByName: nameIn(state, p.decidedBy),
      path: pathIn(proposalKind.path, p),
    }));
  },
};

const aboutOf = (word: string): string => {
  const shown = requirementShown(subjectOf(word).ref);
  return shown ? `${shown.reference} ${shown.title}` : subjectOf(word).ref;
};

export const delegationQueries: Queries<typeof delegationViews, ResponsibilityTables> = {
  one: async ({ asks, ...asking }) => {
    const record = await one(delegationKeeper, asking as unknown as Any, asks);
    return {
      ...record,
      may: record.acts.map((a) => asking.registry.acts.get(a)?.act.title ?? a),
      mayNot: [...neverWhileActing(record.fromName)],
      about: record.subjects.map(aboutOf),
      path: pathIn(delegationKind.path, record),
    };
  },
  list: async ({ asks, ...asking }) => {
    const found = await all(delegationKeeper, asking as unknown as Any, await idsOf(asking.tx, "delegation", asks.open));
    return found.filter((d) => !asks.personId || d.fromPersonId === asks.personId || d.toPersonId === asks.personId).map((d) => ({ ...d, path: pathIn(delegationKind.path, d) }));
  },

  /** Everything that the position has, each with what its class allows; and who could be asked. */
  possible: async ({ asks, tx, actor, today, registry }) => {
    const state = await loadState(tx, today, null),
      it = composingOf(state, (act) => act),
      position = state.positions.get(asks.positionId);
    if (!position) throw new Refusal("not_found", say("There is no such position."));
    const about = { registry, state, resolver: it.resolver, positionId: position.id, toPersonId: asks.toPersonId ?? null };
    const offer = { id: actor.id, positionId: position.id, acts: [], subjects: [], fromPersonId: actor.id, startsOn: today, endsOn: today };
    const other = async (id: string) => (await circumstancesOf(tx, state, { ...offer, toPersonId: id }, today)).other;
    const to = asks.toPersonId ? await other(asks.toPersonId) : undefined;
    const shown = (thing: Thing) => ({
      word: thing.word,
      title: thing.title,
      class: thing.class,
      refused: asks.toPersonId || thing.class === "N" ? refusedToLend(thing, to) : null,
      note: noteOfLending(thing),
    });
    const words = [...new Set(state.given.filter((g) => g.parts.some((p) => p.positionId === position.id && (p.level === "A" || p.level === "R"))).map((g) => wordOf(g.subject)))];
    const people = [...state.people.values()]
      .filter((p) => p.id !== actor.id && !p.erased && (p.leftOn === null || p.leftOn >= today))
      .toSorted((a, b) => a.name.localeCompare(b.name));
    const outside = new Set([...state.positions.values()].filter((p) => p.role === "external_auditor").flatMap((p) => p.holdings.map((h) => h.personId)));
    return {
      acts: [...position.authority, ...ownersActs(registry)].map((name) => shown(actThing(name, about))),
      subjects: words.map((word) => shown(subjectThing(word, about))),
      people: people.map(({ id, name }) => ({ id, name, refused: outside.has(id) ? say("{name} audits from outside and can hold no part in this system.", { name }) : null })),
    };
  },
};

export const handoverQueries: Queries<typeof handoverViews, ResponsibilityTables> = {
  one: async ({ asks, ...asking }) => {
    const record = await one(handoverKeeper, asking as unknown as Any, asks);
    return { ...record, path: pathIn(handoverKind.path, record) };
  },
  list: async ({ asks, ...asking }) => {
    const found = await all(handoverKeeper, asking as unknown as Any, await idsOf(asking.tx, "handover", asks.open));
    return found.map(({ id, number, title, state, personName, lastDay }) => ({ id, number, title, state, personName, lastDay, path: pathIn(handoverKind.path, { number }) }));
  },
};
