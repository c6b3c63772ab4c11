import fs from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { Worker } from "node:worker_threads";
import { Refusal, type RefusalDetails, type RefusalKind } from "#kernel/errors.ts";
import { say } from "#kernel/sentence.ts";
import { packageRoot } from "#server/root.ts";
import type { ImportedFramework } from "../frameworks/imported.ts";
import { readFramework } from "../frameworks/read.ts";

/** What the thread answers with. */
export type Reading =
  | { readonly framework: ImportedFramework }
  | { readonly refused: { readonly kind: RefusalKind; readonly message: string; readonly details: RefusalDetails } }
  | { readonly failed: string };

/** What a file can be read to at most: a hostile one ends here, and the server goes on. */
const limits = { milliseconds: 60_000, megabytes: 1_024 } as const;

/** Reads in a thread of its own, so that a large file holds nobody up. */
export function readInThread(program: string, bytes: Uint8Array): Promise<ImportedFramework> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(program, { workerData: bytes, resourceLimits: { maxOldGenerationSizeMb: limits.megabytes } });
    const tooMuch = (): void => {
      clearTimeout(timer);
      void worker.terminate();
      reject(new Refusal("invalid", say("Reading this file takes more than it should. Nothing was changed."), { fields: { sha256: say("Too large or too deep.") } }));
    };
    const timer = setTimeout(tooMuch, limits.milliseconds);
    worker.once("error", (problem: NodeJS.ErrnoException) => {
      if (problem.code === "ERR_WORKER_OUT_OF_MEMORY") return tooMuch();
      clearTimeout(timer);
      reject(problem);
    });
    worker.once("message", (reading: Reading) => {
      clearTimeout(timer);
      void worker.terminate();
      if ("framework" in reading) resolve(reading.framework);
      else if ("refused" in reading) reject(new Refusal(reading.refused.kind, reading.refused.message, reading.refused.details));
      else reject(new Error(reading.failed));
    });
  });
}

/** The thread's program, made by the build; running from the sources there is none. */
function threadProgram(): string | undefined {
  const dist = path.join(packageRoot(), "dist"),
    file = path.join(dist, "framework-thread.mjs");
  return fileURLToPath(import.meta.url).startsWith(dist + path.sep) && fs.existsSync(file) ? file : undefined;
}

/** Reads a framework file; a broken one is refused with its line and reason. */
export async function readFile(bytes: Uint8Array): Promise<ImportedFramework> {
  const thread = threadProgram();
  return thread === undefined ? readFramework(bytes) : readInThread(thread, bytes);
}
