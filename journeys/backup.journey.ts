import { spawnSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { environment, example, openBrowser, signIn, start, view, type Running } from "./house.ts";

let browser: Browser, running: Running, restored: Running | undefined;
const cli = path.resolve(import.meta.dirname, "..", "dist", "cli.mjs"),
  folder = fs.mkdtempSync(path.join(os.tmpdir(), "remit-backup-"));
const file = path.join(folder, "all.remit"),
  data = path.join(folder, "data");

const run = (...args: string[]) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [cli, ...args], { encoding: "utf8", env: environment("silent") });
  return { status, stdout, stderr };
};

beforeAll(async () => {
  [browser, running] = await Promise.all([openBrowser(), example()]);
});
afterAll(async () => {
  await restored?.stop();
  await running.stop();
  await browser.close();
  fs.rmSync(folder, { recursive: true, force: true });
});

describe("backup and restore", () => {
  it("takes everything into one file while people work", () => {
    const made = run("backup", file, "--json", "--data", running.data);
    expect([made.status, made.stderr]).toEqual([0, ""]);
    expect(JSON.parse(made.stdout)).toMatchObject({ rows: expect.any(Number), missing: [] });
  });

  it("refuses a folder that is not empty, and a file that is damaged, and leaves nothing behind", () => {
    expect(run("restore", file, "--data", running.data).status).toBe(1);
    const damaged = path.join(folder, "damaged.remit");
    fs.writeFileSync(damaged, fs.readFileSync(file).subarray(0, 20_000));
    const empty = path.join(folder, "empty");
    expect(run("restore", damaged, "--data", empty).status).not.toBe(0);
    expect(fs.existsSync(empty)).toBe(false);
  });

  it("restores it into an empty folder, verified, and the same people find the same records", async () => {
    const there = run("restore", file, "--json", "--data", data);
    expect(JSON.parse(there.stdout)).toMatchObject({ verified: { ok: true } });
    restored = await start({ data, command: ["serve"] });
    const { page, context } = await signIn(browser, { ...restored, passwords: running.passwords }, "meera");
    const list = await view<{ total: number }>(page, "record.list", { kind: "nonconformity" });
    const { page: before, context: first } = await signIn(browser, running, "meera");
    expect(list.total).toBe((await view<{ total: number }>(before, "record.list", { kind: "nonconformity" })).total);
    expect(list.total).toBeGreaterThan(20);
    await Promise.all([context.close(), first.close()]);
  });
});
