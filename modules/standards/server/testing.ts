import { Readable } from "node:stream";
import { createHash } from "node:crypto";
import type { FactAnswer, Reference } from "#kernel/fact.ts";
import type { Answering, Found } from "#server/registry.ts";
import { openWorld, type TestWorld } from "#server/testing/world.ts";
import module from "../module.ts";
import * as facts from "./facts.ts";
import * as handlers from "./handlers.ts";
import * as jobs from "./jobs.ts";
import * as queries from "./queries.ts";

export const standards: Found = { folder: "standards", module, handlers, queries, facts, jobs };

/** What the fixture answers; tests change it. */
export interface Said {
  readonly facts: Map<string, FactAnswer>;
  readonly answering: Map<string, readonly Answering[]>;
  otherwise: readonly Answering[];
}

export const said: Said = { facts: new Map(), answering: new Map(), otherwise: [] };

export const holds = (state: FactAnswer["holds"], sentence: string, of: { supporting?: readonly Reference[]; breaking?: readonly Reference[] } = {}): FactAnswer => ({
  holds: state,
  sentence,
  supporting: [...(of.supporting ?? [])],
  breaking: [...(of.breaking ?? [])],
  supportingCount: of.supporting?.length ?? 0,
  breakingCount: of.breaking?.length ?? 0,
});

/** A module that answers these facts as told, and says who answers for requirements. */
export const answering = (ids: readonly string[]): Found => ({
  folder: "fixture",
  module: { name: "fixture", title: "Fixture", serves: [], uses: [], kinds: [], acts: [], views: [], facts: ids.map((id) => ({ id, states: id })), indicators: [] },
  facts: {
    answers: Object.fromEntries(ids.map((id) => [id, async () => said.facts.get(id) ?? holds("yes", "It holds.")])),
    answersFor: async (_tx, subjects) => new Map(subjects.map((id) => [id, said.answering.get(id) ?? said.otherwise])),
  },
});

/** A world with the standards, and a store of files in memory; what is put there was sent by the quality manager, a worker and the consultant. */
export async function openStandards(ids: readonly string[]): Promise<TestWorld & { put(content: string | Buffer): Promise<string> }> {
  const w = await openWorld([standards, answering(ids)]);
  const kept = new Map<string, Buffer>();
  const store = {
    put: async (organisationId: string, sha256: string, content: Buffer) => void kept.set(`${organisationId}/${sha256}`, content),
    get: async (organisationId: string, sha256: string) => (kept.has(`${organisationId}/${sha256}`) ? Readable.from([kept.get(`${organisationId}/${sha256}`)!]) : undefined),
    check: async () => undefined,
  };
  Object.assign(w.world, { store });
  return {
    ...w,
    put: async (content) => {
      const bytes = Buffer.from(content),
        sha256 = createHash("sha256").update(bytes).digest("hex");
      await store.put(w.organisationId, sha256, bytes);
      await w.owner.query(
        "insert into files (organisation_id, sha256, type, size, at, by_person, also_by) values ($1, $2, 'text/plain', $3, now(), $4, $5) on conflict do nothing",
        [w.organisationId, Buffer.from(sha256, "hex"), bytes.length, w.people.quality, [w.people.worker, w.people.consultant]],
      );
      return sha256;
    },
  };
}

/** The clock's work of one job, as the worker does it. */
export async function work(w: TestWorld, name: string): Promise<void> {
  const job = jobs.jobs.find((j) => j.name === name)!;
  const { transaction } = await import("#server/database.ts");
  const { momentOf, viewpointOf } = await import("#server/world.ts");
  const { perform } = await import("#server/perform.ts");
  const later: (() => Promise<unknown>)[] = [];
  await transaction(w.world.db, viewpointOf(w.clock.actor), (tx) =>
    job.run({
      ...momentOf(w.world, w.clock.actor),
      tx: tx as never,
      actor: w.clock.actor,
      registry: w.world.registry,
      notify: () => {},
      also: async (act, request) => {
        later.push(() => perform(w.world, w.clock, { act, ...request } as Parameters<typeof perform>[2]));
        return undefined as never;
      },
    }),
  );
  for (const step of later) await step();
}
