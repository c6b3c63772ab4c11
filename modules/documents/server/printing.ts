import { transaction, type Tx } from "#server/database.ts";
import { perform } from "#server/perform.ts";
import { ask } from "#server/view.ts";
import { viewpointOf, type Session, type World } from "#server/world.ts";
import type { z } from "zod";
import type { copyViews, documentViews } from "../views.ts";
import type { Body } from "../body.ts";
import type { Tables } from "./tables.ts";
import { printCopy } from "./writing/copy.ts";
import { toDocx } from "./writing/docx.ts";
import { picturesOf, type KeptPicture } from "./writing/pictures.ts";
import { standingOf } from "./writing/standing.ts";
import { say } from "#kernel/sentence.ts";

type DocumentOne = z.output<typeof documentViews.one.gives>;
type Read = z.output<typeof documentViews.read.gives>;
type CopyOne = z.output<typeof copyViews.one.gives>;

export interface Asked {
  readonly world: World;
  readonly session: Session;
  readonly baseUrl: string;
}

/** Through the views, so that nobody prints what they may not read. */
const view = <T>({ world, session }: Asked, name: string, asks: Record<string, unknown>): Promise<T> => ask(world, session, { view: name, asks }) as Promise<T>;

async function codeOf({ world, session }: Asked, table: "revisions" | "copies", id: string): Promise<string> {
  const row = await transaction(
    world.db,
    viewpointOf(session.actor),
    (tx) => (tx as unknown as Tx<Tables>).selectFrom(table).select("public_code as code").where("id", "=", id).executeTakeFirstOrThrow(),
    { readOnly: true },
  );
  return row.code;
}

/** The pictures that the page shows, those that an earlier revision put in among them. */
const shownPictures = async ({ world, session }: Asked, { content }: Read): Promise<ReadonlyMap<string, KeptPicture>> =>
  content.body ? picturesOf(world, session.actor.organisationId, content.body, new Set(content.pictures.map((p) => p.sha256))) : new Map();

/** The trail keeps who took a copy away, and of what. */
const remember = ({ world, session }: Asked, revisionId: string, input: { as: "pdf" | "docx" | "markdown"; copy: string | null }) =>
  perform(world, session, { act: "revision.takeCopy", id: revisionId, input });

const nameOf = (read: Read, ending: string): string => `${read.document.code.replaceAll("/", "-")}-${read.revision.revision}.${ending}`;

export interface Made {
  readonly name: string;
  readonly type: string;
  readonly content: Buffer;
  /** What the PDF conforms to. */
  readonly standard?: string | null;
}

interface OfDocument {
  readonly number: string;
  readonly revision?: number | undefined;
}

const readingOf = (asked: Asked, { number, revision }: OfDocument): Promise<Read> =>
  view<Read>(asked, "document.read", { number, ...(revision === undefined ? {} : { revision: String(revision), old: "true" }) });

async function printed(asked: Asked, it: { read: Read; document: DocumentOne; copy: CopyOne["record"] | null }): Promise<Made> {
  const { world, session, baseUrl } = asked,
    { read, document, copy } = it;
  const code = copy ? await codeOf(asked, "copies", copy.id) : await codeOf(asked, "revisions", read.revision.id);
  await remember(asked, read.revision.id, { as: "pdf", copy: copy?.number ?? null });
  const { pdf, standard } = await printCopy({
    organisation: session.actor.organisation,
    zone: session.actor.zone,
    language: document.record.language.split("-")[0]!.toLowerCase(),
    read,
    history: document.revisions,
    copy,
    by: session.actor.name,
    at: world.clock(),
    link: `${baseUrl.replace(/\/$/, "")}/c/${code}`,
    pictures: await shownPictures(asked, read),
  });
  return { name: nameOf(read, "pdf"), type: "application/pdf", content: pdf, standard };
}

/** A document as PDF/A: what is in force, or the revision that is asked for under its watermark. */
export async function pdfOfDocument(asked: Asked, of: OfDocument): Promise<Made> {
  const read = await readingOf(asked, of),
    document = await view<DocumentOne>(asked, "document.one", { number: of.number });
  return printed(asked, { read, document, copy: null });
}

/** A controlled copy as PDF/A, for its holder. */
export async function pdfOfCopy(asked: Asked, number: string): Promise<Made> {
  const { record: copy } = await view<CopyOne>(asked, "copy.one", { number }),
    document = await view<DocumentOne>(asked, "document.one", { id: copy.documentId });
  const read = await readingOf(asked, { number: document.record.number, revision: copy.revision });
  return printed(asked, { read, document, copy });
}

/** A document as a Word file. */
export async function wordOfDocument(asked: Asked, of: OfDocument, body: (read: Read) => Body): Promise<Made> {
  const read = await readingOf(asked, of),
    { document, revision } = read;
  const frame = {
    organisation: asked.session.actor.organisation,
    code: document.code,
    title: document.title,
    standing: `${document.type}, ${standingOf(revision, asked.session.actor.zone)}`,
    warning: say("Uncontrolled copy. What is in force stands in Remit."),
  };
  const content = await toDocx(body(read), frame, await shownPictures(asked, read));
  await remember(asked, revision.id, { as: "docx", copy: null });
  return { name: nameOf(read, "docx"), type: "application/vnd.openxmlformats-officedocument.wordprocessingml.document", content };
}

/** A document as Markdown. */
export async function markdownOfDocument(asked: Asked, of: OfDocument, markdown: (read: Read) => string): Promise<Made> {
  const read = await readingOf(asked, of),
    content = Buffer.from(markdown(read), "utf8");
  await remember(asked, read.revision.id, { as: "markdown", copy: null });
  return { name: nameOf(read, "md"), type: "text/markdown; charset=utf-8", content };
}
