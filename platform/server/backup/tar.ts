import type { Writable } from "node:stream";
import { once } from "node:events";
import { say } from "#kernel/sentence.ts";

// The POSIX ustar form (IEEE 1003.1): a header of 512 bytes before each part, parts filled up to a
// multiple of 512, two empty blocks at the end. Any tar program opens it.
const block = 512;

/** Writes parts of known size, one after the other. */
export interface TarWriter {
  add(name: string, size: number, content: AsyncIterable<Uint8Array> | Iterable<Uint8Array>): Promise<void>;
  /** Writes the end; the stream under it stays open. */
  end(): Promise<void>;
}

export function tarWriter(to: Writable): TarWriter {
  const write = async (bytes: Uint8Array): Promise<void> => {
    if (!to.write(bytes)) await once(to, "drain");
  };
  return {
    add: async (name, size, content) => {
      await write(header(name, size));
      let written = 0;
      for await (const bytes of content) {
        written += bytes.length;
        await write(bytes);
      }
      if (written !== size) throw new Error(say("{name} changed while it was being copied.", { name }));
      await write(Buffer.alloc(filling(size)));
    },
    end: () => write(Buffer.alloc(2 * block)),
  };
}

const filling = (size: number): number => (block - (size % block)) % block;

/** Splits a long name at a slash: the first part of it has its own field. */
function split(name: string): [prefix: string, rest: string] {
  if (Buffer.byteLength(name) <= 100) return ["", name];
  for (let slash = name.indexOf("/"); slash > 0; slash = name.indexOf("/", slash + 1))
    if (Buffer.byteLength(name.slice(slash + 1)) <= 100) return [name.slice(0, slash), name.slice(slash + 1)];
  throw new Error(`The name ${name} is too long.`);
}

function header(name: string, size: number): Buffer {
  const bytes = Buffer.alloc(block),
    [prefix, rest] = split(name);
  const octal = (value: number, at: number, width: number) => bytes.write(value.toString(8).padStart(width - 1, "0"), at, width - 1, "latin1");
  bytes.write(rest, 0, 100);
  octal(0o600, 100, 8);
  octal(0, 108, 8);
  octal(0, 116, 8);
  octal(size, 124, 12);
  octal(0, 136, 12);
  bytes.write("        0", 148, "latin1");
  bytes.write("ustar\u000000", 257, "latin1");
  bytes.write(prefix, 345, 155);
  octal(sumOf(bytes), 148, 7);
  bytes[155] = 0x20;
  return bytes;
}

const sumOf = (bytes: Buffer): number => bytes.reduce((sum, byte, i) => sum + (i >= 148 && i < 156 ? 0x20 : byte), 0);

/** One part as it is read: its content must be read, or passed over with `skip`, before the next one. */
export interface TarPart {
  readonly name: string;
  readonly size: number;
  readonly content: AsyncGenerator<Buffer>;
}

/** Reads parts one by one; throws a sentence when what it reads is no such file, or ends too early. */
export async function* tarParts(from: AsyncIterable<Buffer>): AsyncGenerator<TarPart> {
  const source = from[Symbol.asyncIterator]();
  let held: Buffer = Buffer.alloc(0);
  const some = async (): Promise<Buffer> => {
    if (held.length > 0) return held;
    const next = await source.next();
    if (next.done) throw new Error(say("It ends too early: a part of it is missing."));
    return (held = next.value);
  };
  const take = async function* (size: number): AsyncGenerator<Buffer> {
    for (let left = size; left > 0; ) {
      const bytes = (await some()).subarray(0, left);
      held = held.subarray(bytes.length);
      left -= bytes.length;
      if (bytes.length > 0) yield bytes;
    }
  };
  for (;;) {
    const head = await whole(take(block));
    if (head.every((byte) => byte === 0)) break;
    const part = read(head);
    let left = part.size;
    const content = (async function* () {
      for await (const bytes of take(part.size)) {
        left -= bytes.length;
        yield bytes;
      }
    })();
    yield { ...part, content };
    for await (const _rest of take(left + filling(part.size))) void _rest; // what nobody read, and the filling
  }
  while (!(await source.next()).done); // to the very end, so that the packing's own checksum is checked
}

/** Everything of a part at once. */
export async function whole(content: AsyncIterable<Buffer>): Promise<Buffer> {
  const pieces: Buffer[] = [];
  for await (const bytes of content) pieces.push(Buffer.from(bytes));
  return pieces.length === 1 ? pieces[0]! : Buffer.concat(pieces);
}

function read(head: Buffer): { name: string; size: number } {
  const text = (at: number, width: number): string => head.toString("utf8", at, at + width).replace(/\0.*$/s, "");
  const size = Number.parseInt(text(124, 12), 8);
  if (text(257, 5) !== "ustar" || Number.parseInt(text(148, 8), 8) !== sumOf(head) || !(size >= 0)) throw new Error(say("It is damaged: the head of a part cannot be read."));
  const prefix = text(345, 155);
  return { name: prefix ? `${prefix}/${text(0, 100)}` : text(0, 100), size };
}
