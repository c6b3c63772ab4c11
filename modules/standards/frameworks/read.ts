import { say } from "#kernel/sentence.ts";
import { broken } from "./broken.ts";
import { readCisoAssistant } from "./ciso-assistant.ts";
import type { ImportedFramework } from "./imported.ts";
import { readJson } from "./json-source.ts";
import { readOscal } from "./oscal.ts";
import { readProbo } from "./probo.ts";
import { readRemit } from "./remit.ts";
import { checkTexts, type Source } from "./source.ts";
import { sourceText } from "./source-text.ts";
import { readYaml } from "./yaml-source.ts";

/** By the keys at the top of a file, which format it is. */
function readerOf(value: unknown): ((source: Source) => ImportedFramework) | null {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return null;
  if ("catalog" in value) return readOscal;
  if ("objects" in value) return readCisoAssistant;
  if ("nodes" in value && "standard" in value) return readRemit;
  if ("controls" in value) return readProbo;
  return null;
}

/**
 * Reads a framework written by others, whichever of the known formats it has: an OSCAL catalogue in
 * JSON, a CISO Assistant library in YAML, a Probo framework in JSON, or our own YAML. A file that is
 * broken is refused with its line and the reason. Texts stay plain text; nothing is evaluated. A large
 * YAML file takes about half a second per megabyte: call it in a worker.
 */
export function readFramework(bytes: Uint8Array): ImportedFramework {
  const text = sourceText(bytes);
  const source = /^\s*[{[]/.test(text) ? readJson(text) : readYaml(text);
  checkTexts(source);
  const reader = readerOf(source.value);
  if (reader === null) throw broken({ line: 1, column: 1 }, say("This is no format that Remit reads: OSCAL catalogue, CISO Assistant library, Probo framework, or Remit's own."));
  return reader(source);
}
