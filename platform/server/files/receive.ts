import { createHash } from "node:crypto";
import { fileTypeFromBuffer } from "file-type";
import sharp from "sharp";
import { Refusal } from "#kernel/errors.ts";
import { say } from "#kernel/sentence.ts";

/** What was received, after it was looked at: its true type and its clean bytes. */
export interface Received {
  readonly sha256: string;
  readonly type: string;
  readonly size: number;
  readonly content: Buffer;
}

/** Bytes that one file may have. */
export const largestFile = 25 * 1024 * 1024;

export const tooLarge = (): Refusal => new Refusal("too_large", say("A file may have up to {n} MB.", { n: largestFile / 1024 / 1024 }));

const images = new Set(["image/jpeg", "image/png", "image/webp", "image/gif", "image/avif", "image/heic", "image/heif", "image/tiff"]);
const refused = new Set(["application/x-msdownload", "application/x-elf", "application/x-mach-binary", "application/java-archive", "application/x-msi", "application/wasm"]);
const largestSide = 4_096,
  mostPixels = 80_000_000;

/** Making a picture anew takes seconds of a processor, which passwords and the database need too: so many at a time, and so many that wait. */
const atOnce = 2,
  mostWaiting = 20;
let busy = 0;
const waiting: (() => void)[] = [];

async function inTurn<T>(make: () => Promise<T>): Promise<T> {
  if (busy >= atOnce) {
    if (waiting.length >= mostWaiting) throw new Refusal("unavailable", say("Too many pictures are being taken in just now. Try again in a moment."), { retryAfter: 10 });
    await new Promise<void>((go) => void waiting.push(go)); // whoever ends hands its place on
  } else busy += 1;
  try {
    return await make();
  } finally {
    const next = waiting.shift();
    if (next) next();
    else busy -= 1;
  }
}

/** Pictures are made anew: whatever hides in the file, and the place where it was taken, stay behind. */
async function cleanPicture(content: Buffer): Promise<{ content: Buffer; type: string }> {
  try {
    const picture = sharp(content, { limitInputPixels: mostPixels, failOn: "error", animated: false })
      .rotate()
      .resize({ width: largestSide, height: largestSide, fit: "inside", withoutEnlargement: true });
    const { hasAlpha } = await sharp(content, { limitInputPixels: mostPixels }).metadata();
    if (hasAlpha) return { content: await picture.png().toBuffer(), type: "image/png" };
    return { content: await picture.jpeg({ quality: 88, mozjpeg: true }).toBuffer(), type: "image/jpeg" };
  } catch {
    throw new Refusal("invalid", say("This picture cannot be read. Take it again, or send it as JPEG or PNG."), { fields: { file: say("Not a readable picture.") } });
  }
}

/** Text only when it is valid UTF-8 without control characters; everything unknown is plain bytes. */
function plainType(content: Buffer): string {
  try {
    const text = new TextDecoder("utf-8", { fatal: true }).decode(content);
    return /[\u0000-\u0008\u000e-\u001f]/.test(text) ? "application/octet-stream" : "text/plain";
  } catch {
    return "application/octet-stream";
  }
}

/** Looks at a file by its content, never by its name. Programs are refused, pictures are made anew. */
export async function receive(content: Buffer): Promise<Received> {
  if (content.length === 0) throw new Refusal("invalid", say("This file is empty."), { fields: { file: say("Empty.") } });
  if (content.length > largestFile) throw tooLarge();
  const type = (await fileTypeFromBuffer(content))?.mime ?? plainType(content);
  if (refused.has(type)) throw new Refusal("invalid", say("Programs cannot be attached."), { fields: { file: say("A program.") } });
  const clean = images.has(type) ? await inTurn(() => cleanPicture(content)) : { content, type };
  return { sha256: createHash("sha256").update(clean.content).digest("hex"), type: clean.type, size: clean.content.length, content: clean.content };
}
