import path from "node:path";
import { Refusal } from "#kernel/errors.ts";
import { say } from "#kernel/sentence.ts";
import type { Files } from "#server/files/files.ts";
import { viewpointOf, type Session } from "#server/world.ts";
import { bodyText, type Body } from "../../body.ts";
import { asText, textOfMarkdown, textOfWord } from "../text-in.ts";
import { wordsOf } from "../words-of-file.ts";
import { readBody } from "../texts.ts";
import type { Source } from "./source.ts";

/** A file of the import, looked at: what it says and what is kept of it. */
export interface FileRead {
  readonly name: string;
  readonly sha256: string;
  /** What it became; null when the file itself stays what holds. */
  readonly body: Body | null;
  readonly words: string;
  readonly pictures: readonly string[];
}

const word = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
const pictureNames = /!\[[^\]]*\]\(<?([^)>\s]+)/g;

async function picturesBeside(keeping: Keeping, file: string, markdown: string): Promise<Record<string, string>> {
  const kept: Record<string, string> = {};
  for (const [, href = ""] of markdown.matchAll(pictureNames)) {
    const name = path.posix.normalize(path.posix.join(path.posix.dirname(file), href));
    if (kept[href] || !keeping.source.names.has(name)) continue;
    const { sha256, type } = await keeping.files.put(viewpointOf(keeping.session.actor), await keeping.source.read(name));
    if (type === "image/png" || type === "image/jpeg") kept[href] = sha256;
  }
  return kept;
}

export interface Keeping {
  readonly session: Session;
  readonly files: Files;
  readonly source: Source;
}

async function textOf(keeping: Keeping, file: { name: string; type: string; bytes: Buffer }) {
  if (file.type === word) return textOfWord(keeping, file.bytes);
  if (!/\.(md|markdown)$/i.test(file.name)) return null;
  const markdown = asText(file.bytes);
  return textOfMarkdown(markdown, await picturesBeside(keeping, file.name, markdown));
}

/** Takes one file in: Markdown and Word become text, anything else stays the file that it is. */
export async function takeIn(keeping: Keeping, name: string): Promise<FileRead> {
  const bytes = await keeping.source.read(name),
    { sha256, type } = await keeping.files.put(viewpointOf(keeping.session.actor), bytes);
  const text = await textOf(keeping, { name, type, bytes });
  if (!text) {
    if (type === "application/octet-stream") throw new Refusal("invalid", say("This file is neither a document nor readable text. If it is text, save it as UTF-8."));
    return { name, sha256, body: null, words: await wordsOf(bytes, type), pictures: [] };
  }
  const body = readBody(JSON.stringify(text.body));
  return { name, sha256, body, words: bodyText(body), pictures: text.pictures };
}
