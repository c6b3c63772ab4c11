import { Refusal } from "#kernel/errors.ts";
import { say } from "#kernel/sentence.ts";
import { photoBytes } from "../../public-report.ts";

type Format = "jpeg" | "png" | "webp";

const formatOf = (bytes: Buffer): Format | null => {
  if (bytes.subarray(0, 3).equals(Buffer.from([0xff, 0xd8, 0xff]))) return "jpeg";
  if (bytes.subarray(0, 8).equals(Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]))) return "png";
  return bytes.subarray(0, 4).toString("latin1") === "RIFF" && bytes.subarray(8, 12).toString("latin1") === "WEBP" ? "webp" : null;
};

const broken = (): Refusal => new Refusal("invalid", say("This picture cannot be read. Take it again, or send without it."), { fields: { photos: say("Not a readable picture.") } });

/** Leaves out what a camera writes beside the picture: place, device, owner, comments. */
function bareJpeg(bytes: Buffer): Buffer {
  const kept = [bytes.subarray(0, 2)];
  for (let at = 2; at + 4 <= bytes.length; ) {
    if (bytes[at] !== 0xff) throw broken();
    const marker = bytes[at + 1]!;
    if (marker === 0xff) {
      at++;
      continue;
    }
    if (marker === 0xda) return Buffer.concat([...kept, bytes.subarray(at)]); // from here on it is the picture itself
    const end = at + 2 + bytes.readUInt16BE(at + 2);
    const beside = (marker >= 0xe1 && marker <= 0xef && marker !== 0xe2 && marker !== 0xee) || marker === 0xfe;
    if (!beside) kept.push(bytes.subarray(at, end));
    at = end;
  }
  throw broken();
}

function barePng(bytes: Buffer): Buffer {
  const kept = [bytes.subarray(0, 8)];
  for (let at = 8; at + 12 <= bytes.length; ) {
    const end = at + 12 + bytes.readUInt32BE(at), name = bytes.subarray(at + 4, at + 8).toString("latin1");
    if (end > bytes.length) throw broken();
    if (!["eXIf", "tEXt", "zTXt", "iTXt", "tIME"].includes(name)) kept.push(bytes.subarray(at, end));
    if (name === "IEND") return Buffer.concat(kept);
    at = end;
  }
  throw broken();
}

function bareWebp(bytes: Buffer): Buffer {
  const kept: Buffer[] = [];
  for (let at = 12; at + 8 <= bytes.length; ) {
    const size = bytes.readUInt32LE(at + 4), end = at + 8 + size + (size % 2);
    if (!["EXIF", "XMP "].includes(bytes.subarray(at, at + 4).toString("latin1"))) kept.push(bytes.subarray(at, end));
    at = end;
  }
  const body = Buffer.concat(kept), head = Buffer.from(bytes.subarray(0, 12));
  if (body.subarray(0, 4).toString("latin1") === "VP8X") body[8] = body[8]! & ~0x0c; // it says no more that EXIF or XMP follow
  head.writeUInt32LE(body.length + 4, 4);
  return Buffer.concat([head, body]);
}

const bare: Record<Format, (bytes: Buffer) => Buffer> = { jpeg: bareJpeg, png: barePng, webp: bareWebp };

/** A photo as it came, checked and bared of everything but the picture. */
export function photo(data: string): Buffer {
  const bytes = Buffer.from(data, "base64");
  if (bytes.length > photoBytes) throw new Refusal("too_large", say("A photo may have at most 8 MB."), { fields: { photos: say("Too large.") } });
  const format = formatOf(bytes);
  if (!format) throw broken();
  return bare[format](bytes);
}
