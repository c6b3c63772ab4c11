// The program of the thread that reads framework files; the build makes it a file of its own.
import { parentPort, workerData } from "node:worker_threads";
import { Refusal } from "#kernel/errors.ts";
import { readFramework } from "../frameworks/read.ts";
import type { Reading } from "./read-framework.ts";

function read(): Reading {
  try {
    return { framework: readFramework(workerData as Uint8Array) };
  } catch (problem) {
    if (problem instanceof Refusal) return { refused: { kind: problem.kind, message: problem.message, details: problem.details } };
    return { failed: problem instanceof Error ? problem.message : String(problem) };
  }
}

// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
parentPort?.postMessage(read());
