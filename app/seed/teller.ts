import { sql } from "kysely";
import { actorFrom, type ActorSheet } from "#kernel/actor.ts";
import type { Story } from "#kernel/story.ts";
import { dayOf } from "#kernel/date.ts";
import { performByClock } from "#server/by-clock.ts";
import { transaction } from "#server/database.ts";
import { perform, type Performance } from "#server/perform.ts";
import { keepIndicators } from "#server/own/indicators.ts";
import { ask } from "#server/view.ts";
import { clockOf, noOrigin, viewpointOf, type Session, type World } from "#server/world.ts";
import type { Files } from "#server/files/files.ts";

/** Numbers that look random and are the same each time (mulberry32). */
export const dice = (seed: number): (() => number) => {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
};

export interface Telling {
  readonly world: World;
  readonly files: Files;
  readonly organisation: { readonly id: string; readonly name: string; readonly zone: string };
  readonly clock: { now: Date };
}

const device = "Remit, the story of the example";

/** The story's hands: acts and questions by its people, at its own time. */
export function teller({ world, files, organisation, clock }: Telling): Story {
  const names = new Map<string, string>(),
    random = dice(20_261_123);
  const recall = (name: string): string => {
    const id = names.get(name);
    if (!id) throw new Error(`the story does not know ${name}`);
    return id;
  };
  const as = async (who: string): Promise<Session> => {
    if (who === "clock") return { actor: clockOf(organisation), origin: noOrigin, userId: null };
    const person = recall(who),
      here = { organisationId: organisation.id, personId: person, reads: "*" } as const;
    const { rows } = await transaction(
      world.db,
      here,
      (tx) => sql<{ sheet: ActorSheet | null }>`select actor_sheet(${organisation.id}::uuid, ${person}::uuid, ${clock.now}) as sheet`.execute(tx),
      { readOnly: true },
    );
    const sheet = rows[0]?.sheet;
    if (!sheet) throw new Error(`${who} is nobody on ${clock.now.toISOString()}`);
    return { actor: actorFrom(sheet), origin: { session: null, address: null, device }, userId: "story" };
  };
  const versionOf = async (session: Session, id: string): Promise<number> =>
    transaction(
      world.db,
      { ...viewpointOf(session.actor), reads: "*" },
      async (tx) => (await tx.selectFrom("records").select("version").where("id", "=", id).executeTakeFirstOrThrow()).version,
      { readOnly: true },
    );
  const story: Story = {
    get today() {
      return dayOf(clock.now, organisation.zone);
    },
    act: async (who, act, request = {}) => {
      const session = await as(who),
        registered = world.registry.acts.get(act)?.act;
      if (!registered) throw new Error(`there is no act ${act}`);
      const version = request.id && !("light" in registered && registered.light) ? { version: await versionOf(session, request.id) } : {};
      const signature = registered.signed ? { signature: { meaning: registered.signed, password: "" } } : {};
      clock.now = new Date(clock.now.getTime() + 1_000);
      try {
        return await perform(world, session, { act, ...request, ...version, ...signature } as Performance);
      } catch (error) {
        throw new Error(`${who} could not ${act} on ${clock.now.toISOString()}: ${(error as Error).message} ${JSON.stringify((error as { details?: unknown }).details ?? {})}`, {
          cause: error,
        });
      }
    },
    view: async <T>(who: string, view: string, asks: Record<string, string> = {}) => (await ask(world, await as(who), { view, asks })) as T,
    attach: async (who, recordId, { name, content, purpose, factOn }) => {
      const session = await as(who),
        kept = await files.put(viewpointOf(session.actor), Buffer.from(content));
      await story.act(who, "record.attach", { id: recordId, input: { sha256: kept.sha256, name, purpose: purpose ?? null, factOn: factOn ?? null } });
    },
    remember: (name, id) => void names.set(name, id),
    recall,
    clockwork: async () => {
      for (const job of world.registry.jobs) await performByClock(world, organisation, (work) => job.run(work));
      await performByClock(world, organisation, keepIndicators);
    },
    later: (minutes) => void (clock.now = new Date(clock.now.getTime() + minutes * 60_000)),
    random,
  };
  return story;
}
