import { addDays } from "#kernel/date.ts";
import { Refusal } from "#kernel/errors.ts";
import { newId } from "#kernel/id.ts";
import { say } from "#kernel/sentence.ts";
import type { Doing, Handlers } from "#server/registry.ts";
import type { reportActs } from "../acts.ts";
import type { Message, ReportRead } from "../report.ts";
import { past } from "./keep.ts";
import { policyOf } from "./people.ts";
import type { Tables } from "./tables.ts";

type On = Pick<Doing<ReportRead, unknown, Tables>, "tx" | "id" | "record" | "now" | "today" | "actor">;

/** The first sentence, as a title that people recognise. A point ends it only where a space follows: "32.041 mm" is one figure. */
export const titleFrom = (text: string): string => {
  const first =
    text
      .trim()
      .split(/\n|[.!?](?=\s|$)/)[0]!
      .trim() || text.trim();
  return first.length <= 80 ? first : `${first.slice(0, 79).trimEnd()}…`;
};

async function speak({ tx, id, record, now }: On, message: Pick<Message, "from" | "text" | "about">): Promise<Message[]> {
  const messages = [...record.messages, { ...message, id: newId(now.getTime()), at: now.toISOString() }];
  await tx
    .updateTable("reports")
    .set({ messages: JSON.stringify(messages) })
    .where("id", "=", id)
    .execute();
  return messages;
}

async function settle(on: On, outcome: { becameId: string | null; reason: string | null; answer: string | null }): Promise<void> {
  await on.tx
    .updateTable("reports")
    .set({ became_id: outcome.becameId, triage: JSON.stringify({ by: on.actor.id, on: on.today, reason: outcome.reason }) })
    .where("id", "=", on.id)
    .execute();
  if (outcome.answer) await speak(on, { from: "handler", text: outcome.answer, about: null });
}

export const reportHandlers: Handlers<typeof reportActs, ReportRead, Tables> = {
  send: async ({ tx, id, actor, input, today }) => {
    const { text, sort, place, siteId, happenedOn, aboutPerson } = input;
    const site = siteId ?? actor.positions.find((p) => p.siteId)?.siteId ?? null;
    await tx
      .insertInto("reports")
      .values({
        organisation_id: actor.organisationId,
        id,
        text,
        sort,
        place,
        anonymous: false,
        about_person: aboutPerson,
        reporter_id: actor.id,
        reporter_name: null,
        poster_id: null,
        way: "app",
        happened_on: happenedOn && past(happenedOn, today, "happenedOn"),
        became_id: null,
        follow_hash: null,
      })
      .execute();
    return { title: titleFrom(text), siteId: site, dueOn: addDays(today, (await policyOf(tx)).triageDays), confidential: aboutPerson };
  },

  receive: async ({ tx, id, actor, input, today }) => {
    const { text, sort, place, siteId, happenedOn, aboutPerson, anonymous, posterId, followHash, way } = input;
    await tx
      .insertInto("reports")
      .values({
        organisation_id: actor.organisationId,
        id,
        text,
        sort,
        place,
        anonymous,
        about_person: aboutPerson,
        reporter_id: null,
        reporter_name: null,
        poster_id: posterId,
        way,
        happened_on: happenedOn && past(happenedOn, today, "happenedOn"),
        became_id: null,
        follow_hash: Buffer.from(followHash, "hex"),
      })
      .execute();
    return { title: titleFrom(text), siteId, dueOn: addDays(today, (await policyOf(tx)).triageDays), confidential: anonymous || aboutPerson };
  },

  name: async ({ tx, id, record, input }) => {
    if (record.anonymous) throw new Refusal("conflict", say("This report was sent without a name, and it stays so."));
    await tx.updateTable("reports").set({ reporter_name: input.name }).where("id", "=", id).execute();
  },

  add: async (doing) => {
    await speak(doing, { from: "reporter", text: doing.input.text, about: null });
    if (doing.record.triage)
      doing.notify({
        to: [doing.record.triage.by],
        text: say("Whoever sent {number} added something.", { number: doing.number }),
        once: `report/${doing.id}/${doing.record.messages.length}`,
      });
  },

  answer: async (doing) => {
    await speak(doing, { from: "handler", text: doing.input.text, about: doing.input.about });
    tell(doing, say("{number} was answered: {title}", { number: doing.number, title: doing.record.title }));
  },

  accept: async (doing) => {
    const { input, record, also, id } = doing;
    if (record.confidential && !input.what)
      throw new Refusal("invalid", say("This report is confidential and is not copied. Say in your own words what others need to know."), {
        fields: { what: say("Needed for a confidential report.") },
      });
    const what = input.what ?? record.text;
    const made = input.becomes === "nonconformity" ? await raise(doing, what) : await assign(doing, what);
    await also("record.link", { id: made, input: { to: id, relation: "came_from" } });
    await settle(doing, { becameId: made, reason: doing.reason, answer: input.answer });
    tell(doing, say("{number} was accepted: {title}", { number: doing.number, title: record.title }));
  },

  merge: async (doing) => {
    const { tx, input, id, also, record } = doing;
    const into = await tx.selectFrom("records").select(["id", "kind"]).where("id", "=", input.intoId).where("kind", "in", ["nonconformity", "report", "action"]).executeTakeFirst();
    if (!into || into.id === id)
      throw new Refusal("invalid", say("Choose the report, nonconformity or action that already covers this."), { fields: { intoId: say("Not one of them.") } });
    await also("record.link", { id, input: { to: into.id, relation: "same_kind" } });
    await settle(doing, { becameId: into.id, reason: doing.reason, answer: input.answer });
    tell(doing, say("{number} is handled together with an earlier report: {title}", { number: doing.number, title: record.title }));
  },

  decline: async (doing) => {
    await settle(doing, { becameId: null, reason: doing.reason, answer: doing.input.answer });
    tell(doing, say("{number} was declined: {title}", { number: doing.number, title: doing.record.title }));
  },

  readConfidential: async () => {},
};

const tell = ({ notify, record, id }: { notify: Doing<ReportRead, unknown, Tables>["notify"]; record: ReportRead; id: string }, text: string): void => {
  if (record.reporterId) notify({ to: [record.reporterId], text, once: `report/${id}/${record.version}` });
};

type Accepting = Parameters<typeof reportHandlers.accept>[0];

async function raise({ input, record, id, also }: Accepting, what: string): Promise<string> {
  const { title, source, grade, process, ownerId, dueOn } = input;
  const raised = await also("nonconformity.raise", {
    input: {
      title,
      what,
      source,
      grade,
      process,
      ownerId,
      siteId: record.siteId,
      place: record.place,
      reportId: id,
      confidential: record.aboutPerson,
      ...(dueOn ? { dueOn } : {}),
      ...(record.happenedOn ? { foundOn: record.happenedOn } : {}),
      ...(record.confidential ? {} : { foundBy: record.reporterId }),
    },
  });
  return raised.id;
}

async function assign({ input, record, id, also, today }: Accepting, details: string): Promise<string> {
  if (!input.ownerId) throw new Refusal("invalid", say("An action needs somebody who does it."), { fields: { ownerId: say("Choose a person.") } });
  const action = await also("action.assign", {
    input: {
      title: input.title,
      details,
      sort: "improvement",
      parentId: record.confidential ? null : id,
      ownerId: input.ownerId,
      dueOn: input.dueOn ?? addDays(today, 30),
      siteId: record.siteId,
    },
  });
  return action.id;
}
