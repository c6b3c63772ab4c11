import fs from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { packageRoot } from "#server/root.ts";
import { readFramework } from "../frameworks/read.ts";

/**
 * Files of others may not be kept here; where they lie beside the package they are read whole. What
 * holds for every machine is tested on files of our own in `frameworks.test.ts`.
 */
const folder = process.env["REMIT_FRAMEWORKS"] ?? path.join(packageRoot(), "..", "shared", "data", "frameworks");
const here = (file: string): boolean => fs.existsSync(path.join(folder, file));

const expected: readonly [string, object][] = [
  ["ciso-assistant-iso27001-2013.yaml", { format: "ciso_assistant", version: "1", publisher: "ISO/IEC", report: { read: 200, groups: 60, assessable: 140 } }],
  ["ciso-assistant-iso42001-2023.yaml", { format: "ciso_assistant", report: { read: 88, groups: 21, assessable: 67 } }],
  ["oscal-nist-sp800-53-rev5-privacy-catalog.json", { format: "oscal_catalogue", version: "5.1.1+u4", report: { read: 118, groups: 16, assessable: 102 } }],
  ["probo-ISO27001-2022.json", { format: "probo", report: { read: 134, groups: 11, assessable: 123 } }],
];

test("every file of others that lies beside the package is read whole, in under a second and a half", () => {
  for (const [file, framework] of expected.filter(([name]) => here(name))) {
    const began = performance.now();
    const read = readFramework(fs.readFileSync(path.join(folder, file)));
    expect(read, file).toMatchObject(framework);
    expect(performance.now() - began, file).toBeLessThan(1500);
    for (const requirement of read.edition.requirements) expect(requirement.asks ?? "", requirement.id).not.toContain("insert: param");
  }
});

test("a file of the library itself is a framework too", () => {
  const read = readFramework(fs.readFileSync(path.join(packageRoot(), "standards", "iso-9001-2026.yaml")));
  expect(read).toMatchObject({ format: "remit", report: { read: 91, groups: 26, assessable: 65 }, edition: { preliminary: true } });
});
