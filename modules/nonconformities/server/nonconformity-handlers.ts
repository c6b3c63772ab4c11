import { addDays } from "#kernel/date.ts";
import { Refusal } from "#kernel/errors.ts";
import { newId } from "#kernel/id.ts";
import { say } from "#kernel/sentence.ts";
import type { Doing, Handlers } from "#server/registry.ts";
import type { nonconformityActs } from "../acts.ts";
import { decided } from "../extension.ts";
import type { NonconformityRead } from "../nonconformity.ts";
import { weigh } from "../scoring.ts";
import { challenge } from "../whys.ts";
import { escalated } from "./escalation.ts";
import { ahead, demandAnswerable, json, past, setNonconformity } from "./keep.ts";
import { policyOf } from "./people.ts";
import type { Tables } from "./tables.ts";

type On<I> = Doing<NonconformityRead, I, Tables>;

const done = ({ input, today, now, actor }: On<{ what: string; on?: string | undefined }>): string =>
  json({ what: input.what, on: past(input.on, today), by: actor.id, enteredAt: now.toISOString() });

const wrongCause = (text: string, evidence: readonly unknown[], field: string): void => {
  const complaint = challenge(text, evidence);
  if (complaint) throw new Refusal("invalid", complaint, { fields: { [field]: complaint } });
};

const raise: Handlers<typeof nonconformityActs, NonconformityRead, Tables>["raise"] = async ({ tx, id, actor, input, today }) => {
  const { title, siteId, ownerId, confidential, dueOn, foundOn, foundBy, reportId, clauses, ...words } = input;
  if (ownerId) await demandAnswerable(tx, ownerId, today);
  const due = dueOn ? ahead(dueOn, today) : addDays(today, (await policyOf(tx)).closingDays);
  await tx
    .insertInto("nonconformities")
    .values({
      organisation_id: actor.organisationId,
      id,
      what: words.what,
      requirement: words.requirement,
      place: words.place,
      source: words.source,
      grade: words.grade,
      process: words.process,
      product: words.product,
      supplier: words.supplier,
      clauses: json(clauses),
      found_by: foundBy ?? (reportId ? null : actor.id),
      found_on: past(foundOn, today, "foundOn"),
      report_id: reportId,
      lesson: null,
      original_due_on: due,
      merged_into: null,
    })
    .execute();
  return { title, siteId: siteId ?? actor.positions.find((p) => p.siteId)?.siteId ?? null, ownerId, dueOn: due, confidential };
};

/** From the finding to the confirmed cause. */
const beginning = {
  raise,
  describe: async ({ tx, id, input }) => {
    const { title, clauses, ...words } = input;
    const values = { ...Object.fromEntries(Object.entries(words).filter(([, v]) => v !== undefined)), ...(clauses ? { clauses: json(clauses) } : {}) };
    if (Object.keys(values).length > 0) await setNonconformity(tx, id, values);
    return title ? { title } : {};
  },
  assign: async ({ tx, input, today, notify, id, number, record }) => {
    await demandAnswerable(tx, input.ownerId, today);
    notify({ to: [input.ownerId], text: say("You answer for {number}: {title}", { number, title: record.title }), once: `nonconformity/${id}/owner/${record.version}` });
    return { ownerId: input.ownerId };
  },
  setTeam: async ({ tx, id, input }) => void (await setNonconformity(tx, id, { team: json(input.team) })),
  contain: async (on) => void (await setNonconformity(on.tx, on.id, { containment: done(on) })),
  correct: async (on) => void (await setNonconformity(on.tx, on.id, { correction: done(on) })),
  evaluate: async ({ tx, id, input, today, actor, record }) => {
    const { grade, severity, recurrence, needed, reason, cause, category } = input;
    const rule = weigh(grade, severity, recurrence);
    if (!needed && !cause) throw new Refusal("invalid", say("Where the correction is enough, say what the cause was."), { fields: { cause: say("Say it in a sentence.") } });
    if (cause)
      wrongCause(
        cause,
        record.whys.flatMap((w) => w.evidence),
        "cause",
      );
    if (!needed && record.actions > 0 && record.roundActions > 0) throw new Refusal("conflict", say("Corrective actions are given already. Cancel them first."));
    const known = needed ? null : { text: cause, category: category ?? "other", by: actor.id, on: today };
    await setNonconformity(tx, id, {
      grade,
      cause: known && json(known),
      evaluation: json({ severity, recurrence, score: rule.score, ruleSays: rule.needed, needed, reason, on: today, by: actor.id }),
    });
  },
  confirmCause: async ({ tx, id, input, today, actor, record }) => {
    if (!record.evaluation?.needed) throw new Refusal("conflict", say("It was decided that the correction is enough. Weigh it anew to look for the cause."));
    wrongCause(
      input.text,
      record.whys.filter((w) => w.root).flatMap((w) => w.evidence),
      "text",
    );
    await setNonconformity(tx, id, { cause: json({ text: input.text, category: input.category, by: actor.id, on: today }) });
  },
  reviseCause: async ({ tx, id }) => void (await setNonconformity(tx, id, { cause: null })),
} satisfies Partial<Handlers<typeof nonconformityActs, NonconformityRead, Tables>>;

