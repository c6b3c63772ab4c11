import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { build } from "esbuild";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { z } from "zod";
import { packageRoot } from "#server/root.ts";
import { editionText } from "../testing.ts";
import type { frameworkViews } from "../views.ts";
import { importFramework } from "./cli.ts";
import { readInThread } from "./read-framework.ts";
import { openStandards } from "./testing.ts";

type Gives<K extends keyof typeof frameworkViews> = z.output<(typeof frameworkViews)[K]["gives"]>;

let w: Awaited<ReturnType<typeof openStandards>>;
const folder = fs.mkdtempSync(path.join(os.tmpdir(), "frameworks-"));
beforeAll(async () => void (w = await openStandards([])));
afterAll(async () => {
  fs.rmSync(folder, { recursive: true });
  await w.close();
});

const own = editionText("own-rules-2026", [{ ref: "1" }, { ref: "1.1", parent: "1", asks: "Wear glasses." }, { ref: "1.2", parent: "1", asks: "Sweep at six." }]);
const everything = async () =>
  (
    await w.owner.query<{ n: string }>(
      "select (select count(*) from events) || '/' || (select count(*) from records) || '/' || (select count(*) from framework_contents) || '/' || (select coalesce(sum(last), 0) from counters) as n",
    )
  ).rows[0]!.n;

describe("importing a framework", () => {
  it("says first what would be read, and changes nothing", async () => {
    const before = await everything(),
      sha256 = await w.put(own);
    expect(await w.view<Gives<"inspect">>("worker", "framework.inspect", { sha256 })).toMatchObject({
      format: "remit",
      read: 3,
      groups: 1,
      assessable: 2,
      already: null,
      sample: [{ reference: "1" }, { reference: "1.1" }, { reference: "1.2" }],
    });
    await expect(w.view("consultant", "framework.inspect", { sha256 })).rejects.toMatchObject({ kind: "forbidden" });
    expect(await everything()).toBe(before);
  });

  it("reads no file that somebody else sent: a fingerprint is no key", async () => {
    const sha256 = await w.put("somebody else's letter");
    await expect(w.act("director", "framework.import", { input: { sha256 } })).rejects.toMatchObject({ kind: "not_found" });
    await expect(w.act("quality", "framework.import", { input: { sha256 } })).rejects.not.toMatchObject({ kind: "not_found" });
  });

  it("keeps it once, bound to its fingerprint; it can be adopted, and is not yet answered", async () => {
    const sha256 = await w.put(own),
      framework = await w.act("quality", "framework.import", { input: { sha256 } });
    expect(framework).toMatchObject({ number: "FW-1", state: "imported", editionId: "x-own-rules-2026", fileHash: sha256, contentHash: expect.stringMatching(/^[0-9a-f]{64}$/) });
    expect(await w.view<Gives<"inspect">>("quality", "framework.inspect", { sha256 })).toMatchObject({ already: { number: "FW-1", path: "/standards/frameworks/FW-1" } });
    await expect(w.act("quality", "framework.import", { input: { sha256 } })).rejects.toMatchObject({ kind: "conflict", message: expect.stringContaining("FW-1") });
    const adoption = await w.act("quality", "adoption.adopt", { input: { editionId: "x-own-rules-2026", scope: "Everything that we do here." } });
    const { nodes } = await w.view<{ nodes: { status: string | null; assessable: boolean }[] }>("worker", "standards.readiness", { edition: "x-own-rules-2026" });
    expect(nodes.filter((n) => n.assessable).map((n) => n.status)).toEqual(["not_proved", "not_proved"]); // nobody answers for them
    await expect(w.act("quality", "framework.withdraw", { id: framework.id, reason: "Not needed." })).rejects.toMatchObject({
      kind: "conflict",
      message: expect.stringContaining("adopted"),
    });
    await w.act("quality", "adoption.retire", { id: adoption.id, reason: "Not needed." });
    expect(await w.act("quality", "framework.withdraw", { id: framework.id, reason: "Not needed." })).toMatchObject({ state: "withdrawn" });
    expect(await w.act("quality", "framework.restore", { id: framework.id, reason: "Needed." })).toMatchObject({ state: "imported" });
  });

  it("shows when its tree was changed beside the door", async () => {
    const [before] = (await w.view<Gives<"list">>("worker", "framework.list")).items;
    await w.owner.query("set session_replication_role = replica");
    await w.owner.query("update framework_contents set content = replace(content, 'glasses', 'a hat')");
    const [after] = (await w.view<Gives<"list">>("worker", "framework.list")).items;
    expect(after?.contentHash).not.toBe(before?.contentHash);
    await w.owner.query("update framework_contents set content = replace(content, 'a hat', 'glasses')");
    await w.owner.query("set session_replication_role = origin");
  });

  it.each([
    ["cut off", '{"catalog": {"uuid": "1",', /^Line 1, column \d+: /],
    ["no format at all", "hello: world\n", /^Line 1, column 1: This is no format/],
    [
      "a circle",
      editionText("own-2-2026", [
        { ref: "1", asks: "a", parent: "2" },
        { ref: "2", asks: "b", parent: "1" },
      ]),
      /^Line \d+, column \d+: /,
    ],
    [
      "twice the same",
      editionText("own-3-2026", [
        { ref: "1", asks: "a" },
        { ref: "1", asks: "b" },
      ]),
      /^Line \d+, column \d+: .*stands twice/,
    ],
  ])("refuses a file that is broken (%s) with its line and reason, and changes nothing", async (_what, text, message) => {
    const before = await everything(),
      sha256 = await w.put(text);
    await expect(w.act("quality", "framework.import", { input: { sha256 } })).rejects.toMatchObject({ kind: "invalid", message: expect.stringMatching(message) });
    expect(await everything()).toBe(before);
  });

  it("refuses a file that nobody uploaded here, and whoever may not import", async () => {
    const sha256 = await w.put(own);
    await expect(w.act("quality", "framework.import", { input: { sha256: "0".repeat(64) } })).rejects.toMatchObject({ kind: "not_found" });
    await expect(w.act("worker", "framework.import", { input: { sha256 } })).rejects.toMatchObject({ kind: "forbidden" });
    await expect(w.act(await w.as("quality", w.stranger), "framework.import", { input: { sha256 } })).rejects.toMatchObject({ kind: "not_found" });
    expect(await w.view(await w.as("quality", w.stranger), "framework.list")).toEqual({ items: [], total: 0 });
  });

  it("from the command line: a dry run, then for real", async () => {
    const file = path.join(folder, "rules.yaml"),
      session = await w.as("quality");
    fs.writeFileSync(file, editionText("own-cli-2026", [{ ref: "1", asks: "Lock the door." }]));
    expect(await importFramework({ world: w.world, session, path: file, dryRun: true })).toMatchObject({ number: null, report: { read: 1 } });
    expect((await w.view<Gives<"list">>("worker", "framework.list")).total).toBe(1);
    const { number } = await importFramework({ world: w.world, session, path: file, dryRun: false });
    expect(await w.view<Gives<"one">>("worker", "framework.one", { number: number! })).toMatchObject({
      editionId: "x-own-cli-2026",
      requirements: [{ reference: "1", title: "Clause 1" }],
    });
    await expect(importFramework({ world: w.world, session, path: path.join(folder, "none"), dryRun: true })).rejects.toMatchObject({ kind: "not_found" });
  });
});

