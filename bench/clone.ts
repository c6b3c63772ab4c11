import { spawn, spawnSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { packageRoot } from "#server/root.ts";
import { freePort } from "./served.ts";

/** Seconds from `git clone` to a server that says it is ready, by `npm start`: it installs, builds and makes the example. */
export async function cloneToServing(): Promise<number> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "remit-clone-")),
    port = await freePort(),
    begun = performance.now();
  try {
    const cloned = spawnSync("git", ["clone", "--quiet", packageRoot(), path.join(folder, "remit")], { stdio: "inherit" });
    if (cloned.status !== 0) throw new Error("the clone failed");
    const child = spawn("npm", ["start", "--", "--port", String(port), "--data", path.join(folder, "data")], {
      cwd: path.join(folder, "remit"),
      stdio: ["ignore", "ignore", "inherit"],
    });
    const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()));
    while ((await fetch(`http://127.0.0.1:${port}/readyz`).catch(() => undefined))?.ok !== true) {
      if (child.exitCode !== null || performance.now() - begun > 900_000) throw new Error("the clone did not come to serve");
      await wait(50);
    }
    const seconds = Math.round((performance.now() - begun) / 100) / 10;
    child.kill("SIGTERM");
    await ended;
    return seconds;
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
}