/** The corrective actions whose effect this judgement is about. */
async function judged(tx: On<unknown>["tx"], id: string, { verifications }: NonconformityRead): Promise<string[]> {
  const before = new Set(verifications.flatMap((v) => v.actions));
  const rows = await tx
    .selectFrom("actions as a")
    .innerJoin("records as r", (j) => j.onRef("r.organisation_id", "=", "a.organisation_id").onRef("r.id", "=", "a.id"))
    .select("a.id")
    .where("a.parent_id", "=", id)
    .where("a.sort", "=", "corrective")
    .where("r.state", "<>", "cancelled")
    .orderBy("a.id")
    .execute();
  return rows.map((r) => r.id).filter((action) => !before.has(action));
}

/** From the criterion to the end, and back. */
const ending = {
  fixCriterion: async ({ tx, id, input, today, actor, record }) => {
    await setNonconformity(tx, id, { criterion: json({ ...input, checkOn: ahead(input.checkOn, today, "checkOn"), round: record.round, by: actor.id, on: today }) });
    return { state: record.roundActions > 0 ? "acting" : record.state };
  },
  verify: async ({ tx, id, input, today, now, actor, record, notify, number }) => {
    const { effective, result, sample } = input;
    const verification = {
      actions: await judged(tx, id, record),
      round: record.round,
      criterion: record.criterion!.criterion,
      effective,
      result,
      sample,
      by: actor.id,
      on: past(input.on, today),
      at: now.toISOString(),
    };
    await setNonconformity(tx, id, { verifications: json([...record.verifications, verification]), round: effective ? record.round : record.round + 1 });
    if (!effective && record.ownerId)
      notify({
        to: [record.ownerId],
        text: say("The actions of {number} did not work: {result}", { number, result: result.slice(0, 200) }),
        once: `nonconformity/${id}/round/${record.round}`,
      });
    return { state: effective ? "verified" : "acting" };
  },
  close: async ({ tx, id, input }) => void (input.lesson ? await setNonconformity(tx, id, { lesson: input.lesson }) : undefined),
  reopen: async ({ tx, id, record, today }) => {
    const due = addDays(today, (await policyOf(tx)).closingDays),
      acts = record.evaluation?.needed === true && record.cause !== null;
    await setNonconformity(tx, id, { reopened: record.reopened + 1, round: record.round + 1 });
    return { state: acts ? "acting" : "contained", ...(record.dueOn && record.dueOn < today ? { dueOn: due } : {}) };
  },
  merge: async ({ tx, id, input, also }) => {
    const into = await tx.selectFrom("records").select(["id", "state"]).where("id", "=", input.intoId).where("kind", "=", "nonconformity").executeTakeFirst();
    if (!into || into.id === id || ["merged", "cancelled"].includes(into.state))
      throw new Refusal("invalid", say("Choose the nonconformity that already covers this."), { fields: { intoId: say("Not one that could take it in.") } });
    await setNonconformity(tx, id, { merged_into: into.id });
    await also("record.link", { id, input: { to: into.id, relation: "same_kind" } });
  },
  cancel: async () => {},
} satisfies Partial<Handlers<typeof nonconformityActs, NonconformityRead, Tables>>;

/** What goes on beside the path: elsewhere, cost, lessons, time. */
const beside = {
  askElsewhere: async ({ tx, id, input, record, today, actor, now }) => {
    const question = { id: newId(now.getTime()), place: input.place, siteId: input.siteId, answer: "open", note: null, by: actor.id, on: today };
    await setNonconformity(tx, id, { elsewhere: json([...record.elsewhere, question]) });
  },
  answerElsewhere: async ({ tx, id, input, record, today, actor }) => {
    if (!record.elsewhere.some((e) => e.id === input.elsewhereId)) throw new Refusal("not_found", say("Nobody asked about that place here."));
    if (input.answer === "yes" && !input.note) throw new Refusal("invalid", say("Say what was found there."), { fields: { note: say("Needed when the same is true there.") } });
    await setNonconformity(tx, id, {
      elsewhere: json(record.elsewhere.map((e) => (e.id === input.elsewhereId ? { ...e, answer: input.answer, note: input.note, by: actor.id, on: today } : e))),
    });
  },
  setCost: async ({ tx, id, input }) =>
    void (await setNonconformity(tx, id, { cost: json({ amount: input.amount, currency: input.currency ?? (await policyOf(tx)).currency, note: input.note }) })),
  learn: async ({ tx, id, input }) => void (await setNonconformity(tx, id, { lesson: input.lesson })),
  askForTime: async ({ tx, id, input, record, reason, actor, now, today }) => {
    ahead(input.dueOn, today);
    if (record.dueOn && input.dueOn <= record.dueOn) throw new Refusal("invalid", say("That is not more time."), { fields: { dueOn: say("Later than the date that stands.") } });
    await setNonconformity(tx, id, { asked: json({ dueOn: input.dueOn, reason, by: actor.id, at: now.toISOString() }) });
  },
  grantTime: async ({ tx, id, input, record, actor, now }) => {
    const asked = record.asked!;
    await setNonconformity(tx, id, {
      asked: null,
      extensions: json([...record.extensions, decided(asked, record.dueOn ?? record.originalDueOn, { ...input, personId: actor.id, at: now.toISOString() })]),
    });
    return input.granted ? { dueOn: asked.dueOn } : {};
  },
  follow: async ({ record }) => ({ state: record.state === "cause_confirmed" && record.criterion?.round === record.round && record.roundActions > 0 ? "acting" : record.state }),
  escalate: async (on) => void (await setNonconformity(on.tx, on.id, { escalation: json(await escalated(on)) })),
} satisfies Partial<Handlers<typeof nonconformityActs, NonconformityRead, Tables>>;

export const nonconformityHandlers: Handlers<typeof nonconformityActs, NonconformityRead, Tables> = { ...beginning, ...ending, ...beside };
