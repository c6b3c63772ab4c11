import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { zipSync } from "fflate";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { folderStore } from "#server/files/store.ts";
import { openWorld, type TestWorld } from "#server/testing/world.ts";
import type { World } from "#server/world.ts";
import { documents } from "../testing.ts";
import { importDocuments } from "./run.ts";

const fixtures = path.join(import.meta.dirname, "fixtures");
const slow = { timeout: 240_000 };
let t: TestWorld, world: World;
const folder = mkdtempSync(path.join(os.tmpdir(), "remit-import-"));
beforeAll(async () => {
  t = await openWorld([documents]);
  world = { ...t.world, store: folderStore(path.join(folder, "store")) };
  const approval = { title: "Approval", sort: "approval", rule: "any", deciders: [{ by: "role", role: "top_management" }] };
  await t.act("quality", "documenttype.establish", { input: { title: "Policy", sort: "policy", prefix: "POL", reviewMonths: 12, routes: [{ steps: [approval] }] } });
});
afterAll(async () => {
  await t.close();
  rmSync(folder, { recursive: true });
});

const bring = (from: string, dryRun = false) => importDocuments({ world, session: t.clock, path: from, dryRun, initiator: "quality at the command line" });
const count = async (table: string): Promise<number> =>
  (await t.owner.query<{ n: number }>(`select count(*)::int as n from ${table} where organisation_id = $1`, [t.organisationId])).rows[0]!.n;

const head = "Code,Title,Type,Owner,File,Revision,Effective date,What changed,Evidence";
function made(sheet: string, files: Record<string, string>): string {
  const place = path.join(folder, `${Math.random()}.zip`);
  writeFileSync(
    place,
    zipSync(Object.fromEntries(Object.entries({ "documents.csv": `${head}\n${sheet}`, ...files }).map(([name, text]) => [name, new TextEncoder().encode(text)]))),
  );
  return place;
}

describe("a sheet with faults", () => {
  it("names each with its line, and nothing comes in", async () => {
    const from = made(
      [
        "POL-1,Gauges,Policy,quality,a.md,1,2024-01-01,,",
        "POL-1,Gauges,Policy,quality,a.md,2,2023-01-01,,",
        "POL-2,X,Manual,nobody,gone.md,x,soon,,",
        "POL-3,Y,Policy,quality,../../etc/passwd,1,2099-01-01,,",
      ].join("\n"),
      { "a.md": "# A" },
    );
    const { problems } = await bring(from);
    expect(problems.map((p) => `${p.line} ${p.column}`).toSorted()).toEqual(["3 effective", "4 effective", "4 file", "4 owner", "4 revision", "4 type", "5 effective", "5 file"]);
    expect(await count("documents")).toBe(0);
  });

  it("is refused whole when one file cannot be read", async () => {
    const { problems } = await bring(
      made("POL-1,Gauges,Policy,quality,a.md,1,2024-01-01,,\nPOL-2,Other,Policy,quality,b.docx,1,2024-01-01,,", { "a.md": "# A", "b.docx": "\u0001\u0002" }),
    );
    expect(problems).toMatchObject([{ line: 3, column: "file" }]);
    expect(await count("documents")).toBe(0);
  }, 60_000);
});

