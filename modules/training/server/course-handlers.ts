import { Refusal } from "#kernel/errors.ts";
import { say } from "#kernel/sentence.ts";
import type { Tx } from "#server/database.ts";
import type { Doing, Handlers, Registry } from "#server/registry.ts";
import type { courseActs, curriculumActs } from "../acts.ts";
import type { Method } from "../course.ts";
import type { CourseRead, CurriculumRead } from "../record.ts";
import { openTrainingFor } from "./completing.ts";
import { competenceInUse, given, json, notAfter, set } from "./keep.ts";
import type { Tables } from "./tables.ts";

interface Taught {
  readonly method: Method;
  readonly competenceId: string | null;
  readonly level: number | null;
  readonly quizId: string | null;
}

const needs = (field: string, because: string): Refusal => new Refusal("invalid", because, { fields: { [field]: because } });

/** A course teaches a level of a competence, or what is in a document; a quiz has its questions. */
async function demandWhole(tx: Tx<Tables>, it: Taught): Promise<void> {
  if ((it.competenceId === null) !== (it.level === null)) throw needs("level", say("Name the level that it leads to."));
  if (it.competenceId) await competenceInUse(tx, it.competenceId, it.level);
  if (it.method === "quiz" && it.quizId === null) throw needs("quizId", say("Choose the quiz. Write one first if there is none."));
  if (["on_the_job", "certificate"].includes(it.method) && it.competenceId === null) throw needs("competenceId", say("Name the competence that is shown by it."));
}

function demandFigure(registry: Registry, indicator: string | null | undefined): void {
  if (indicator && !registry.figures.has(indicator)) throw needs("indicator", say("There is no such figure."));
}

export const courseHandlers: Handlers<typeof courseActs, CourseRead, Tables> = {
  offer: async ({ tx, id, actor, input, registry }) => {
    await demandWhole(tx, input);
    demandFigure(registry, input.indicator);
    const { title, ownerId, method, content, competenceId, level, documentId, quizId, refresher, awareness, days, minutes, effectivenessDays } = input;
    await tx
      .insertInto("courses")
      .values({
        organisation_id: actor.organisationId,
        id,
        method,
        content,
        competence_id: competenceId,
        level,
        document_id: documentId,
        quiz_id: quizId,
        refresher,
        awareness,
        days,
        minutes,
        effectiveness_days: effectivenessDays,
        indicator: input.indicator,
      })
      .execute();
    return { title, ownerId: ownerId ?? (actor.system ? null : actor.id) };
  },
  change: async ({ tx, id, input, record, registry }) => {
    demandFigure(registry, input.indicator);
    await demandWhole(tx, { ...record, quizId: input.quizId === undefined ? record.quizId : input.quizId });
    const columns = {
      content: "content",
      documentId: "document_id",
      quizId: "quiz_id",
      awareness: "awareness",
      days: "days",
      minutes: "minutes",
      effectivenessDays: "effectiveness_days",
      indicator: "indicator",
    };
    await set(tx, "courses", id, given(input, columns));
    return input.title ? { title: input.title } : {};
  },
  retire: async () => {},
  enterForMany: (doing) => enterForMany(doing),
};

async function enterForMany(doing: Doing<CourseRead, { personIds: string[]; on: string; note: string }, Tables>): Promise<void> {
  const { tx, actor, id, record, input, today, also } = doing;
  const people = [...new Set(input.personIds)];
  if (people.includes(actor.id))
    throw new Refusal("forbidden", say("Nobody enters their own training as done. Leave yourself out, and do the course."), { fields: { personIds: say("You are among them.") } });
  notAfter(input.on, today, "on");
  for (const personId of people) {
    const training = (await openTrainingFor(tx, personId, id)) ?? (await also("training.ask", { input: asked(personId, record, today) })).id;
    await also("training.complete", { id: training, input: { on: input.on, way: "bulk", sourceId: id, enteredBy: actor.id, note: input.note } });
  }
}

const asked = (personId: string, course: CourseRead, dueOn: string) => ({
  personId,
  courseId: course.id,
  revisionId: null,
  curriculumId: null,
  competenceId: course.competenceId,
  cause: "person",
  why: say("entered for several people at once"),
  dueOn,
});

const distinct = (ids: readonly string[]): string[] => {
  if (new Set(ids).size !== ids.length) throw needs("courseIds", say("A course stands in it twice."));
  return [...ids];
};

export const curriculumHandlers: Handlers<typeof curriculumActs, CurriculumRead, Tables> = {
  compose: async ({ tx, id, actor, input }) => {
    await tx
      .insertInto("curricula")
      .values({ organisation_id: actor.organisationId, id, audience: json(input.audience), course_ids: distinct(input.courseIds) })
      .execute();
    return { title: input.title, ownerId: actor.system ? null : actor.id };
  },
  change: async ({ tx, id, input }) => {
    await set(tx, "curricula", id, {
      ...(input.audience ? { audience: json(input.audience) } : {}),
      ...(input.courseIds ? { course_ids: distinct(input.courseIds) } : {}),
    });
    return input.title ? { title: input.title } : {};
  },
  retire: async () => {},
};
