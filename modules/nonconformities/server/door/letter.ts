import { createHmac } from "node:crypto";
import { sql } from "kysely";
import { simpleParser, type AddressObject, type ParsedMail } from "mailparser";
import { Refusal } from "#kernel/errors.ts";
import { say } from "#kernel/sentence.ts";
import { transaction } from "#server/database.ts";
import type { Files } from "#server/files/files.ts";
import type { Mail } from "#server/mail.ts";
import { perform } from "#server/perform.ts";
import { viewpointOf, type Session, type World } from "#server/world.ts";
import { digest, seal } from "../codes.ts";
import { hashOf } from "./entering.ts";

export interface LetterOrder {
  readonly world: World;
  readonly session: Session;
  readonly files: Pick<Files, "put">;
  readonly mail: Pick<Mail, "configured" | "send">;
  /** The installation's secret, from which private links are made: a letter's own id is known to every server that it passed. */
  readonly secret: string;
  readonly baseUrl: string;
  readonly letter: Buffer;
}

export interface LetterOutcome {
  /** 0 taken in or passed over, 1 not a letter, 75 later. */
  readonly code: 0 | 1 | 75;
  readonly facts: { readonly number: string | null; readonly files: number; readonly left: readonly string[]; readonly passedOver: boolean };
  readonly text: readonly string[];
}

const largest = 30 * 1024 * 1024,
  mostFiles = 5,
  mostWords = 9_000,
  perHour = 60;

/** Answers of machines are no reports: taking them in, and answering them, would never end (RFC 3834). */
function fromMachine(letter: ParsedMail): boolean {
  const says = (name: string): string =>
    letter.headerLines
      .find(({ key }) => key === name)
      ?.line.slice(name.length + 1)
      .trim()
      .toLowerCase() ?? "";
  const automatic = says("auto-submitted");
  return (
    (automatic !== "" && automatic !== "no") ||
    ["bulk", "list", "junk"].includes(says("precedence")) ||
    letter.headers.has("x-auto-response-suppress") ||
    says("return-path") === "<>"
  );
}

const senderOf = (from: AddressObject | undefined): { name: string; address: string } | null => {
  const first = from?.value[0];
  return first?.address ? { name: first.name === "" ? first.address : `${first.name} <${first.address}>`, address: first.address } : null;
};

/** What the letter says: its subject first, then its words; a very long one is cut, and says so. */
function wordsOf(letter: ParsedMail): string {
  const text = [letter.subject?.trim() ?? "", (letter.text ?? "").trim()].filter((part) => part !== "").join("\n\n");
  return text.length > mostWords ? `${text.slice(0, mostWords)}\n…\n${say("The letter was longer; the rest was left out.")}` : text;
}

async function cameByMail({ world, session }: LetterOrder): Promise<number> {
  const since = new Date(world.clock().getTime() - 3_600_000);
  const { rows } = await transaction(
    world.db,
    viewpointOf(session.actor),
    (tx) =>
      sql<{ n: number }>`select count(*)::int as n from reports n join records r on r.organisation_id = n.organisation_id and r.id = n.id
        where n.organisation_id = (select app_organisation()) and n.way = 'mail' and r.opened_at > ${since}`.execute(tx),
    { readOnly: true },
  );
  return rows[0]?.n ?? 0;
}

/** Hangs the letter's files on the report; what cannot be taken in (a program, a broken picture) is named and left. */
async function attachFiles({ world, session, files }: LetterOrder, id: string, letter: ParsedMail, key: string): Promise<{ kept: number; left: string[] }> {
  const left: string[] = [];
  let kept = 0;
  for (const [i, file] of letter.attachments.entries()) {
    const name = (file.filename ?? say("file")).slice(0, 255);
    try {
      if (kept === mostFiles) throw new Refusal("too_many", say("A letter brings at most {n} files.", { n: mostFiles }));
      const { sha256 } = await files.put(viewpointOf(session.actor), file.content);
      await perform(world, session, { act: "record.attach", id, input: { sha256, name, purpose: "photo" }, key: `${key}/file/${i}` });
      kept += 1;
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      left.push(`${name}: ${error.message}`);
    }
  }
  return { kept, left };
}

const answer = (order: LetterOrder, it: { to: string; number: string; link: string; left: readonly string[] }): Promise<boolean> =>
  order.mail.send({
    to: it.to,
    id: `report-${it.number}-${digest("answer", it.link).toString("hex").slice(0, 12)}`,
    subject: say("{number}: your report has arrived", { number: it.number }),
    text: [
      say("Your report has arrived at {organisation} as {number}. What becomes of it is seen here, without signing in:", {
        organisation: order.session.actor.organisation,
        number: it.number,
      }),
      it.link,
      ...(it.left.length > 0 ? [say("Left out:"), ...it.left] : []),
    ].join("\n\n"),
  });

const done = (code: LetterOutcome["code"], sentence: string, facts: Partial<LetterOutcome["facts"]> = {}): LetterOutcome => ({
  code,
  facts: { number: null, files: 0, left: [], passedOver: false, ...facts },
  text: [sentence],
});

/**
 * Takes one letter in as a report. The same letter twice is one report. The sender's name is kept as the
 * reporter's, never believed to be a person of the directory: anybody can write any address into a letter.
 */
export async function receiveLetter(order: LetterOrder): Promise<LetterOutcome> {
  const { world, session, letter: raw } = order;
  if (raw.length > largest) return done(1, say("The letter is larger than {n} MB.", { n: largest / 1024 / 1024 }));
  const letter = await simpleParser(raw, { skipImageLinks: true, skipTextToHtml: true, maxHtmlLengthToParse: 2_000_000 });
  const sender = senderOf(letter.from),
    text = wordsOf(letter);
  if (fromMachine(letter)) return done(0, say("An automatic answer: passed over."), { passedOver: true });
  if (!sender || text === "") return done(1, say("This is not a letter with a sender and words."));
  if ((await cameByMail(order)) >= perHour) return done(75, say("Many letters came within the hour. Deliver it again later."));
  const key = digest("mail", letter.messageId ?? raw.toString("latin1")).toString("hex");
  const token = seal(session.actor.organisationId, createHmac("sha256", order.secret).update(`follow by mail\n${key}`).digest());
  const input = {
    text,
    sort: "nonconformity",
    place: null,
    siteId: null,
    happenedOn: null,
    aboutPerson: false,
    anonymous: false,
    posterId: null,
    way: "mail",
    followHash: hashOf(token).toString("hex"),
  };
  const report = await perform(world, session, { act: "report.receive", input, key });
  await perform(world, session, { act: "report.name", id: report.id, input: { name: sender.name.slice(0, 200) }, key: `${key}/name` });
  const { kept, left } = await attachFiles(order, report.id, letter, key);
  if (order.mail.configured) await answer(order, { to: sender.address, number: report.number, link: `${order.baseUrl}/f/${token}`, left });
  return done(0, say("Taken in as {number}.", { number: report.number }), { number: report.number, files: kept, left });
}
