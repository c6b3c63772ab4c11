import { sql } from "kysely";
import { randomBytes } from "node:crypto";
import { Refusal } from "#kernel/errors.ts";
import { newId } from "#kernel/id.ts";
import { say } from "#kernel/sentence.ts";
import type { Doing, Handlers } from "#server/registry.ts";
import { seal } from "#server/sealed-code.ts";
import type { revisionActs } from "../acts.ts";
import { bodyText } from "../body.ts";
import { publicSecret } from "../public-copy.ts";
import type { RevisionRead } from "../record.ts";
import { routeFor } from "../route.ts";
import { settlesIt } from "../separation.ts";
import { readFile } from "./file-content.ts";
import { ahead, json, setRevision, writtenBy } from "./keep.ts";
import { decideStep, startRoute } from "./revision-steps.ts";
import type { Tables } from "./tables.ts";
import { indexWords, keepText, openWords, readBody } from "./texts.ts";

type On = Doing<RevisionRead, unknown, Tables>;

/** What the QR code of a printed copy asks for: unguessable (96 bits), and it says whose it is. */
export const publicCode = (organisationId: string): string => seal(organisationId, randomBytes(publicSecret));

async function documentOf({ tx }: Pick<On, "tx">, documentId: string) {
  const found = await tx
    .selectFrom("documents as d")
    .innerJoin("records as r", (j) => j.onRef("r.organisation_id", "=", "d.organisation_id").onRef("r.id", "=", "d.id"))
    .innerJoin("document_types as t", (j) => j.onRef("t.organisation_id", "=", "d.organisation_id").onRef("t.id", "=", "d.type_id"))
    .leftJoin("revisions as c", (j) => j.onRef("c.organisation_id", "=", "d.organisation_id").onRef("c.id", "=", "d.current_id"))
    .select(["r.title", "r.state", "r.owner_id as ownerId", "r.site_id as siteId", "r.unit_id as unitId", "d.open_id as openId", "d.code", "d.language", "d.processes"])
    .select(["t.training", "t.routes", "c.text", "c.file", "c.source"])
    .select(sql<number>`(select coalesce(max(v.revision), 0)::int from revisions v where v.organisation_id = d.organisation_id and v.document_id = d.id)`.as("last"))
    .where("d.id", "=", documentId)
    .executeTakeFirst();
  if (!found) throw new Refusal("not_found", say("There is no such document, or it is not yours to see."));
  return found;
}

/** The moment that counts: now, or the day on which it took effect elsewhere (noon, so that it is that day in every zone); the trail keeps when it was entered. */
const momentOf = (day: string | undefined, now: Date): string => (day ? `${day}T12:00:00.000Z` : now.toISOString());

/** It holds now: what held before is superseded first, in the same transaction. */
async function takeEffect(on: On): Promise<void> {
  const { tx, id, record, now, also } = on;
  const before = await tx.selectFrom("revisions").select("id").where("document_id", "=", record.documentId).where("in_force", "=", true).executeTakeFirst();
  const at = momentOf(record.imported?.effectiveOn, now);
  if (before) await also("revision.supersede", { id: before.id, input: { at } });
  await setRevision(tx, id, { in_work: false, in_force: true, effective_at: at });
  await openWords(tx, id, { inForce: true, open: true });
}

/** Have enough people read it, or did somebody decide that it takes effect all the same? */
export const gateOpen = (r: Pick<RevisionRead, "gate" | "gateOverride" | "readShare">): boolean => r.gate === null || r.gateOverride !== null || (r.readShare ?? 0) >= r.gate;

/** It is a draft again, and as hidden as a draft, also when it was issued for a later day already. */
const back = async (on: On): Promise<{ confidential: true }> => {
  await setRevision(on.tx, on.id, { step: null, issued: null, round: on.record.round + 1 });
  const others = on.record.authorIds.filter((personId) => personId !== on.actor.id);
  on.notify({
    to: others,
    text: say("{code} revision {n} came back: {reason}", { code: on.record.code, n: on.record.revision, reason: on.reason ?? "" }),
    once: `revision/${on.id}/back/${on.record.version}`,
  });
  return { confidential: true };
};

async function takeOff({ tx, id, also }: Pick<On, "tx" | "id" | "also">): Promise<void> {
  const earlier = await tx.selectFrom("attachments").select("id").where("record_id", "=", id).where("purpose", "=", "content").where("removed_at", "is", null).execute();
  for (const file of earlier) await also("record.detach", { id, input: { attachmentId: file.id } });
}