it("a document comes in with its past: dates of then, the moment of entry beside them, the paper's signatures, who brought it in", slow, async () => {
  const from = made("P-9,Gauges,Policy,quality,one.md,1,2024-01-01,First,signed.txt\nP-9,Gauges and wrenches,Policy,quality,two.md,2,2025-06-01,Wrenches,", {
    "one.md": "# Gauges\n\nOnce a year.",
    "two.md": "# Gauges\n\nTwice a year.",
    "signed.txt": "signed on paper",
  });
  expect(await bring(from, true)).toMatchObject({ dryRun: true, documents: 1, revisions: 2, problems: [] });
  expect(await count("documents")).toBe(0);
  const certificate = await bring(from);
  expect(certificate).toMatchObject({ lines: 2, documents: 1, revisions: 2, problems: [] });
  expect(certificate.files.map((f) => f.name).toSorted()).toEqual(["one.md", "signed.txt", "two.md"]);
  const seen = await t.view<{ record: { title: string; state: string; dueOn: string }; revisions: { state: string; effectiveAt: string; supersededAt: string | null }[] }>(
    "worker",
    "document.one",
    { number: "DOC-0001" },
  );
  expect(seen.record).toMatchObject({ title: "Gauges and wrenches", state: "effective", dueOn: "2026-06-01" });
  expect(seen.revisions.map((r) => [r.state, r.effectiveAt.slice(0, 10), r.supersededAt?.slice(0, 10) ?? null])).toEqual([
    ["effective", "2025-06-01", null],
    ["superseded", "2024-01-01", "2025-06-01"],
  ]);
  const { rows } = await t.owner.query<{ at: string; body: string }>("select at, body from events where act = 'revision.import' order by sequence");
  expect(rows.map((r) => r.at.slice(0, 10))).toEqual(["2026-11-23", "2026-11-23"]);
  expect(rows[0]!.body).toContain("quality at the command line");
  expect((await t.owner.query("select from attachments where purpose = 'original signature' and name = 'signed.txt'")).rowCount).toBe(1);
  expect((await t.view<{ items: { code: string }[] }>("worker", "document.search", { text: "twice a year" })).items.map((i) => i.code)).toEqual(["P-9"]);
  expect((await bring(from)).problems).toMatchObject([{ column: "code", says: "P-9 is taken already." }]);
});

/** Clauses that the mapping table names for each policy, of the standards that the library holds. */
function mapped(): Map<string, Set<string>> {
  const [heading = "", , ...lines] = readFileSync(path.join(fixtures, "mapping_table.md"), "utf8")
    .split("\n")
    .filter((l) => l.startsWith("|"));
  const cells = (l: string): string[] =>
    l
      .split("|")
      .slice(1, -1)
      .map((c) => c.trim());
  const heads = cells(heading);
  const editions: Record<string, (ref: string) => string> = {
    "ISO 27001:2022": (r) => `iso-iec-27001-2022:${r}`,
    "ISO 27002:2022": (r) => `iso-iec-27001-2022:A.${r}`,
    "ISO 45001:2018": (r) => `iso-45001-2018:${r}`,
    "ISO 42001:2023": (r) => `iso-iec-42001-2023:${r}`,
    "ISO 9001:2015": (r) => `iso-9001-2015:${r}`,
  };
  return new Map(
    lines.map((l) => {
      const row = cells(l);
      const ids = heads.flatMap((name, n) => {
        const idOf = editions[name];
        return idOf && row[n] !== "—" ? (row[n] ?? "").split(",").map((ref) => idOf(ref.trim())) : [];
      });
      return [row[0]!, new Set(ids)];
    }),
  );
}

it("23 policies come in linked to the clauses that they name, as their mapping says", slow, async () => {
  const before = await count("documents");
  const certificate = await bring(path.join(fixtures, "policies"));
  expect(certificate).toMatchObject({ lines: 23, documents: 23, revisions: 23, problems: [] });
  expect((await count("documents")) - before).toBe(23);
  expect(new Set(certificate.files.map((f) => f.sha256)).size).toBe(23);
  const { rows } = await t.owner.query<{ title: string; clauses: string[] }>("select r.title, d.clauses from documents d join records r on r.id = d.id where d.code like 'POL-%'");
  const mapping = mapped();
  const missing = rows.flatMap(({ title, clauses }) => [...(mapping.get(title) ?? [])].filter((id) => !clauses.includes(id)).map((id) => `${title} ${id}`));
  const more = rows.flatMap(({ title, clauses }) => clauses.filter((id) => !mapping.get(title)?.has(id)).map((id) => `${title} ${id}`));
  expect([...mapping.values()].reduce((n, ids) => n + ids.size, 0)).toBe(334);
  expect(missing).toEqual([]);
  // Named by the texts and forgotten by the table.
  expect(more.toSorted()).toEqual(["Quality Management iso-9001-2015:8.2.3", "Risk Management iso-9001-2015:6.1", "Risk Management iso-9001-2015:6.2"]);
  // Of editions that the library does not hold; and 16 references that ISO 42001 and ISO 45001 do not have, nor the table.
  const others = certificate.unknown.filter((name) => !/^ISO (27701|37001):2025 /.test(name));
  expect([others.length, others.filter((name) => !/^ISO (42001:2023 A|45001:2018 9\.3)\./.test(name))]).toEqual([16, []]);
  expect(await count("revisions")).toBe(25);
});
