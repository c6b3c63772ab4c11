import { renderSVG } from "uqr";
import path from "node:path";
import type { z } from "zod";
import { written } from "#kernel/date.ts";
import { Refusal } from "#kernel/errors.ts";
import { say } from "#kernel/sentence.ts";
import { packageRoot } from "#server/root.ts";
import type { Body } from "../../body.ts";
import type { documentViews, RevisionBrief } from "../../document-views.ts";
import { askReader } from "../reading/ask.ts";
import type { KeptPicture } from "./pictures.ts";
import { standingOf, watermarkOf } from "./standing.ts";
import type { Printed, PrintOrder } from "./typst.ts";

/** A controlled copy that is printed for its holder. */
export interface ControlledCopy {
  readonly number: string;
  readonly holder: string;
  readonly expiresOn: string | null;
}

export interface ToPrint {
  readonly organisation: string;
  readonly zone: string;
  readonly language: string;
  readonly read: z.output<typeof documentViews.read.gives>;
  readonly history: readonly RevisionBrief[];
  readonly copy: ControlledCopy | null;
  readonly by: string;
  readonly at: Date;
  /** Where the code leads. */
  readonly link: string;
  readonly pictures: ReadonlyMap<string, KeptPicture>;
}

const meanings: Readonly<Record<string, string>> = {
  authorship: say("Wrote it"),
  review: say("Reviewed it"),
  approval: say("Approved it"),
  responsibility: say("Answers for it"),
  verification: say("Verified it"),
};

/** Moments as they stand on paper: the organisation's time beside UTC. */
function moment(at: Date | string, zone: string): string {
  const date = new Date(at),
    local = new Intl.DateTimeFormat("en-GB", { timeZone: zone, day: "numeric", month: "short", year: "numeric", hour: "2-digit", minute: "2-digit", timeZoneName: "short" });
  return `${local.format(date)} (${date.toISOString().slice(0, 16).replace("T", " ")} UTC)`;
}

const warningOf = (copy: ControlledCopy | null): string => {
  if (!copy) return say("Uncontrolled when printed. Ask the code whether it still holds.");
  return copy.expiresOn
    ? say("Controlled copy {number} for {holder}, until {day}", { number: copy.number, holder: copy.holder, day: written(copy.expiresOn) })
    : say("Controlled copy {number} for {holder}", { number: copy.number, holder: copy.holder });
};

/** The words of a file, as paragraphs: the file itself is what holds. */
const fromWords = (words: string): Body["content"] =>
  words
    .split(/\n+/)
    .filter((line) => line.trim() !== "")
    .slice(0, 20_000)
    .map((text) => ({ type: "paragraph", content: [{ type: "text", text: text.trim() }] }));

function registers({ read, history, zone }: ToPrint) {
  const names = (people: readonly { name: string }[]): string => people.map((p) => p.name).join(", ");
  return {
    signed: {
      title: say("Signatures"),
      heads: [say("Who"), say("Position"), say("Meaning"), say("When")],
      rows: read.signatures.filter((s) => s.void === null).map((s) => [s.printedName, s.position ?? "–", meanings[s.meaning] ?? s.meaning, moment(s.at, zone)]),
    },
    history: {
      title: say("Revisions"),
      heads: [say("Revision"), say("In force since"), say("What changed"), say("Written by"), say("Approved by")],
      rows: history
        .filter((r) => r.effectiveAt !== null)
        .map((r) => [String(r.revision), r.effectiveAt ? moment(r.effectiveAt, zone) : "–", r.summary ?? "–", names(r.authors), names(r.approvers)]),
    },
  };
}

function orderOf(it: ToPrint): PrintOrder {
  const { read, copy } = it,
    { document, revision, content } = read;
  const standing = `${document.type}, ${standingOf(revision, it.zone)}`;
  return {
    at: Math.floor(it.at.getTime() / 1000),
    fonts: path.join(packageRoot(), "modules/documents/server/writing/fonts"),
    pictures: Object.fromEntries([...it.pictures].map(([sha256, p]) => [sha256, p.data.toString("base64")])),
    data: {
      organisation: it.organisation,
      code: document.code,
      title: document.title,
      language: it.language,
      standing,
      watermark: watermarkOf(revision.state, document.state),
      notice: content.file
        ? say("These are the words of the file {name} (SHA-256 {sha256}); the file itself is what holds.", { name: content.file.name, sha256: content.file.sha256 })
        : null,
      warning: warningOf(copy),
      printed: say("Printed by {who} on {when}", { who: it.by, when: moment(it.at, it.zone) }),
      qr: renderSVG(it.link, { border: 0 }),
      qrSays: say("Is it current? {link}", { link: it.link }),
      page: say("Page"),
      picture: say("Picture"),
      body: content.body?.content ?? fromWords(content.fileText ?? ""),
      pictures: Object.fromEntries([...it.pictures].map(([sha256, p]) => [sha256, p.width])),
      ...registers(it),
    },
  };
}

/** Sets a copy as PDF/A, in a process of its own. */
export async function printCopy(it: ToPrint): Promise<{ pdf: Buffer; standard: Printed["standard"] }> {
  const made = (await askReader("copy as pdf", Buffer.from(JSON.stringify(orderOf(it))))) as Printed | null;
  if (!made) throw new Refusal("unavailable", say("This server has no typesetter for its kind of machine, so it makes no PDF. Print the reading page instead."));
  return { pdf: Buffer.from(made.pdf, "base64"), standard: made.standard };
}