const writing = {
  draft: async (doing) => {
    const { tx, id, actor, input } = doing;
    const document = await documentOf(doing, input.documentId);
    if (document.state === "obsolete" || document.state === "disposed") throw new Refusal("conflict", say("This document is withdrawn. Write a new one."));
    if (document.openId) throw new Refusal("conflict", say("Somebody is at work on a revision of {code} already. Ask to write with them.", { code: document.code }));
    const source = input.source ?? document.source ?? "written",
      same = source === document.source;
    await tx
      .insertInto("revisions")
      .values({
        organisation_id: actor.organisationId,
        id,
        document_id: input.documentId,
        revision: document.last + 1,
        source,
        text: same && source === "written" ? document.text : null,
        file: null,
        summary: null,
        cause: input.cause,
        training: document.training,
        training_reason: null,
        effective_on: null,
        gate: null,
        step: null,
        author_ids: [actor.id],
        effective_at: null,
        superseded_at: null,
        public_code: publicCode(actor.organisationId),
      })
      .execute();
    return { title: document.title, ownerId: document.ownerId, siteId: document.siteId, unitId: document.unitId, confidential: true };
  },
  invite: async ({ tx, id, record, input, notify, actor }) => {
    if (record.authorIds.includes(input.personId)) throw new Refusal("conflict", say("They write it already."));
    const known = await tx.selectFrom("people").select("id").where("id", "=", input.personId).executeTakeFirst();
    if (!known) throw new Refusal("invalid", say("There is no such person."), { fields: { personId: say("Choose somebody of the list.") } });
    await setRevision(tx, id, { author_ids: [...record.authorIds, input.personId] });
    notify({
      to: [input.personId],
      text: say("{who} asks you to write {code} with them.", { who: actor.name, code: record.code }),
      once: `revision/${id}/invite/${input.personId}`,
    });
  },
  write: async ({ tx, id, actor, record, input }) => {
    if (record.source !== "written") throw new Refusal("conflict", say("This revision is a file. Drop it and revise anew to write here."));
    const body = readBody(input.text),
      hash = await keepText(tx, actor.organisationId, body);
    const { language } = await documentOf({ tx }, record.documentId);
    await setRevision(tx, id, { text: Buffer.from(hash, "hex"), ...writtenBy(record, actor.id) });
    await indexWords(tx, { organisationId: actor.organisationId, revisionId: id, documentId: record.documentId, text: `${record.title}\n${bodyText(body)}`, language });
  },
  upload: async (doing) => {
    const { tx, id, actor, record, input, also } = doing;
    if (record.source !== "uploaded") throw new Refusal("conflict", say("This revision is written here. Import the file into the editor, or revise anew with a file."));
    const { file, text } = await readFile(doing, input);
    const { language } = await documentOf({ tx }, record.documentId);
    await takeOff(doing); // the file of an earlier draft is nobody's to see once this is issued
    await also("record.attach", { id, input: { sha256: input.sha256, name: input.name, purpose: "content" } });
    await setRevision(tx, id, { file: json(file), ...writtenBy(record, actor.id) });
    await indexWords(tx, { organisationId: actor.organisationId, revisionId: id, documentId: record.documentId, text: `${record.title}\n${text}`, language });
  },
  explain: async ({ tx, id, input, today, record, actor }) => {
    if (input.effectiveOn) ahead(input.effectiveOn, today, "effectiveOn");
    const values = {
      ...(input.summary === undefined ? {} : { summary: input.summary }),
      ...(input.cause === undefined ? {} : { cause: input.cause }),
      ...(input.training === undefined ? {} : { training: input.training }),
      ...(input.trainingReason === undefined ? {} : { training_reason: input.trainingReason }),
      ...(input.effectiveOn === undefined ? {} : { effective_on: input.effectiveOn }),
      ...(input.gate === undefined ? {} : { gate: input.gate }),
      ...writtenBy(record, actor.id),
    };
    if (Object.keys(values).length > 0) await setRevision(tx, id, values);
    return input.title ? { title: input.title } : {};
  },
} satisfies Partial<Handlers<typeof revisionActs, RevisionRead, Tables>>;

const gone = (): Refusal => new Refusal("conflict", say("This remark is settled already, or it belongs to another revision."));

