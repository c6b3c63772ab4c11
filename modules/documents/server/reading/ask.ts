import { spawn, type ChildProcess } from "node:child_process";
import fs from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import pLimit from "p-limit";
import { Refusal, type RefusalDetails, type RefusalKind } from "#kernel/errors.ts";
import { say } from "#kernel/sentence.ts";
import { packageRoot } from "#server/root.ts";
import { unreadable } from "./unreadable.ts";

export type Wanted = "words of docx" | "words of pdf" | "words of xlsx" | "docx as body" | "markdown as body" | "copy as pdf";

/** What the reading process answers. */
export type Read =
  | { readonly read: unknown }
  | { readonly refused: { readonly kind: RefusalKind; readonly message: string; readonly details: RefusalDetails } }
  | { readonly failed: string };

export interface ReadingLimits {
  readonly milliseconds: number;
  /** Memory of the process as the system counts it, where the system tells. */
  readonly megabytes: number;
  readonly answer: number;
}
export const readingLimits: ReadingLimits = { milliseconds: 30_000, megabytes: 1_024, answer: 96 * 1024 * 1024 };

const tooMuch = () => unreadable(say("Reading this file takes more than it should. Nothing was changed."), say("Too large or too deep."));
const damaged = () => unreadable(say("This file cannot be read. Save it anew and send that."), say("Not readable."));

/** How to start the program: the one that the build made, or the source itself where people develop. */
function programOf(): string[] {
  const dist = path.join(packageRoot(), "dist"),
    built = path.join(dist, "document-reading.mjs");
  if (fileURLToPath(import.meta.url).startsWith(dist + path.sep)) return [built];
  const tsx = createRequire(path.join(packageRoot(), "package.json")).resolve("tsx");
  return ["--import", pathToFileURL(tsx).href, path.join(packageRoot(), "modules/documents/server/reading/program.ts")];
}

/** Ends a process that takes more memory than it may; only Linux tells how much that is, elsewhere its heap and the time are bounded. */
function guardMemory(child: ChildProcess, megabytes: number, exceeded: () => void): NodeJS.Timeout {
  return setInterval(() => {
    fs.readFile(`/proc/${child.pid}/statm`, "utf8", (problem, text) => {
      const pages = problem ? 0 : Number(text.split(" ")[1]);
      if (pages * 4_096 > megabytes * 1024 * 1024) exceeded();
    });
  }, 50);
}

/** Files that are read at the same time, each with the memory that it may take, and those that wait for it while their request is held. */
const together = pLimit(2);
const mostWaiting = 16;

/**
 * Reads a file in a process of its own, without the server's memory, connections or secrets, and with
 * an end to time and memory: a hostile file ends that process and nothing else. Two are read at a time;
 * when many wait already it is refused as unavailable, with when to come again.
 */
export async function askReader(wanted: Wanted, bytes: Uint8Array, limits = readingLimits): Promise<unknown> {
  if (together.pendingCount >= mostWaiting)
    throw new Refusal("unavailable", say("Many files are being read just now. Nothing was changed; try again in a moment."), { retryAfter: 10 });
  return together(() => readApart(wanted, bytes, limits));
}

function readApart(wanted: Wanted, bytes: Uint8Array, limits: ReadingLimits): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const env = process.platform === "win32" ? { SystemRoot: process.env["SystemRoot"] ?? "" } : {};
    const child = spawn(process.execPath, [`--max-old-space-size=${limits.megabytes / 2}`, "--stack-size=900", ...programOf(), wanted], {
      cwd: packageRoot(),
      env,
      stdio: ["pipe", "pipe", "ignore"],
    });
    const parts: Buffer[] = [];
    let size = 0;
    const end = (finish: () => void): void => {
      clearTimeout(timer);
      clearInterval(guard);
      child.kill("SIGKILL");
      finish();
    };
    const exceeded = (): void => end(() => reject(tooMuch()));
    const timer = setTimeout(exceeded, limits.milliseconds),
      guard = guardMemory(child, limits.megabytes, exceeded);
    child.once("error", (problem) => end(() => reject(problem)));
    child.stdout.on("data", (part: Buffer) => {
      parts.push(part);
      size += part.length;
      if (size > limits.answer) exceeded();
    });
    child.once("close", () => end(() => settle(Buffer.concat(parts).toString("utf8"), resolve, reject)));
    child.stdin.once("error", () => {}); // it ended before it had read everything: `close` says how
    child.stdin.end(bytes);
  });
}

function settle(text: string, resolve: (read: unknown) => void, reject: (problem: Error) => void): void {
  if (text === "") return reject(tooMuch()); // it ended without a word: out of memory
  const answer = JSON.parse(text) as Read;
  if ("read" in answer) resolve(answer.read);
  else if ("refused" in answer) reject(new Refusal(answer.refused.kind, answer.refused.message, answer.refused.details));
  else reject(damaged());
}
