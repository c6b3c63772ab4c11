import type { Chapter, Story } from "#kernel/story.ts";
import { rightly } from "./seed-quiz.ts";
import { chapter, crew } from "./seed-sessions.ts";

interface Brought {
  readonly on: string;
  readonly who: string;
  readonly competence: string;
  readonly level: number;
  readonly issuer: string;
  readonly number: string;
  readonly issued: string;
  readonly until: string | null;
}

const bring = async (story: Story, it: Brought): Promise<void> => {
  const made = await story.act("menon", "qualification.enter", {
    input: {
      personId: story.recall(it.who),
      competenceId: story.recall(`competence ${it.competence}`),
      level: it.level,
      issuer: it.issuer,
      certificateNumber: it.number,
      issuedOn: it.issued,
      expiresOn: it.until,
    },
  });
  await story.attach("menon", made.id, { name: `${it.number}.txt`, content: new TextEncoder().encode(`${it.issuer}: certificate ${it.number}`), factOn: it.issued });
  await story.act("krishnan", "qualification.confirm", { id: made.id });
};

/** Licences: one ran out this autumn, two run out before the year's end. */
const licences = (): Brought[] =>
  crew("stores", "dispatch").map((who, i) => {
    const until = i === 3 ? "2026-10-15" : i === 8 ? "2026-12-05" : i === 11 ? "2027-01-20" : "2028-02-28";
    return { on: "2025-04-14", who, competence: "forklift", level: 1, issuer: "Karnataka Motor Driving School", number: `KMD-${2210 + i}`, issued: "2025-02-28", until };
  });

export const certificates: readonly Chapter[] = [
  chapter("2025-04-14T10:00", "Forklift licences are entered", async (story) => {
    for (const it of licences()) await bring(story, it);
  }),
  chapter("2025-04-15T10:00", "What staff brought with them is entered", async (story) => {
    const brought: Brought[] = [
      { on: "", who: "kumar", competence: "calibration", level: 3, issuer: "NABL training centre", number: "NABL-C-118", issued: "2024-08-20", until: null },
      { on: "", who: "kumar", competence: "cmm", level: 3, issuer: "Zeiss academy", number: "ZA-7741", issued: "2025-01-15", until: "2028-01-15" },
      { on: "", who: "kamath", competence: "process", level: 2, issuer: "NTTF", number: "NTTF-2214", issued: "2021-06-30", until: null },
      { on: "", who: "kamath", competence: "drawing", level: 2, issuer: "NTTF", number: "NTTF-2215", issued: "2021-06-30", until: null },
      { on: "", who: "ahmed", competence: "causes", level: 2, issuer: "Quality Circle Forum", number: "QCF-090", issued: "2023-03-10", until: null },
      { on: "", who: "gowda", competence: "turning", level: 3, issuer: "NTTF", number: "NTTF-1177", issued: "2012-05-30", until: null },
      { on: "", who: "naik", competence: "lockout", level: 1, issuer: "Safety Institute, Mumbai", number: "SI-3301", issued: "2025-03-30", until: null },
    ];
    for (const it of brought) await bring(story, it);
  }),
  chapter("2025-04-22T10:00", "The management representative's own", async (story) => {
    for (const [competence, level, number] of [
      ["audit", 3, "HR-LA-5512"],
      ["causes", 3, "QCF-041"],
    ] as const) {
      const made = await story.act("krishnan", "qualification.enter", {
        input: {
          personId: story.recall("krishnan"),
          competenceId: story.recall(`competence ${competence}`),
          level,
          issuer: "Halden Register",
          certificateNumber: number,
          issuedOn: "2024-10-04",
          expiresOn: competence === "audit" ? "2027-10-04" : null,
        },
      });
      await story.attach("krishnan", made.id, { name: `${number}.txt`, content: new TextEncoder().encode(`Certificate ${number}`), factOn: "2024-10-04" });
      await story.act("menon", "qualification.confirm", { id: made.id });
    }
  }),
  chapter("2025-08-11T10:00", "Inspectors are assessed on the CMM", async (story) => {
    for (const name of [...crew("inspector"), ...crew("inspector-jigani").slice(0, 5)])
      await story.act("kumar", "assessment.record", {
        input: {
          personId: story.recall(name),
          competenceId: story.recall("competence cmm"),
          level: 2,
          observedOn: "2025-08-08",
          verdict: "competent",
          observed: "Aligned, ran and judged two programs; found the datum that was set wrong on purpose.",
        },
      });
    await story.act("kumar", "assessment.record", {
      input: {
        personId: story.recall("crew 151"),
        competenceId: story.recall("competence cmm"),
        level: 2,
        observedOn: "2025-08-08",
        verdict: "not_yet",
        observed: "Took a form error for a position error, twice. Again in a month.",
      },
    });
  }),
];

