import { mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { zipSync } from "fflate";
import { afterAll, beforeAll, expect, it } from "vitest";
import { openFiles, type Files } from "#server/files/files.ts";
import { folderStore } from "#server/files/store.ts";
import { openWorld, type TestWorld } from "#server/testing/world.ts";
import { viewpointOf, type World } from "#server/world.ts";
import { documents } from "../testing.ts";
import { importUploaded } from "./door.ts";

const folder = mkdtempSync(path.join(os.tmpdir(), "remit-door-"));
let t: TestWorld, world: World, files: Files;
beforeAll(async () => {
  t = await openWorld([documents]);
  world = { ...t.world, store: folderStore(path.join(folder, "store")) };
  files = openFiles(world, world.store!);
  const approval = { title: "Approval", sort: "approval", rule: "any", deciders: [{ by: "role", role: "top_management" }] };
  await t.act("quality", "documenttype.establish", { input: { title: "Policy", sort: "policy", prefix: "POL", reviewMonths: 12, routes: [{ steps: [approval] }] } });
});
afterAll(async () => {
  await t.close();
  rmSync(folder, { recursive: true });
});

type Who = "quality" | "worker";
const sent = async (who: Who, bytes: Uint8Array): Promise<string> => (await files.put(viewpointOf((await t.as(who)).actor), Buffer.from(bytes))).sha256;
const bring = async (who: Who, sha256: string, dryRun = false) => importUploaded({ world, session: await t.as(who) }, { sha256, dryRun });
const count = async (): Promise<number> =>
  (await t.owner.query<{ n: number }>("select count(*)::int as n from documents where organisation_id = $1", [t.organisationId])).rows[0]!.n;
const text = (words: string): Uint8Array => new TextEncoder().encode(words);
const sheet = "Code,Title,Type,Owner,File,Revision,Effective date\nP-1,Gauges,Policy,quality,texts/gauges.md,1,2024-01-01";
const packed = (around = ""): Uint8Array => zipSync({ [`${around}documents.csv`]: text(sheet), [`${around}texts/gauges.md`]: text("# Gauges\n\nOnce a year.") });

it("a packed folder is rehearsed, then comes in with the name of whoever brought it", async () => {
  const sha256 = await sent("quality", packed("policies/"));
  expect(await bring("quality", sha256, true)).toMatchObject({ dryRun: true, documents: 1, revisions: 1, problems: [] });
  expect(await count()).toBe(0);
  expect(await bring("quality", sha256)).toMatchObject({ dryRun: false, documents: 1, problems: [] });
  expect(await count()).toBe(1);
  const { rows } = await t.owner.query<{ body: string }>("select body from events where act = 'document.import'");
  expect(rows[0]?.body).toContain("quality, signed in");
  expect((await bring("quality", sha256)).problems).toMatchObject([{ says: "P-1 is taken already." }]);
});

it("nobody else brings documents in, by a file of their own or by one of somebody else", async () => {
  await expect(bring("worker", await sent("worker", packed()))).rejects.toMatchObject({ kind: "forbidden" });
  await expect(bring("quality", await sent("worker", zipSync({ "documents.csv": text(`${sheet},x`) })))).rejects.toMatchObject({ kind: "not_found" });
});

it("what is no packed folder, or has no sheet, is refused with a sentence", async () => {
  await expect(bring("quality", await sent("quality", text("a text")))).rejects.toMatchObject({ kind: "invalid", message: /ZIP/ });
  await expect(bring("quality", await sent("quality", zipSync({ "a.md": text("# A") })))).rejects.toMatchObject({ kind: "invalid", message: /exactly one sheet/ });
  await expect(bring("quality", await sent("quality", packed().slice(0, 90)))).rejects.toMatchObject({ kind: expect.stringMatching(/invalid|not_found/) });
});
