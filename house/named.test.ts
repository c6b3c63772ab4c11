import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { idOf, idsIn, partId } from "#kernel/naming.ts";
import { newId } from "#kernel/id.ts";
import { openWorld, type TestWorld } from "#server/testing/world.ts";
import { demandNamed } from "#server/named.ts";
import { transaction } from "#server/database.ts";
import { viewpointOf } from "#server/world.ts";
import { discover } from "../app/discover.ts";

let w: TestWorld;
beforeAll(async () => void (w = await openWorld(await discover())));
afterAll(() => w.close());

/** Every id that some act's input may hold, with the act's name. */
const everyId = () => [...w.world.registry.acts.values()].filter(({ act }) => !act.byClock).flatMap(({ act }) => idsIn(act.input).map((id) => ({ act, ...id })));
/** An input that holds nothing but this value at this path. */
const holding = (path: readonly string[], value: string): unknown => path.reduceRight<unknown>((inner, key) => (key === "*" ? [inner] : { [key]: inner }), value);

describe("an act's input that names another record", () => {
  it("says of which kind, in every act: an unmarked id is asked for by nobody", () => {
    expect(everyId().length).toBeGreaterThan(50);
    expect(everyId().flatMap(({ act, path, kinds }) => (kinds === null ? [`${act.name} ${path.join(".")}`] : []))).toEqual([]);
    const kinds = new Set(w.world.registry.keepers.keys());
    expect(everyId().flatMap((id) => (Array.isArray(id.kinds) ? id.kinds.filter((kind: string) => !kinds.has(kind)) : []))).toEqual([]);
    expect(idsIn(z.strictObject({ unmarked: z.array(z.object({ at: z.uuid().nullable() })), part: partId }))).toEqual([
      { path: ["unmarked", "*", "at"], kinds: null },
      { path: ["part"], kinds: "part" },
    ]);
  });

  it("is refused when the record is nowhere, another organisation's, of another kind or hidden", async () => {
    const { actor } = await w.as("director");
    const hidden = newId();
    await w.owner.query("set session_replication_role = replica");
    await w.owner.query(
      "insert into records (organisation_id, id, kind, number, title, state, opened_at, confidential) values ($1, $2, 'report', 'H-1', 'x', 'open', now(), true)",
      [w.organisationId, hidden],
    );
    await w.owner.query("set session_replication_role = origin");
    const foreign = (await w.as("director", w.stranger)).actor.id;
    const wrong = async (schema: z.ZodType, input: unknown): Promise<string> =>
      transaction(w.world.db, { ...viewpointOf(actor), reads: [] }, (tx) => demandNamed(tx, w.world.registry, { schema, input })).then(
        () => "taken",
        (error: unknown) => (error as { kind?: string }).kind ?? String(error),
      );
    const taken: string[] = [];
    for (const { act, path, kinds } of everyId().filter((id) => Array.isArray(id.kinds)))
      for (const [how, id] of Object.entries({ nowhere: newId(), foreign, hidden, organisation: w.organisationId }))
        if (!["invalid", "not_found"].includes(await wrong(act.input, holding(path, id))) && !(how === "organisation" && kinds!.length === 0))
          taken.push(`${act.name} ${path.join(".")} ${how}`);
    expect(taken).toEqual([]);
    expect(await wrong(z.object({ at: idOf("person") }), { at: w.people.worker })).toBe("taken");
  });

  it("over the whole way: a report at a site that is not there is not taken in", async () => {
    for (const siteId of [newId(), w.stranger.sites.peenya, w.people.worker])
      await expect(w.act("worker", "report.send", { input: { text: "Bore over size", siteId } })).rejects.toMatchObject({
        kind: "invalid",
        details: { fields: { siteId: "There is no such site, or it is not yours to see." } },
      });
    expect(await w.act("worker", "report.send", { input: { text: "Bore over size", siteId: w.sites.jigani } })).toMatchObject({ siteId: w.sites.jigani });
  });
});
