import { spawn } from "node:child_process";
import fs from "node:fs";
import net from "node:net";
import path from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { packageRoot } from "#server/root.ts";

export const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const server = net.createServer().listen(0, "127.0.0.1", () => {
      const { port } = server.address() as net.AddressInfo;
      server.close(() => resolve(port));
    });
  });

export interface Served {
  readonly url: string;
  readonly pid: number;
  /** From the start of the process to `/readyz` saying yes. */
  readonly readyMs: number;
  stop(): Promise<void>;
}

/** The built server as an operator starts it, in a process of its own. */
export async function serve(data: string): Promise<Served> {
  const port = await freePort(),
    url = `http://127.0.0.1:${port}`,
    begun = performance.now();
  const environment = { ...process.env, LOG_LEVEL: "error", REMIT_DATA: data };
  for (const name of ["DATABASE_URL", "BASE_URL"] as const) delete (environment as Record<string, string | undefined>)[name];
  const child = spawn(process.execPath, [path.join(packageRoot(), "dist", "cli.mjs"), "serve", "--port", String(port)], {
    env: environment,
    stdio: ["ignore", "ignore", "inherit"],
  });
  const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  const ready = async (): Promise<boolean> => (await fetch(`${url}/readyz`).catch(() => undefined))?.ok === true;
  while (!(await ready())) {
    if (child.exitCode !== null || performance.now() - begun > 60_000) throw new Error("the server did not become ready");
    await wait(20);
  }
  const readyMs = Math.round(performance.now() - begun);
  const stop = async (): Promise<void> => {
    child.kill("SIGTERM");
    await ended;
  };
  return { url, pid: child.pid!, readyMs, stop };
}

/** Megabytes that a process holds in memory; only where the system tells it in /proc. */
export const residentMegabytes = (pid: number): number | null => {
  const status = `/proc/${pid}/status`;
  if (!fs.existsSync(status)) return null;
  const found = /VmRSS:\s+(\d+) kB/.exec(fs.readFileSync(status, "utf8"));
  return found ? Math.round(Number(found[1]) / 1024) : null;
};
