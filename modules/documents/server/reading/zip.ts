import { crc32, inflateRawSync } from "node:zlib";
import { say } from "#kernel/sentence.ts";
import { unreadable } from "./unreadable.ts";

export interface ZipLimits {
  readonly entries: number;
  /** Bytes that everything in it may have when it is unpacked. */
  readonly unpacked: number;
}

/** An Office file holds some hundred parts, and a scanned manual as DOCX some hundred megabytes of pictures at most. */
export const officeLimits: ZipLimits = { entries: 5_000, unpacked: 200 * 1024 * 1024 };

interface Entry {
  readonly name: string;
  readonly method: number;
  readonly flags: number;
  readonly crc: number;
  readonly packed: number;
  readonly unpacked: number;
  readonly at: number;
}

const broken = () => unreadable(say("This file is damaged: what is packed in it cannot be read. Save it anew and send that."), say("Damaged."));
const locked = () => unreadable(say("This file is locked with a password. Save it without one."), say("Locked with a password."));
const bomb = () => unreadable(say("This file unpacks to far more than a document holds. It was not taken."), say("Unpacks to too much."));

const endMark = 0x06054b50,
  entryMark = 0x02014b50,
  localMark = 0x04034b50;

/** Where the list of entries begins and how many there are. */
function directoryOf(bytes: Buffer): { at: number; count: number } {
  const earliest = Math.max(0, bytes.length - 65_557);
  for (let at = bytes.length - 22; at >= earliest; at -= 1) if (bytes.readUInt32LE(at) === endMark) return { count: bytes.readUInt16LE(at + 10), at: bytes.readUInt32LE(at + 16) };
  throw broken();
}

function entriesOf(bytes: Buffer): Entry[] {
  const directory = directoryOf(bytes),
    entries: Entry[] = [];
  let at = directory.at;
  for (let n = 0; n < directory.count; n += 1) {
    if (at + 46 > bytes.length || bytes.readUInt32LE(at) !== entryMark) throw broken();
    const nameLength = bytes.readUInt16LE(at + 28),
      name = bytes.toString("utf8", at + 46, at + 46 + nameLength);
    entries.push({
      name,
      flags: bytes.readUInt16LE(at + 8),
      method: bytes.readUInt16LE(at + 10),
      crc: bytes.readUInt32LE(at + 16),
      packed: bytes.readUInt32LE(at + 20),
      unpacked: bytes.readUInt32LE(at + 24),
      at: bytes.readUInt32LE(at + 42),
    });
    at += 46 + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
  return entries;
}

/** Unpacks one entry, never to more than it says that it holds. */
function unpack(bytes: Buffer, entry: Entry): Buffer {
  if (entry.at + 30 > bytes.length || bytes.readUInt32LE(entry.at) !== localMark) throw broken();
  const begins = entry.at + 30 + bytes.readUInt16LE(entry.at + 26) + bytes.readUInt16LE(entry.at + 28);
  const packed = bytes.subarray(begins, begins + entry.packed);
  let content: Buffer;
  try {
    content = entry.method === 0 ? packed : entry.unpacked === 0 ? Buffer.alloc(0) : inflateRawSync(packed, { maxOutputLength: entry.unpacked });
  } catch (problem) {
    throw (problem as NodeJS.ErrnoException).code === "ERR_BUFFER_TOO_LARGE" ? bomb() : broken();
  }
  if (content.length !== entry.unpacked || crc32(content) !== entry.crc) throw broken();
  return content;
}

/**
 * Unpacks a ZIP file. What it says about its sizes is added up before anything is unpacked, and no
 * entry may turn out larger than it said: a bomb ends here, whether it boasts or lies.
 */
export function unzip(given: Uint8Array, limits: ZipLimits): Map<string, Buffer> {
  const bytes = Buffer.from(given.buffer, given.byteOffset, given.byteLength);
  let entries: Entry[];
  try {
    entries = entriesOf(bytes);
  } catch (problem) {
    throw problem instanceof RangeError ? broken() : problem; // an offset that points outside
  }
  if (entries.length > limits.entries || entries.reduce((sum, e) => sum + e.unpacked, 0) > limits.unpacked) throw bomb();
  if (entries.some((e) => (e.flags & 1) === 1)) throw locked();
  if (entries.some((e) => e.method !== 0 && e.method !== 8)) throw broken();
  const files = new Map<string, Buffer>();
  for (const entry of entries) if (!entry.name.endsWith("/")) files.set(entry.name, unpack(bytes, entry));
  return files;
}
