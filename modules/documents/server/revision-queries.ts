import { sql } from "kysely";
import { say } from "#kernel/sentence.ts";
import type { Tx } from "#server/database.ts";
import { named } from "#server/people.ts";
import { exactly, idOf, oneOf, register, type Condition } from "#server/register.ts";
import type { Queries } from "#server/registry.ts";
import { redline, pieces, textPieces } from "../redline.ts";
import type { RevisionRead } from "../record.ts";
import type { Step } from "../route.ts";
import type { revisionViews } from "../views.ts";
import { givenIn, heldNow, namedIn } from "./deciders.ts";
import { findRevisions } from "./find.ts";
import { contentOf, nothing } from "./showing.ts";
import type { Tables } from "./tables.ts";
import { textByHash } from "./texts.ts";

const needs = (step: Step): string => (step.rule === "any" ? say("any one of them") : step.rule === "some" ? say("{n} of them", { n: step.atLeast ?? 1 }) : say("all of them"));

/** Each step of the way: who decided, who is waited for, and what is still to come. */
async function stepsOf(tx: Tx<Tables>, revision: RevisionRead, today: string) {
  const held = await heldNow(tx, today),
    inRound = revision.decided.filter((d) => d.round === revision.round);
  const steps = revision.route.map((step, at) => ({ step, at, waiting: namedIn(step, revision, held) }));
  const people = await named(tx, [...inRound.map((d) => d.by), ...steps.flatMap((s) => s.waiting)]);
  const who = (id: string) => people.get(id) ?? { id, name: "–" };
  return steps.map(({ step, at, waiting }) => {
    const given = givenIn(revision, at),
      now = revision.step === at && (revision.state === "in_review" || revision.state === "in_approval");
    const done = revision.step !== null && at < revision.step;
    return {
      title: step.title,
      sort: step.sort,
      needs: needs(step),
      state: done ? ("done" as const) : now ? ("now" as const) : ("later" as const),
      decided: given.map((d) => ({ by: who(d.by), at: d.at, note: d.note })),
      waiting: done ? [] : waiting.filter((id) => !given.some((d) => d.by === id)).map(who),
    };
  });
}

async function remarksOf(tx: Tx<Tables>, revisionId: string) {
  const rows = await tx.selectFrom("document_remarks").selectAll().where("record_id", "=", revisionId).orderBy("at").execute();
  const people = await named(
    tx,
    rows.flatMap((r) => [r.by_person, r.answered?.by, r.settled?.by]),
  );
  const who = (id: string) => people.get(id) ?? { id, name: "–" };
  return rows.map((r) => ({
    id: r.id,
    by: who(r.by_person),
    at: r.at,
    text: r.text,
    quote: r.quote,
    answered: r.answered ? { by: who(r.answered.by), at: r.answered.at, note: r.answered.note } : null,
    settled: r.settled ? { by: who(r.settled.by), at: r.settled.at, note: r.settled.note } : null,
  }));
}

/** What can be compared: the text that was written, or the words of a file. */
async function comparable(tx: Tx<Tables>, id: string) {
  const row = await tx
    .selectFrom("revisions as v")
    .innerJoin("records as r", (j) => j.onRef("r.organisation_id", "=", "v.organisation_id").onRef("r.id", "=", "v.id"))
    .select(["v.id", "v.revision", "v.document_id as documentId", sql<string | null>`encode(v.text, 'hex')`.as("text"), "v.file"])
    .where("v.id", "=", id)
    .executeTakeFirst();
  if (!row) throw nothing();
  const body = await textByHash(tx, row.text);
  const words = body ? null : await tx.selectFrom("revision_words").select("text").where("revision_id", "=", id).executeTakeFirst();
  return { id: row.id, revision: row.revision, documentId: row.documentId, body, words: words?.text ?? "" };
}

async function before(tx: Tx<Tables>, of: { documentId: string; revision: number }): Promise<string | null> {
  const { rows } = await sql<{ id: string }>`
    select v.id from revisions v join records r on r.organisation_id = v.organisation_id and r.id = v.id and r.state in ('effective', 'superseded')
     where v.organisation_id = (select app_organisation()) and v.document_id = ${of.documentId} and v.revision < ${of.revision} order by v.revision desc limit 1`.execute(tx);
  return rows[0]?.id ?? null;
}

export const revisionQueries: Queries<typeof revisionViews, Tables> = {
  list: ({ tx, asks, actor, registry, today, zone }) => {
    const { documentId, mine, state, ...filters } = asks;
    const where: Condition[] = [...exactly("n.document_id", documentId), ...oneOf("r.state", state), ...(mine ? [sql`${actor.id} = any(n.author_ids)`] : [])];
    return register<{ code: string; revision: number }>(tx, {
      kind: "revision",
      table: "revisions",
      shows: { code: "(select d.code from documents d where d.organisation_id = n.organisation_id and d.id = n.document_id)", revision: "n.revision" },
      where,
      filters,
      registry,
      today,
      zone,
    });
  },
  one: async (asking) => {
    const { tx, asks, registry, today } = asking;
    const id = await idOf(tx, "revision", asks),
      [record] = id ? await findRevisions(tx, [id], asking) : [];
    if (!record) throw nothing();
    const { rows } = await sql<{ id: string; number: string; title: string; type: string }>`
      select r.id, r.number, r.title, t.title as type from documents d join records r on r.organisation_id = d.organisation_id and r.id = d.id
        join records t on t.organisation_id = d.organisation_id and t.id = d.type_id where d.organisation_id = (select app_organisation()) and d.id = ${record.documentId}`.execute(
      tx,
    );
    const { rows: earlier } = await sql<{ id: string; revision: number; state: string }>`
      select r.id, v.revision, r.state from revisions v join records r on r.organisation_id = v.organisation_id and r.id = v.id
       where v.organisation_id = (select app_organisation()) and v.document_id = ${record.documentId} and v.revision < ${record.revision} order by v.revision desc`.execute(tx);
    const people = await named(tx, [record.ownerId, ...record.authorIds]);
    return {
      record,
      document: { ...rows[0]!, code: record.code },
      owner: record.ownerId ? (people.get(record.ownerId) ?? null) : null,
      authors: record.authorIds.flatMap((personId) => people.get(personId) ?? []),
      steps: await stepsOf(tx, record, today),
      remarks: await remarksOf(tx, record.id),
      content: await contentOf(tx, registry, record),
      earlier,
    };
  },
  redline: async ({ tx, asks }) => {
    const to = await comparable(tx, asks.to),
      fromId = asks.from ?? (await before(tx, to)),
      from = fromId ? await comparable(tx, fromId) : null;
    if (from && from.documentId !== to.documentId) throw nothing();
    const byText = to.body === null || (from !== null && from.body === null);
    const parts = (it: typeof to) => (it.body && !byText ? pieces(it.body.content) : textPieces(it.words));
    const lines = redline(from ? parts(from) : [], parts(to));
    const count = (is: string): number => lines.filter((line) => line.is === is).length;
    return {
      from: from ? { id: from.id, revision: from.revision } : null,
      to: { id: to.id, revision: to.revision },
      byText,
      lines: lines.map((line) => ({ ...line, runs: [...line.runs] })),
      added: count("added"),
      removed: count("removed"),
      changed: count("changed"),
    };
  },
};
