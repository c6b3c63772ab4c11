import fs from "node:fs";
import path from "node:path";
import { gunzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { packageRoot } from "#server/root.ts";
import { readFramework } from "../frameworks/read.ts";

/** A whole file of others is read within this; on a machine that does other work too. */
const most = 1500;

/** What was read, how long it took, and requirements in which a blank was left unfilled. */
function readWhole(bytes: Uint8Array) {
  const began = performance.now(),
    read = readFramework(bytes);
  const unfilled = read.edition.requirements.filter((r) => r.asks?.includes("insert: param")).map((r) => r.id);
  return { ...read, soon: performance.now() - began < most, unfilled };
}

test("a large catalogue of others, which is in the public domain and kept here, is read whole", () => {
  const kept = path.join(packageRoot(), "modules/standards/server/fixtures/oscal-nist-sp800-53-rev5-privacy-catalog.json.gz");
  expect(readWhole(gunzipSync(fs.readFileSync(kept)))).toMatchObject({
    soon: true,
    unfilled: [],
    format: "oscal_catalogue",
    version: "5.1.1+u4",
    report: { read: 118, groups: 16, assessable: 102 },
  });
});

/**
 * Files whose licence does not let them be kept here. Whoever has them names their folder in
 * REMIT_FRAMEWORKS; without it these are skipped, and said to be. What holds for every such file is
 * tested on files of our own in `frameworks.test.ts`.
 */
describe("a file of others that is not kept here", () => {
  const folder = process.env["REMIT_FRAMEWORKS"];
  const there = (file: string): boolean => folder !== undefined && fs.existsSync(path.join(folder, file));

  const files: readonly [string, object][] = [
    ["ciso-assistant-iso27001-2013.yaml", { format: "ciso_assistant", version: "1", publisher: "ISO/IEC", report: { read: 200, groups: 60, assessable: 140 } }],
    ["ciso-assistant-iso42001-2023.yaml", { format: "ciso_assistant", report: { read: 88, groups: 21, assessable: 67 } }],
    ["probo-ISO27001-2022.json", { format: "probo", report: { read: 134, groups: 11, assessable: 123 } }],
  ];
  for (const [file, expected] of files)
    test.skipIf(!there(file))(`is read whole: ${file}`, () =>
      expect(readWhole(fs.readFileSync(path.join(folder!, file)))).toMatchObject({ ...expected, soon: true, unfilled: [] }),
    );
});

test("a file of the library itself is a framework too", () => {
  const read = readFramework(fs.readFileSync(path.join(packageRoot(), "standards", "iso-9001-2026.yaml")));
  expect(read).toMatchObject({ format: "remit", report: { read: 91, groups: 26, assessable: 65 }, edition: { preliminary: true } });
});
