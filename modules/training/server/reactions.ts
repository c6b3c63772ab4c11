import { sql } from "kysely";
import { reached } from "#modules/documents/audience.ts";
import { issueOn, issuesToLearn, membersNow, readOn } from "#modules/documents/server/published.ts";
import { dayOf } from "#kernel/date.ts";
import { say } from "#kernel/sentence.ts";
import type { Tx } from "#server/database.ts";
import type { Happening, Reaction } from "#server/registry.ts";
import type { Assessment, Attempt, Qualification, Training, TrainingSession } from "../record.ts";
import { completeUnasked, completeWhere } from "./completing.ts";
import { follow, lookThrough } from "./following.ts";
import { giveFor, monthsFor } from "./giving.ts";
import type { Tables } from "./tables.ts";

/** As many people as are asked in the very transaction of an issue or an appointment; more are asked by the clock within a minute. */
const atOnce = 60;

const here = (happening: Happening): Tx<Tables> => happening.tx as unknown as Tx<Tables>;
const following = (happening: Happening) => ({ tx: here(happening), also: happening.also, today: happening.today });

const everybody: Reaction["does"] = async ({ tx }) => void (await lookThrough(tx, "all"));

/** Somebody came to a position or left one: what it asks follows in the same moment. */
const onePerson: Reaction["does"] = async (happening) => {
  const input = happening.input as { personId?: string; holdingId?: string };
  const { rows } = await sql<{
    personId: string;
  }>`select person_id as "personId" from holdings where organisation_id = (select app_organisation()) and id = ${input.holdingId ?? null}`.execute(happening.tx);
  const personId = input.personId ?? rows[0]?.personId;
  if (!personId) return everybody(happening);
  await lookThrough(happening.tx, await follow(following(happening), [personId], atOnce));
};

const thatPerson: Reaction["does"] = async (happening) => {
  await lookThrough(happening.tx, await follow(following(happening), [happening.after.id], atOnce));
};

/** A new issue: few people are asked at once, many by the clock. Those of the issue before are asked no longer. */
const issued: Reaction["does"] = async (happening) => {
  const documentId = happening.after.kind === "document" ? happening.after.id : (happening.after as unknown as { documentId: string }).documentId;
  const issues = await issuesToLearn(happening.tx, documentId);
  const { rows: asked } = await sql<{ id: string }>`
    select distinct t.person_id as id from trainings t join revisions v on v.organisation_id = t.organisation_id and v.id = t.revision_id
     where t.organisation_id = (select app_organisation()) and t.open and v.document_id = ${documentId}`.execute(happening.tx);
  const members = issues.length > 0 ? await membersNow(happening.tx, happening.today) : [];
  const people = new Set([...issues.flatMap((issue) => reached(issue.audience, members)), ...asked.map((a) => a.id)]);
  if (people.size > atOnce) await lookThrough(happening.tx, [...people]);
  else await lookThrough(happening.tx, await follow(following(happening), [...people], atOnce * 4));
};

/** A document that is a course to read was read. */
const read: Reaction["does"] = async (happening) => {
  const reading = happening.after as unknown as { documentId: string; personId?: string; way: "app" | "kiosk" | null } & { id: string; ownerId: string | null };
  const personId = reading.personId ?? reading.ownerId;
  if (!personId) return;
  const learnt = { personId, on: happening.today, way: reading.way ?? "app", sourceId: reading.id } as const;
  await completeWhere(happening, learnt, sql`c.method = 'read' and c.document_id = ${reading.documentId}`);
};

/** Asked to read what was read already: it is done. */
const askedAnew: Reaction["does"] = async (happening) => {
  const training = happening.after as unknown as Training & { personId: string; method: string | null; documentId: string | null };
  if (training.method !== "read" || training.documentId === null) return;
  const issue = await issueOn(happening.tx, training.documentId, { before: happening.now });
  const before = issue ? await readOn(happening.tx, issue.revisionId, training.personId) : null;
  if (!before) return;
  const on = dayOf(new Date(before.at), happening.zone);
  await happening.also("training.complete", { id: training.id, input: { on, way: "app", sourceId: before.readingId } });
};

/** A passed quiz completes what it belongs to, and lets skip what it tests in advance. */
const tried: Reaction["does"] = async (happening) => {
  const attempt = happening.after as unknown as Attempt & { personId: string };
  if (attempt.state !== "passed") return;
  const learnt = { personId: attempt.personId, on: happening.today, way: attempt.way, sourceId: attempt.id };
  const which = attempt.pretest ? sql`c.quiz_id = ${attempt.quizId}` : sql`c.quiz_id = ${attempt.quizId} and c.method = 'quiz'`;
  const done = await completeWhere(happening, learnt, which);
  if (done > 0 || attempt.pretest) return;
  const { rows } = await sql<{ id: string; competenceId: string | null }>`
    select c.id, c.competence_id as "competenceId" from courses c join records r on r.organisation_id = c.organisation_id and r.id = c.id and r.state = 'in_use'
     where c.organisation_id = (select app_organisation()) and c.quiz_id = ${attempt.quizId} and c.method = 'quiz' order by r.number limit 1`.execute(happening.tx);
  if (rows[0]) await completeUnasked(happening.also, learnt, rows[0]);
};