const remarks = {
  remark: async ({ tx, id, actor, input, now, record, notify }) => {
    await tx
      .insertInto("document_remarks")
      .values({ organisation_id: actor.organisationId, id: newId(now.getTime()), record_id: id, by_person: actor.id, at: now.toISOString(), text: input.text, quote: input.quote })
      .execute();
    const others = record.authorIds.filter((personId) => personId !== actor.id);
    notify({
      to: others,
      text: say("{who} remarks on {code}: {text}", { who: actor.name, code: record.code, text: input.text.slice(0, 200) }),
      once: `revision/${id}/remark/${now.getTime()}/${actor.id}`,
    });
  },
  answer: async ({ tx, id, actor, input, now, record, notify }) => {
    const answered = await tx
      .updateTable("document_remarks")
      .set({ answered: json({ by: actor.id, at: now.toISOString(), note: input.note }) })
      .where("id", "=", input.remarkId)
      .where("record_id", "=", id)
      .where("settled", "is", null)
      .returning("by_person as by")
      .executeTakeFirst();
    if (!answered) throw gone();
    if (answered.by === actor.id) return;
    const text = say("{who} answered your remark on {code}: {text}", { who: actor.name, code: record.code, text: input.note });
    notify({ to: [answered.by], text, once: `revision/${id}/answer/${input.remarkId}/${now.getTime()}`, act: "revision.settle" });
  },
  settle: async ({ tx, id, actor, input, now, record }) => {
    const remark = await tx.selectFrom("document_remarks").select("by_person as by").where("id", "=", input.remarkId).where("record_id", "=", id).executeTakeFirst();
    if (!remark) throw gone();
    const answer = settlesIt(actor, record, remark.by);
    if (!answer.yes) throw new Refusal("forbidden", answer.because);
    const done = await tx
      .updateTable("document_remarks")
      .set({ settled: json({ by: actor.id, at: now.toISOString(), note: input.note }) })
      .where("id", "=", input.remarkId)
      .where("record_id", "=", id)
      .where("settled", "is", null)
      .executeTakeFirst();
    if (Number(done.numUpdatedRows) === 0) throw gone();
  },
} satisfies Partial<Handlers<typeof revisionActs, RevisionRead, Tables>>;

export const revisionHandlers: Handlers<typeof revisionActs, RevisionRead, Tables> = {
  ...writing,
  ...remarks,
  submit: async (doing) => {
    const { siteId, processes, routes } = await documentOf(doing, doing.record.documentId);
    return startRoute(doing, [...routeFor(routes, { siteId, processes })]);
  },
  review: (doing) => decideStep(doing),
  approve: (doing) => decideStep(doing),
  sendBack: (doing) => back(doing),
  takeBack: (doing) => back(doing),
  reject: async (doing) => {
    await setRevision(doing.tx, doing.id, { in_work: false });
    const text = say("{code} revision {n} was rejected: {reason}", { code: doing.record.code, n: doing.record.revision, reason: doing.reason ?? "" });
    doing.notify({ to: [...doing.record.authorIds], text, once: `revision/${doing.id}/rejected` });
  },
  drop: async ({ tx, id }) => void (await setRevision(tx, id, { in_work: false })),
  issue: async (doing) => {
    const { tx, id, actor, today, record, input } = doing;
    const on = input.effectiveOn ?? record.effectiveOn ?? today;
    if (input.effectiveOn) ahead(input.effectiveOn, today, "effectiveOn");
    await setRevision(tx, id, { issued: json({ by: actor.id, on: today }), effective_on: on > today || record.gate !== null ? (on > today ? on : today) : null });
    if (on > today || !gateOpen(record)) {
      await openWords(tx, id, { inForce: false, open: false });
      return { state: "approved", confidential: false };
    }
    await takeEffect(doing);
    return { state: "effective", confidential: false };
  },
  overrideGate: async ({ tx, id, actor, today, reason }) => void (await setRevision(tx, id, { gate_override: json({ by: actor.id, on: today, reason: reason ?? "" }) })),
  takeEffect: (doing) => takeEffect(doing),
  supersede: async ({ tx, id, now, input }) => {
    await setRevision(tx, id, { in_force: false, superseded_at: input.at ?? now.toISOString() });
    await openWords(tx, id, { inForce: false, open: true });
  },
  takeCopy: async () => {},
  readConfidential: async () => {},
};
