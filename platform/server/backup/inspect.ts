import { createHash } from "node:crypto";
import fs from "node:fs";
import { pipeline } from "node:stream";
import { createGunzip } from "node:zlib";
import { Refusal } from "#kernel/errors.ts";
import { say } from "#kernel/sentence.ts";
import { Head, headName, Manifest, manifestName } from "./manifest.ts";
import { tarParts, whole, type TarPart } from "./tar.ts";

/** A backup that was read to its end and is what it was when it was made. */
export interface Inspected {
  readonly head: Head;
  readonly manifest: Manifest;
}

/** The parts of a backup file in their order. */
export async function* partsIn(file: string): AsyncGenerator<TarPart> {
  const unpacked = createGunzip();
  pipeline(fs.createReadStream(file), unpacked, () => undefined); // a failure ends the reading below
  try {
    yield* tarParts(unpacked as AsyncIterable<Buffer>);
  } finally {
    unpacked.destroy();
  }
}

/** What went wrong with a file, for whoever brought it. */
function damaged(file: string, error: unknown): unknown {
  const { code, message } = error as { code?: string; message: string };
  if (error instanceof Refusal) return error;
  if (code === "ENOENT" || code === "EACCES" || code === "EISDIR") return new Refusal("invalid", say("{file} cannot be read: {why}", { file, why: message }));
  if (code === "Z_DATA_ERROR" && /incorrect header check/.test(message)) return new Refusal("invalid", say("{file} is not a backup of Remit.", { file }));
  if (code === "Z_BUF_ERROR") return new Refusal("invalid", say("{file} is damaged: it ends too early. Nothing was restored.", { file }));
  if (code?.startsWith("Z_")) return new Refusal("invalid", say("{file} is damaged: its content is not what was packed. Nothing was restored.", { file }));
  return error instanceof Error && code === undefined ? new Refusal("invalid", say("{file} cannot be restored. {why} Nothing was restored.", { file, why: message })) : error;
}

/** Reads a backup whole and checks every part against the manifest, before anything is touched. */
export async function inspect(file: string, onProgress: (sentence: string) => void = () => {}): Promise<Inspected> {
  try {
    return await readThrough(file, onProgress);
  } catch (error) {
    throw damaged(file, error);
  }
}

async function readThrough(file: string, onProgress: (sentence: string) => void): Promise<Inspected> {
  const seen = new Map<string, string>();
  let head: Head | undefined, manifest: Manifest | undefined;
  for await (const part of partsIn(file)) {
    if (seen.size === 0 && part.name !== headName) throw new Refusal("invalid", say("{file} is not a backup of Remit.", { file }));
    const hash = createHash("sha256");
    const small = part.name === headName || part.name === manifestName;
    if (small) {
      const content = await whole(part.content);
      hash.update(content);
      if (part.name === headName) head = readHead(file, content);
      else manifest = Manifest.parse(JSON.parse(content.toString()));
    } else for await (const bytes of part.content) hash.update(bytes);
    if (seen.has(part.name)) throw new Refusal("invalid", say("{file} is damaged: {name} is in it twice. Nothing was restored.", { file, name: part.name }));
    seen.set(part.name, `${part.size} ${hash.digest("hex")}`);
    if (seen.size % 100 === 0) onProgress(say("{n} parts checked", { n: seen.size }));
  }
  if (!head || !manifest) throw new Refusal("invalid", say("{file} is damaged: it ends too early. Nothing was restored.", { file }));
  seen.delete(manifestName);
  for (const part of manifest.parts) {
    if (seen.get(part.name) !== `${part.size} ${part.sha256}`)
      throw new Refusal("invalid", say("{file} is damaged: {name} is not what was packed. Nothing was restored.", { file, name: part.name }));
    seen.delete(part.name);
  }
  for (const name of seen.keys()) throw new Refusal("invalid", say("{file} is damaged: {name} was added to it. Nothing was restored.", { file, name }));
  return { head, manifest };
}

function readHead(file: string, content: Buffer): Head {
  let value: unknown;
  try {
    value = JSON.parse(content.toString());
  } catch {
    throw new Refusal("invalid", say("{file} is not a backup of Remit.", { file }));
  }
  const head = Head.safeParse(value);
  if (head.success) return head.data;
  if ((value as { remit?: unknown }).remit === "backup")
    throw new Refusal("conflict", say("{file} was made by a newer Remit: install that version, or a newer one, and restore with it.", { file }));
  throw new Refusal("invalid", say("{file} is not a backup of Remit.", { file }));
}
