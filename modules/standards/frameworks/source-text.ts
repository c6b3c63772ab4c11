import { Refusal } from "#kernel/errors.ts";
import { say } from "#kernel/sentence.ts";
import { broken, limits, placeAt } from "./broken.ts";

const starts = (bytes: Uint8Array, ...mark: readonly number[]): boolean => mark.every((byte, at) => bytes[at] === byte);

/** The text of a file in UTF-8; any other encoding, a zero byte, or too many bytes is refused. */
export function sourceText(bytes: Uint8Array): string {
  if (bytes.byteLength > limits.bytes) throw new Refusal("too_large", say("The file is larger than {megabytes} MB.", { megabytes: limits.bytes / 1024 / 1024 }));
  if (starts(bytes, 0xff, 0xfe) || starts(bytes, 0xfe, 0xff)) throw broken({ line: 1, column: 1 }, say("The file is written in UTF-16. Save it as UTF-8."));
  const text = decoded(bytes);
  const zero = text.indexOf("\0");
  if (zero >= 0) throw broken(placeAt(text, zero), say("There is a zero byte here: this is not a text in UTF-8."));
  if (text.trim() === "") throw broken({ line: 1, column: 1 }, say("The file is empty."));
  return text;
}

function decoded(bytes: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    const readable = new TextDecoder("utf-8").decode(bytes);
    throw broken(placeAt(readable, Math.max(0, readable.indexOf("\uFFFD"))), say("This is not UTF-8. Save the file as UTF-8."));
  }
}