describe("files of others that lie beside the package", () => {
  const theirs = process.env["REMIT_FRAMEWORKS"] ?? path.join(packageRoot(), "..", "shared", "data", "frameworks");
  const files = fs.existsSync(theirs) ? fs.readdirSync(theirs).filter((f) => /^(ciso|oscal|probo).*\.(ya?ml|json)$/.test(f)) : [];
  it("are imported whole", async () => {
    for (const file of files) {
      const { report, number } = await importFramework({ world: w.world, session: await w.as("quality"), path: path.join(theirs, file), dryRun: false });
      const one = await w.view<Gives<"one">>("worker", "framework.one", { number: number! });
      expect(one.requirements.length, file).toBe(report.read);
      expect(one.requirements.filter((r) => r.assessable).length, file).toBe(report.assessable);
    }
  }, 60_000);
});

describe("the thread that reads", () => {
  const program = path.join(folder, "thread.mjs");
  beforeAll(async () => {
    await build({
      entryPoints: [path.join(packageRoot(), "modules/standards/server/framework-thread.ts")],
      outfile: program,
      bundle: true,
      platform: "node",
      format: "esm",
      logLevel: "silent",
      banner: { js: 'import { createRequire as make } from "node:module"; const require = make(import.meta.url);' },
    });
  });

  it("reads what the server would, and refuses with the same line and reason", async () => {
    expect(await readInThread(program, Buffer.from(own))).toMatchObject({ format: "remit", report: { read: 3 } });
    await expect(readInThread(program, Buffer.from("hello: world\n"))).rejects.toMatchObject({ kind: "invalid", message: expect.stringMatching(/^Line 1, column 1/) });
  });
});
