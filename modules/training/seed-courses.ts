/** One course of the example. */
export interface CourseTold {
  readonly key: string;
  readonly title: string;
  readonly method: "read" | "quiz" | "classroom" | "on_the_job" | "certificate";
  readonly content: string;
  readonly owner: string;
  readonly competence?: readonly [key: string, level: number];
  readonly document?: string;
  readonly quiz?: string;
  readonly refresher?: true;
  readonly awareness?: true;
  readonly minutes?: number;
  readonly effectivenessDays?: number;
}

const job = (competence: string, title: string, owner: string): CourseTold => ({
  key: competence,
  title,
  method: "on_the_job",
  content: "Beside somebody who can do it, until they see that you can.",
  owner,
  competence: [competence, 2],
});

export const courses: readonly CourseTold[] = [
  {
    key: "policy",
    title: "Our policy, our objectives and my part in them",
    method: "classroom",
    content: "What we promise customers, what our work does to it, and what happens when it goes wrong.",
    owner: "menon",
    awareness: true,
    minutes: 60,
  },
  job("turning", "Turning, at the machine", "gowda"),
  job("milling", "Milling, at the machine", "gowda"),
  job("grinding", "Grinding, at the machine", "patil"),
  job("deburring", "Deburring, at the bench", "gowda"),
  job("heat", "Heat treatment, at the furnace", "patil"),
  job("setting", "Setting, at the machine", "gowda"),
  job("cmm", "On the CMM, at the lab", "kumar"),
  {
    key: "measuring",
    title: "Hand measuring instruments",
    method: "classroom",
    content: "Choosing, checking, reading; what a wrong zero costs.",
    owner: "kumar",
    competence: ["measuring", 1],
    minutes: 240,
  },
  {
    key: "firstpiece",
    title: "Releasing a first piece",
    method: "classroom",
    content: "Values instead of ticks; whoever set the machine does not release.",
    owner: "kumar",
    competence: ["firstpiece", 1],
    document: "WI-01",
    minutes: 120,
  },
  {
    key: "auditor",
    title: "Internal auditor, two days",
    method: "classroom",
    content: "Evidence, questions, findings; with a trial audit.",
    owner: "krishnan",
    competence: ["audit", 2],
    minutes: 960,
    effectivenessDays: 90,
  },
  {
    key: "causes",
    title: "From the fault to its cause",
    method: "classroom",
    content: "Whys that end in something we can change, and the test of the way back.",
    owner: "krishnan",
    competence: ["causes", 1],
    minutes: 240,
    effectivenessDays: 60,
  },
  {
    key: "trainer",
    title: "Teaching at the work",
    method: "classroom",
    content: "Show, let do, correct, sign.",
    owner: "menon",
    competence: ["trainer", 1],
    minutes: 240,
    effectivenessDays: 60,
  },
  {
    key: "five-s",
    title: "5S",
    method: "classroom",
    content: "Sort, set, shine, standardise, sustain: in our own cells.",
    owner: "menon",
    competence: ["five-s", 1],
    minutes: 120,
    effectivenessDays: 60,
  },
  { key: "first-aid", title: "First aid, two days", method: "classroom", content: "With the Red Cross.", owner: "naik", competence: ["first-aid", 1], minutes: 960 },
  { key: "fire", title: "Fire wardens", method: "classroom", content: "Empty the hall, count, report.", owner: "naik", competence: ["fire", 1], minutes: 120 },
  {
    key: "lockout",
    title: "Lockout: the quiz",
    method: "quiz",
    content: "Read the procedure; five questions follow.",
    owner: "naik",
    competence: ["lockout", 1],
    document: "QP-13",
    quiz: "lockout",
  },
  { key: "forklift", title: "Forklift licence", method: "certificate", content: "From a licensed school.", owner: "naik", competence: ["forklift", 1] },
  {
    key: "chemicals",
    title: "Oils, salts and acids",
    method: "classroom",
    content: "The sheets, the gloves, the drain.",
    owner: "naik",
    competence: ["chemicals", 1],
    minutes: 90,
  },
  {
    key: "suppliers",
    title: "Evaluating suppliers",
    method: "classroom",
    content: "Figures, visits, and saying no.",
    owner: "shetty",
    competence: ["suppliers", 1],
    minutes: 180,
    effectivenessDays: 60,
  },
];

/** What the paper matrix said: who could do what before the story begins, by cell. */
export const onPaper: readonly (readonly [course: string, cells: readonly string[], but: readonly number[]])[] = [
  ["turning", ["operator-1", "operator-2"], [9, 22]],
  ["milling", ["operator-3"], [33]],
  ["grinding", ["operator-g1", "operator-g2"], [97, 115, 119]],
  ["deburring", ["operator-4"], []],
  ["heat", ["operator-h"], [131]],
  ["setting", ["setter", "setter-jigani"], [66]],
];
