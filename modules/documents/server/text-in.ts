import { buffer } from "node:stream/consumers";
import { Refusal } from "#kernel/errors.ts";
import { say } from "#kernel/sentence.ts";
import { transaction } from "#server/database.ts";
import type { Files } from "#server/files/files.ts";
import { mayUse } from "#server/files/reach.ts";
import { performAll, type Step } from "#server/perform.ts";
import { viewpointOf, type Session, type World } from "#server/world.ts";
import type { Body } from "../body.ts";
import { longestMarkdown } from "../from-markdown.ts";
import { askReader } from "./reading/ask.ts";
import type { WordRead } from "./reading/docx.ts";

const word = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

/** A text that came from a file, and the pictures that it needs. */
export interface TextRead {
  readonly body: Body;
  readonly pictures: readonly string[];
}

interface Keeping {
  readonly world: World;
  readonly session: Session;
  readonly files: Files;
}

/** A Word file as a text; its pictures are kept as files of their own, made anew like every picture that comes in. */
export async function textOfWord({ session, files }: Pick<Keeping, "session" | "files">, bytes: Uint8Array): Promise<TextRead> {
  const read = (await askReader("docx as body", bytes)) as WordRead,
    kept: string[] = [];
  for (const picture of read.pictures) {
    const { sha256, type } = await files.put(viewpointOf(session.actor), Buffer.from(picture, "base64"));
    kept.push(type === "image/png" || type === "image/jpeg" ? sha256 : "");
  }
  const text = JSON.stringify({ type: "doc", content: read.blocks }).replace(/"sha256":"picture:(\d+)"/g, (_, n: string) => `"sha256":"${kept[Number(n)] ?? ""}"`);
  return { body: withoutLost(JSON.parse(text) as Body), pictures: [...new Set(kept.filter((sha256) => sha256 !== ""))] };
}

/** A drawing that is no picture for a page (a metafile of Word's) leaves its description behind. */
function withoutLost(body: Body): Body {
  const mend = (blocks: Body["content"]): Body["content"] =>
    blocks.map((block) => {
      if (block.type === "image" && block.attrs.sha256 === "")
        return { type: "paragraph", content: [{ type: "text", text: block.attrs.alt || say("(A drawing that cannot be shown)") }] };
      const inner =
        "content" in block && block.content && block.type !== "paragraph" && block.type !== "heading" && block.type !== "codeBlock" ? { content: mend(block.content) } : {};
      return { ...block, ...inner } as typeof block;
    });
  return { ...body, content: mend(body.content) };
}

/** A file's text. One in another encoding is refused rather than kept with its letters lost. */
export function asText(bytes: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw new Refusal("invalid", say("This text is not in UTF-8. Save it as UTF-8 and send that."), { fields: { file: say("Not in UTF-8.") } });
  }
}

/** Markdown as a text; `pictures` are the fingerprints of what it names. */
export async function textOfMarkdown(markdown: string, pictures: Readonly<Record<string, string>> = {}): Promise<TextRead> {
  if (markdown.length > longestMarkdown) throw new Refusal("too_large", say("A text in Markdown may have up to {n} characters.", { n: longestMarkdown }));
  const body = (await askReader("markdown as body", Buffer.from(JSON.stringify({ markdown, pictures })))) as Body;
  return { body, pictures: [...new Set(Object.values(pictures))] };
}

/** A file that this person sent before, or may read on a record. */
export async function uploaded({ world, session }: Pick<Keeping, "world" | "session">, sha256: string): Promise<{ type: string; bytes: Buffer }> {
  const hash = Buffer.from(sha256, "hex");
  const kept = await transaction(
    world.db,
    viewpointOf(session.actor),
    async (tx) => ((await mayUse(tx, hash, session.actor.id)) ? tx.selectFrom("files").select("type").where("sha256", "=", hash).executeTakeFirst() : undefined),
    { readOnly: true },
  );
  const content = kept && (await world.store?.get(session.actor.organisationId, sha256));
  if (!content) throw new Refusal("not_found", say("There is no such file. Upload it first."), { fields: { sha256: say("No file with this fingerprint was uploaded.") } });
  return { type: kept.type, bytes: await buffer(content) };
}

export interface TextIn {
  readonly id: string;
  readonly version: number;
  /** A Word file or a text in Markdown that was uploaded before. */
  readonly file: { readonly sha256: string; readonly name: string };
}

/** Fills a written revision with what a file says. The file itself stays beside it as what the words came from. */
export async function takeTextIn(keeping: Keeping, { id, version, file }: TextIn): Promise<unknown> {
  const { type, bytes } = await uploaded(keeping, file.sha256);
  if (type !== word && type !== "text/plain")
    throw new Refusal("invalid", say("A text is taken from a Word file (DOCX) or from Markdown."), { fields: { sha256: say("Another kind of file.") } });
  const { body, pictures } = type === word ? await textOfWord(keeping, bytes) : await textOfMarkdown(asText(bytes));
  const attach = (sha256: string, name: string, purpose: string): Step => ({ act: "record.attach", id, input: { sha256, name, purpose } });
  const steps: Step[] = [
    { act: "revision.write", id, version, input: { text: JSON.stringify(body) } },
    attach(file.sha256, file.name, "source"),
    ...pictures.map((sha256, n) => attach(sha256, say("Picture {n}", { n: n + 1 }), "picture")),
  ];
  const [written] = await performAll(keeping.world, keeping.session, steps);
  return written;
}
