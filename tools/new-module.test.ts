import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { packageRoot } from "#server/root.ts";
import { discover } from "#app/discover.ts";
import { namesFor } from "./new-module.ts";

const found = await discover();
const names = (folder: string, one?: string) => namesFor(folder, { one, found });

describe("a new module", () => {
  it.each([
    ["calibrations", "calibration", "calibration", "CAL"],
    ["supplier-audits", "supplier audit", "supplierAudit", "SUP"],
    ["policies", "policy", "policy", "POL"],
    ["losses", "loss", "loss", "LOS"],
    ["boxes", "box", "box", "BOX"],
  ])("named %s holds each %s", (folder, one, kind, prefix) => expect(names(folder)).toMatchObject({ folder, one, kind, prefix }));

  it("is called otherwise when somebody says so", () => expect(names("people-hours", "hour worked")).toMatchObject({ one: "hour worked", kind: "hourWorked" }));

  it("takes no name and no number that is another's", () => {
    expect(names("standards")).toMatch(/already/);
    expect(names("reports")).toMatch(/kind of record report already/);
    expect(names("Big Things")).toMatch(/small letters/);
    expect(names("positions-held", "posture")).toMatchObject({ prefix: "POST" });
  });
});

/** A copy of everything that is checked, so that nothing is made here. */
const copy = fs.mkdtempSync(path.join(os.tmpdir(), "remit-new-module-"));
const copied = ["platform", "modules", "app", "house", "standards", "tools", "package.json", "tsconfig.json", "biome.json", ".oxlintrc.json", "vite.config.ts", "vitest.config.ts"];
const there = (name: string): boolean => fs.existsSync(path.join(packageRoot(), name));

beforeAll(() => {
  for (const name of copied.filter(there)) fs.cpSync(path.join(packageRoot(), name), path.join(copy, name), { recursive: true });
  fs.symlinkSync(path.join(packageRoot(), "node_modules"), path.join(copy, "node_modules"), "junction");
});
afterAll(() => fs.rmSync(copy, { recursive: true, force: true, maxRetries: 5 }));

/** Every file of the copy with what it holds. */
function state(): Map<string, string> {
  const files = copied
    .filter((name) => fs.existsSync(path.join(copy, name)))
    .flatMap((name) => {
      const whole = path.join(copy, name);
      return fs.statSync(whole).isDirectory() ? fs.readdirSync(whole, { recursive: true, encoding: "utf8" }).map((file) => path.join(name, file)) : [name];
    });
  const held = files.filter((file) => fs.statSync(path.join(copy, file)).isFile());
  return new Map(
    held.map((file) => [
      file.split(path.sep).join("/"),
      createHash("sha256")
        .update(fs.readFileSync(path.join(copy, file)))
        .digest("hex"),
    ]),
  );
}

const run = (program: string, ...args: string[]): { status: number | null; said: string } => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [path.join(copy, "node_modules", program), ...args], {
    cwd: copy,
    encoding: "utf8",
    env: { ...process.env, NO_COLOR: "1", FORCE_COLOR: "0", VITEST: "", VITEST_POOL_ID: "", VITEST_WORKER_ID: "", NODE_OPTIONS: "" },
  });
  return { status, said: stdout + stderr };
};
/** What a program says against the copy; nothing when it ends well. */
const against = (program: string, ...args: string[]): string => {
  const { status, said } = run(program, ...args);
  return status === 0 ? "" : said.slice(-4_000) || `it ended with ${status}`;
};

describe("a register that was just made", { timeout: 300_000 }, () => {
  it("is one folder, and nothing else was touched", () => {
    const before = state();
    expect(against("tsx/dist/cli.mjs", "tools/new-module.ts", "supplier-audits")).toBe("");
    const changed = [...state()].filter(([file, hash]) => before.get(file) !== hash).map(([file]) => file);
    expect(changed.length).toBeGreaterThan(12);
    expect(changed.filter((file) => !file.startsWith("modules/supplier-audits/"))).toEqual([]);
    expect([...before.keys()].filter((file) => !fs.existsSync(path.join(copy, file)))).toEqual([]);
  });
  it("is typed", () => expect(against("typescript/bin/tsc", "-p", ".")).toBe(""));
  it("has nothing to lint, and the format of the rest", () => {
    expect(against("oxlint/bin/oxlint", "--type-aware", "modules/supplier-audits")).toBe("");
    expect(against("@biomejs/biome/bin/biome", "format", "modules/supplier-audits")).toBe("");
  });
  it("passes its own tests and every house rule", () =>
    expect(
      against("vitest/vitest.mjs", "run", "--project", "house", "--project", "unit", "--project", "server", "house/", "modules/supplier-audits/", "app/discover.test.ts"),
    ).toBe(""));
  it("is not made a second time", () =>
    expect(run("tsx/dist/cli.mjs", "tools/new-module.ts", "supplier-audits")).toMatchObject({ status: 2, said: expect.stringContaining("already") }));
});
