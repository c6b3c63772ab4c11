import type { Chapter, Story } from "#kernel/story.ts";
import { competences, crews, required } from "./seed-competences.ts";
import { courses, onPaper, type CourseTold } from "./seed-courses.ts";
import { lockoutBank } from "./seed-quiz.ts";
import { chapter, sessions } from "./seed-sessions.ts";
import { certificates, evaluations, lockoutNow } from "./seed-year.ts";

/** The people of a cell by the names under which the story knows them. */
const crewOf = (cell: string, but: readonly number[] = []): string[] => {
  const [from, until] = crews[cell] ?? [1, 0];
  return Array.from({ length: until - from + 1 }, (_, i) => from + i)
    .filter((n) => !but.includes(n))
    .map((n) => `crew ${n}`);
};

async function define(story: Story): Promise<void> {
  for (const told of competences) {
    const levels = told.scale.map((title, i) => ({ level: i + 1, title }));
    const assessors = { level: told.assessorLevel ?? null, positionIds: (told.assessors ?? []).map((key) => story.recall(`position ${key}`)) };
    const { title, group, purpose, months, owner, key } = told;
    const made = await story.act("menon", "competence.define", { input: { title, group, purpose, levels, validMonths: months ?? null, assessors, ownerId: story.recall(owner) } });
    story.remember(`competence ${key}`, made.id);
  }
}

async function demandAll(story: Story): Promise<void> {
  for (const [positions, needs] of required)
    for (const position of positions)
      for (const [competence, level] of needs)
        await story.act("menon", "demand.set", {
          input: { competenceId: story.recall(`competence ${competence}`), level, subject: { to: "position", positionId: story.recall(`position ${position}`) }, days: 90 },
        });
}

async function writeQuiz(story: Story): Promise<void> {
  const made = await story.act("naik", "quiz.draft", {
    input: { title: "Lockout before cleaning and repair", draw: 5, passPercent: 80, failures: 3, pretest: false, documentId: story.recall("document QP-13") },
  });
  story.remember("quiz lockout", made.id);
  await story.act("naik", "quiz.write", { id: made.id, input: { bank: JSON.stringify(lockoutBank) } });
  await story.act("naik", "quiz.use", { id: made.id });
}

async function offer(story: Story, told: CourseTold): Promise<void> {
  const { key, title, method, content, owner, competence, document, quiz, awareness, minutes, effectivenessDays } = told;
  const made = await story.act("menon", "course.offer", {
    input: {
      title,
      method,
      content,
      ownerId: story.recall(owner),
      competenceId: competence ? story.recall(`competence ${competence[0]}`) : null,
      level: competence?.[1] ?? null,
      documentId: document ? story.recall(`document ${document}`) : null,
      quizId: quiz ? story.recall(`quiz ${quiz}`) : null,
      awareness: awareness === true,
      minutes: minutes ?? null,
      effectivenessDays: effectivenessDays ?? null,
    },
  });
  story.remember(`course ${key}`, made.id);
}

/** What the supervisors had signed on the wall is carried over, and stays marked as entered for many. */
async function carryOver(story: Story): Promise<void> {
  for (const [course, cells, but] of onPaper)
    for (const cell of cells) {
      const personIds = [...crewOf(cell, but), ...(cell === "operator-1" ? ["ramesh"] : [])].map((name) => story.recall(name));
      await story.act("krishnan", "course.enterForMany", {
        id: story.recall(`course ${course}`),
        input: { personIds, on: "2024-11-29", note: "From the matrix on the wall of the cell, signed by its supervisor; kept as a photograph." },
        reason: "Remit takes the place of the paper matrix.",
      });
    }
}

/** One first aider was trained elsewhere two years ago; it has run out since. */
async function firstAider(story: Story): Promise<void> {
  await story.act("krishnan", "course.enterForMany", {
    id: story.recall("course first-aid"),
    input: { personIds: [story.recall("fernandes")], on: "2024-11-10", note: "Certificate of the Red Cross, seen." },
    reason: "Done before Remit.",
  });
}

/** Curricula begin when those who were here before have done their courses: from then on whoever comes is asked. */
async function compose(story: Story): Promise<void> {
  const of = (...keys: string[]): string[] => keys.map((key) => story.recall(`course ${key}`));
  const first = { title: "The first weeks", audience: [{ to: "everyone" }], courseIds: of("policy") };
  await story.act("menon", "curriculum.compose", { input: first });
  const position = (key: string) => ({ to: "position", positionId: story.recall(`position ${key}`) });
  await story.act("menon", "curriculum.compose", {
    input: { title: "Shift supervisors", audience: [position("shift-lead"), position("shift-lead-jigani")], courseIds: of("trainer", "first-aid", "fire") },
  });
  await story.act("menon", "curriculum.compose", {
    input: { title: "Inspectors", audience: [position("inspector"), position("inspector-jigani")], courseIds: of("firstpiece", "cmm") },
  });
}

export const chapters: readonly Chapter[] = [
  chapter("2024-12-03T10:00", "What people must be able to do is agreed on", define),
  chapter("2025-02-17T09:00", "The lockout quiz is written", writeQuiz),
  chapter("2025-03-17T09:00", "Courses are offered", async (story) => {
    for (const told of courses) await offer(story, told);
  }),
  chapter("2025-03-17T12:00", "The paper matrix is carried over", carryOver),
  chapter("2025-03-17T15:00", "A first aider of the year before is entered", firstAider),
  ...sessions,
  ...certificates,
  chapter("2026-02-09T10:00", "What is required of each position is said", demandAll),
  chapter("2026-02-10T10:00", "Curricula are composed", compose),
  ...evaluations,
  ...lockoutNow,
];
