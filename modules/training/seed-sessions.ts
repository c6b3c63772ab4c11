import type { Chapter, Story } from "#kernel/story.ts";
import { crews } from "./seed-competences.ts";

export const chapter = (at: string, title: string, tell: (story: Story) => Promise<void>): Chapter => ({ at: `${at}:00+05:30`, title, tell });
export const crew = (...cells: string[]): string[] =>
  cells.flatMap((cell) => {
    const [from, until] = crews[cell] ?? [1, 0];
    return Array.from({ length: until - from + 1 }, (_, i) => `crew ${from + i}`);
  });
const staff = [
  "raghavan",
  "deshpande",
  "krishnan",
  "gowda",
  "patil",
  "shetty",
  "bhat",
  "naik",
  "kumar",
  "rao",
  "nair",
  "ahmed",
  "kamath",
  "kulkarni",
  "fernandes",
  "iyer",
  "ramesh",
];

interface Held {
  readonly on: string;
  readonly title: string;
  readonly course: string;
  readonly trainer: string;
  readonly place: string;
  readonly site: "peenya" | "jigani";
  readonly outside?: string;
  /** Those who signed in Remit, and those who signed the sheet. */
  readonly signed?: readonly string[];
  readonly sheet?: readonly string[];
  readonly absent?: readonly string[];
}

const sheet = (story: Story, it: Held): Uint8Array =>
  new TextEncoder().encode([`Attendance, ${it.title}, ${it.on}`, ...(it.sheet ?? []).map((name) => `${story.recall(name)}  signed`)].join("\n"));

/** A session: planned two days before, held, signed by those who were there, closed by its trainer. */
const held = (it: Held): Chapter =>
  chapter(`${it.on}T09:00`, it.title, async (story) => {
    const all = [...(it.signed ?? []), ...(it.sheet ?? []), ...(it.absent ?? [])];
    const who = it.outside ? { trainerId: null, trainerOutside: it.outside } : { trainerId: story.recall(it.trainer) };
    const made = await story.act(it.outside ? it.trainer : "menon", "trainingsession.plan", {
      input: {
        courseId: story.recall(`course ${it.course}`),
        startsAt: `${it.on}T09:30:00+05:30`,
        place: it.place,
        siteId: story.recall(it.site),
        personIds: all.map((name) => story.recall(name)),
        ...who,
      },
    });
    story.later(180);
    for (const name of it.signed ?? []) await story.act(name, "trainingsession.sign", { id: made.id });
    if (it.sheet) await story.attach(it.trainer, made.id, { name: "attendance.txt", content: sheet(story, it), purpose: "attendance", factOn: it.on });
    await story.act(it.trainer, "trainingsession.close", {
      id: made.id,
      input: { onPaper: (it.sheet ?? []).map((name) => story.recall(name)), absent: (it.absent ?? []).map((name) => story.recall(name)) },
    });
  });

const room = "Training room, Peenya",
  canteen = "Canteen, Jigani";

export const sessions: readonly Chapter[] = [
  held({ on: "2025-03-24", title: "The policy is explained, staff", course: "policy", trainer: "menon", place: room, site: "peenya", signed: staff }),
  held({
    on: "2025-03-25",
    title: "The policy is explained, Peenya, first shift",
    course: "policy",
    trainer: "menon",
    place: room,
    site: "peenya",
    sheet: crew("operator-1", "operator-2", "operator-4", "inspector"),
  }),
  held({
    on: "2025-03-26",
    title: "The policy is explained, Peenya, second shift",
    course: "policy",
    trainer: "menon",
    place: room,
    site: "peenya",
    sheet: crew("operator-3", "setter", "stores"),
  }),
  held({
    on: "2025-03-27",
    title: "The policy is explained, Jigani",
    course: "policy",
    trainer: "fernandes",
    place: canteen,
    site: "jigani",
    sheet: crew("operator-g1", "operator-g2", "operator-h", "setter-jigani"),
  }),
  held({
    on: "2025-03-28",
    title: "The policy is explained, Jigani, dispatch",
    course: "policy",
    trainer: "patil",
    place: canteen,
    site: "jigani",
    sheet: [...crew("inspector-jigani", "dispatch"), "menon", "hegde"],
  }),
  held({
    on: "2025-04-07",
    title: "First aid in spring",
    course: "first-aid",
    trainer: "naik",
    outside: "Red Cross, Bengaluru",
    place: room,
    site: "peenya",
    signed: ["kulkarni"],
    sheet: ["crew 12", "crew 40", "crew 78"],
  }),
  held({
    on: "2025-05-12",
    title: "Measuring, turning cells",
    course: "measuring",
    trainer: "kumar",
    place: "Metrology lab",
    site: "peenya",
    sheet: [...crew("operator-1", "operator-2"), "ramesh"],
    absent: ["crew 30"],
  }),
  held({ on: "2025-05-19", title: "Measuring, milling cell", course: "measuring", trainer: "kumar", place: "Metrology lab", site: "peenya", sheet: crew("operator-3") }),
  held({ on: "2025-06-02", title: "Measuring, grinding cells", course: "measuring", trainer: "kumar", place: canteen, site: "jigani", sheet: crew("operator-g1", "operator-g2") }),
  held({
    on: "2025-06-16",
    title: "Releasing a first piece",
    course: "firstpiece",
    trainer: "kumar",
    place: "Metrology lab",
    site: "peenya",
    sheet: crew("inspector", "inspector-jigani"),
  }),
  held({ on: "2025-07-14", title: "Oils, salts and acids", course: "chemicals", trainer: "patil", place: canteen, site: "jigani", sheet: crew("operator-h") }),
  held({
    on: "2025-09-15",
    title: "Internal auditors",
    course: "auditor",
    trainer: "krishnan",
    outside: "Norske Systemer, Chennai",
    place: room,
    site: "peenya",
    signed: ["ahmed", "kamath", "shetty"],
  }),
  held({
    on: "2025-10-13",
    title: "Finding causes",
    course: "causes",
    trainer: "krishnan",
    place: room,
    site: "peenya",
    signed: ["gowda", "patil", "naik", "kulkarni", "fernandes", "ahmed"],
  }),
  held({
    on: "2025-11-17",
    title: "Teaching at the work",
    course: "trainer",
    trainer: "krishnan",
    outside: "NTTF, Bengaluru",
    place: room,
    site: "peenya",
    signed: ["kumar", "menon", "fernandes", "patil", "naik"],
  }),
  held({
    on: "2026-03-02",
    title: "5S at Jigani",
    course: "five-s",
    trainer: "menon",
    place: canteen,
    site: "jigani",
    signed: ["fernandes"],
    sheet: ["crew 86", "crew 87", "crew 88", "crew 106"],
  }),
];