const assessed: Reaction["does"] = async (happening) => {
  const assessment = happening.after as unknown as Assessment;
  if (assessment.verdict !== "competent") return;
  await giveFor(happening, {
    ...assessment,
    sourceKind: "assessment",
    fromOn: assessment.observedOn,
    expiresOn: await monthsFor(here(happening), assessment.competenceId, assessment.observedOn),
  });
  const learnt = { personId: assessment.personId, on: assessment.observedOn, way: "app", sourceId: assessment.id } as const;
  await completeWhere(happening, learnt, sql`c.method = 'on_the_job' and c.competence_id = ${assessment.competenceId} and c.level <= ${assessment.level}`);
};

const certified: Reaction["does"] = async (happening) => {
  const certificate = happening.after as unknown as Qualification;
  const expiresOn = certificate.expiresOn ?? (await monthsFor(here(happening), certificate.competenceId, certificate.issuedOn));
  await giveFor(happening, { ...certificate, sourceKind: "qualification", fromOn: certificate.issuedOn, expiresOn });
  const learnt = { personId: certificate.personId, on: happening.today, way: "app", sourceId: certificate.id } as const;
  await completeWhere(happening, learnt, sql`c.method = 'certificate' and c.competence_id = ${certificate.competenceId} and c.level <= ${certificate.level}`);
};

/** What rested on this record rests on nothing any more. */
const withdrawn: Reaction["does"] = async (happening) => {
  const { rows } = await sql<{
    id: string;
  }>`select id from attainments where organisation_id = (select app_organisation()) and source_id = ${happening.after.id} and holds order by id`.execute(happening.tx);
  const reason = say("{number} was withdrawn", { number: happening.after.number });
  for (const { id } of rows) await happening.also("attainment.revoke", { id, reason });
};

/** Those who were there have learnt it, whether or not anybody had asked them to. */
const held: Reaction["does"] = async (happening) => {
  const session = happening.after as unknown as TrainingSession;
  const course = await here(happening).selectFrom("courses").select(["id", "competence_id as competenceId"]).where("id", "=", session.courseId).executeTakeFirstOrThrow();
  const on = dayOf(new Date(session.startsAt), happening.zone);
  for (const participant of session.participants.filter((p) => p.present)) {
    const learnt = { personId: participant.personId, on, way: participant.way ?? "app", sourceId: session.id };
    const done = await completeWhere(happening, learnt, sql`t.course_id = ${course.id}`);
    if (done === 0) await completeUnasked(happening.also, learnt, course);
  }
};

/** A course that leads to a competence, done: that is evidence of it, unless what completed it gave that already. */
const completed: Reaction["does"] = async (happening) => {
  const training = happening.after as unknown as Training & { ownerId: string | null; personId: string };
  const tx = here(happening);
  await lookThrough(happening.tx, [training.personId]);
  if (!training.courseId || !training.done) return;
  const source = training.done.sourceId ? await tx.selectFrom("records").select("kind").where("id", "=", training.done.sourceId).executeTakeFirst() : undefined;
  if (source?.kind === "assessment" || source?.kind === "qualification") return;
  const course = await tx.selectFrom("courses").select(["competence_id as competenceId", "level"]).where("id", "=", training.courseId).executeTakeFirst();
  if (!course?.competenceId || course.level === null) return;
  const it = { id: training.id, personId: training.personId, competenceId: course.competenceId, level: course.level, sourceKind: "training", fromOn: training.done.on };
  await giveFor(happening, { ...it, expiresOn: await monthsFor(tx, course.competenceId, training.done.on) });
};

/** Evidence came or went: gaps open and close. */
const evidenceMoved: Reaction["does"] = async ({ tx, after }) => void (await lookThrough(tx, [(after as unknown as { personId: string }).personId]));

const on = (names: readonly string[], does: Reaction["does"]): Reaction[] => names.map((to) => ({ to, does }));

export const reactions: Reaction[] = [
  ...on(["position.appoint", "position.release"], onePerson),
  ...on(["person.leave", "person.rejoin"], thatPerson),
  ...on(["position.move", "position.change", "position.abolish", "unit.move"], everybody),
  ...on(["demand.set", "demand.change", "demand.end", "curriculum.compose", "curriculum.change", "curriculum.retire", "course.offer", "course.change", "course.retire"], everybody),
  ...on(["revision.issue", "revision.takeEffect", "revision.takeBack", "document.withdraw", "document.describe"], issued),
  ...on(["training.ask", "training.assign"], askedAnew),
  ...on(["reading.acknowledge"], read),
  ...on(["attempt.submit", "attempt.end"], tried),
  ...on(["assessment.record"], assessed),
  ...on(["qualification.confirm"], certified),
  ...on(["assessment.withdraw", "qualification.withdraw"], withdrawn),
  ...on(["trainingsession.close"], held),
  ...on(["training.read", "training.confirm", "training.complete"], completed),
  ...on(["attainment.give", "attainment.expire", "attainment.revoke"], evidenceMoved),
];