interface Asked {
  readonly items: readonly { readonly id: string; readonly personId: string; readonly title: string }[];
}

/** Says of everybody who took a course that it worked. */
const allWorked = async (story: Story, by: string, course: string, note: string): Promise<void> => {
  const { items } = await story.view<Asked>(by, "training.list", { state: "done,to_evaluate", courseId: story.recall(`course ${course}`), limit: "50" });
  for (const row of items) if (row.personId !== story.recall(by)) await story.act(by, "training.evaluate", { id: row.id, input: { effective: true, note } });
};

export const evaluations: readonly Chapter[] = [
  chapter("2025-12-22T15:00", "The new auditors have audited", (story) => allWorked(story, "krishnan", "auditor", "Their first audits found what mattered, with evidence.")),
  chapter("2026-02-02T15:00", "Teaching has become better", (story) => allWorked(story, "deshpande", "trainer", "The new ones were alone at the machine a week earlier.")),
  chapter("2026-03-31T16:00", "Whether training worked is judged", async (story) => {
    const asks = { state: "done,to_evaluate", courseId: story.recall("course causes"), limit: "50" };
    const { items } = await story.view<Asked>("krishnan", "training.list", asks);
    for (const row of items.filter((r) => r.personId !== story.recall("krishnan"))) {
      const worked = row.personId !== story.recall("naik");
      await story.act("deshpande", "training.evaluate", {
        id: row.id,
        input: worked
          ? { effective: true, note: "The last cases went to a cause that was proved." }
          : {
              effective: false,
              note: "Two cases of the spring end in “was not careful enough”.",
              action: { title: "Work through the next case together with Farah Ahmed", ownerId: story.recall("naik"), dueOn: "2026-05-29" },
            },
      });
    }
  }),
  chapter("2026-05-27T15:00", "The case was worked through together", async (story) => {
    const { items } = await story.view<{ items: { id: string; title: string }[] }>("naik", "action.list", { text: "together with Farah", limit: "5" });
    for (const { id } of items) {
      await story.act("naik", "action.start", { id });
      await story.act("naik", "action.finish", { id, input: { proof: "The case of the sunk spindle head, with two causes and their tests." } });
      await story.act("krishnan", "action.accept", { id });
    }
  }),
];

async function take(story: Story, name: string, knows: boolean): Promise<string> {
  const attempt = await story.act(name, "attempt.start", { input: { quizId: story.recall("quiz lockout") } });
  story.later(6);
  const paper = await story.view<{ questions: { key: string; options: { key: string }[] }[] }>(name, "attempt.one", { id: attempt.id });
  const right = rightly(paper.questions.map((q) => q.key));
  const wrong = Object.fromEntries(paper.questions.map((q) => [q.key, [q.options.find((o) => !right[q.key]!.includes(o.key))?.key ?? ""]]));
  await story.act(name, "attempt.submit", { id: attempt.id, input: { given: knows ? right : wrong } });
  return attempt.id;
}

const setters = crew("setter", "setter-jigani");

export const lockoutNow: readonly Chapter[] = [
  chapter("2026-03-23T14:00", "Setters take the lockout quiz", async (story) => {
    for (const name of setters.filter((_, i) => i % 5 !== 4)) await take(story, name, true);
  }),
  chapter("2026-11-19T14:00", "The new lockout procedure is quizzed on", async (story) => {
    for (const name of ["crew 58", "crew 59", "crew 60", "crew 61", "crew 1", "crew 2", "crew 3", "crew 5", "crew 6"]) await take(story, name, true);
    for (let i = 0; i < 3; i++) await take(story, "crew 62", false);
  }),
  chapter("2026-11-20T09:00", "Who trains others has learnt to teach", async (story) => {
    await story.act("menon", "demand.set", {
      input: {
        competenceId: story.recall("competence trainer"),
        level: 1,
        subject: { to: "task", task: "train" },
        why: "After the training of March nobody could say who had shown what.",
      },
    });
  }),
];
