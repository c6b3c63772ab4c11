/** One competence of the example: its scale, what it is for, for how long evidence holds. */
export interface Told {
  readonly key: string;
  readonly title: string;
  readonly group: string;
  readonly purpose: string;
  readonly scale: readonly string[];
  readonly months?: number;
  /** The level an assessor needs, or the positions that may assess. */
  readonly assessorLevel?: number;
  readonly assessors?: readonly string[];
  readonly owner: string;
}

const hands = ["Helps under eyes", "Works alone", "Teaches others"] as const;
const knows = ["Knows it"] as const;

export const competences: readonly Told[] = [
  {
    key: "turning",
    title: "CNC turning",
    group: "Machining",
    purpose: "Runs a turning centre to the drawing, changes inserts and corrects offsets.",
    scale: hands,
    assessorLevel: 3,
    owner: "gowda",
  },
  {
    key: "milling",
    title: "CNC milling",
    group: "Machining",
    purpose: "Runs a machining centre to the drawing, probes and corrects.",
    scale: hands,
    assessorLevel: 3,
    owner: "gowda",
  },
  {
    key: "grinding",
    title: "Cylindrical grinding",
    group: "Machining",
    purpose: "Dresses, sets and grinds to a micrometre without burning.",
    scale: hands,
    assessorLevel: 3,
    assessors: ["shift-lead-jigani"],
    owner: "patil",
  },
  {
    key: "deburring",
    title: "Deburring and washing",
    group: "Machining",
    purpose: "Leaves no burr and no chip, and knows which edges must stay sharp.",
    scale: hands,
    assessors: ["shift-lead"],
    owner: "gowda",
  },
  {
    key: "heat",
    title: "Heat treatment",
    group: "Machining",
    purpose: "Loads, runs and records the furnaces; knows when to stop a charge.",
    scale: hands,
    months: 36,
    assessors: ["production-jigani"],
    owner: "patil",
  },
  {
    key: "setting",
    title: "Setting of machines",
    group: "Machining",
    purpose: "Sets a machine from the setting sheet and hands it over with a first piece.",
    scale: hands,
    assessors: ["shift-lead", "shift-lead-jigani"],
    owner: "gowda",
  },
  {
    key: "drawing",
    title: "Reading drawings with form and position tolerances",
    group: "Machining",
    purpose: "Reads what the customer asks, datums included.",
    scale: hands,
    owner: "kamath",
  },
  { key: "process", title: "Planning of processes", group: "Machining", purpose: "Writes setting sheets, control plans and programs that hold.", scale: hands, owner: "gowda" },
  {
    key: "cmm",
    title: "Measuring on the CMM",
    group: "Measuring",
    purpose: "Aligns, runs and judges a program, and knows what the machine cannot see.",
    scale: hands,
    months: 36,
    assessors: ["metrology"],
    owner: "kumar",
  },
  {
    key: "measuring",
    title: "Hand measuring instruments",
    group: "Measuring",
    purpose: "Chooses, checks and reads callipers, micrometers and gauges.",
    scale: hands,
    assessors: ["metrology"],
    owner: "kumar",
  },
  {
    key: "calibration",
    title: "Calibration of gauges",
    group: "Measuring",
    purpose: "Calibrates by the instruction and states the uncertainty.",
    scale: hands,
    months: 36,
    owner: "kumar",
  },
  {
    key: "firstpiece",
    title: "First-piece inspection",
    group: "Measuring",
    purpose: "Releases a first piece, or does not.",
    scale: knows,
    months: 24,
    assessors: ["metrology"],
    owner: "kumar",
  },
  {
    key: "audit",
    title: "Internal auditing",
    group: "Management system",
    purpose: "Plans, asks, finds evidence and writes findings that hold.",
    scale: ["Audits beside somebody", "Audits alone", "Leads an audit"],
    months: 36,
    owner: "krishnan",
  },
  { key: "causes", title: "Finding causes", group: "Management system", purpose: "Comes from a fault to its causes, and proves them.", scale: hands, owner: "krishnan" },
  { key: "approval", title: "Approving documents", group: "Management system", purpose: "Knows what an approval stands for before signing.", scale: knows, owner: "krishnan" },
  { key: "trainer", title: "Teaching at the work", group: "Management system", purpose: "Shows, lets do, corrects, and signs only what was seen.", scale: knows, owner: "menon" },
  { key: "suppliers", title: "Evaluating suppliers", group: "Management system", purpose: "Judges a supplier by figures and a visit.", scale: knows, owner: "shetty" },
  { key: "five-s", title: "5S at the work place", group: "Management system", purpose: "Keeps a place where a missing thing is seen at once.", scale: knows, owner: "menon" },
  {
    key: "security",
    title: "Keeping drawings and data",
    group: "Management system",
    purpose: "Handles customers' drawings as customers would.",
    scale: knows,
    months: 24,
    owner: "rao",
  },
  { key: "first-aid", title: "First aid", group: "Safety", purpose: "Helps in the first minutes.", scale: ["First aider"], months: 24, owner: "naik" },
  { key: "fire", title: "Fire warden", group: "Safety", purpose: "Empties a hall and counts its people.", scale: knows, months: 24, owner: "naik" },
  { key: "lockout", title: "Lockout before cleaning and repair", group: "Safety", purpose: "Lets no machine start with a hand inside.", scale: knows, months: 12, owner: "naik" },
  {
    key: "forklift",
    title: "Driving a forklift",
    group: "Safety",
    purpose: "Drives with a licence, and parks so that nobody else can.",
    scale: ["Licensed"],
    months: 36,
    owner: "naik",
  },
  { key: "crane", title: "Crane and slings", group: "Safety", purpose: "Chooses the sling, and never stands below.", scale: knows, months: 24, owner: "naik" },
  {
    key: "chemicals",
    title: "Handling oils, salts and acids",
    group: "Safety",
    purpose: "Knows the sheet, wears what it asks, and keeps drains clean.",
    scale: knows,
    months: 24,
    owner: "naik",
  },
];

/** What is required of which positions: competence, level. */
export const required: readonly (readonly [positions: readonly string[], needs: readonly (readonly [competence: string, level: number])[]])[] = [
  [
    ["operator-1", "operator-2"],
    [
      ["turning", 2],
      ["measuring", 1],
    ],
  ],
  [
    ["operator-3"],
    [
      ["milling", 2],
      ["measuring", 1],
    ],
  ],
  [["operator-4"], [["deburring", 2]]],
  [
    ["operator-g1", "operator-g2"],
    [
      ["grinding", 2],
      ["measuring", 1],
    ],
  ],
  [
    ["operator-h"],
    [
      ["heat", 2],
      ["chemicals", 1],
    ],
  ],
  [
    ["setter"],
    [
      ["setting", 2],
      ["lockout", 1],
    ],
  ],
  [
    ["setter-jigani"],
    [
      ["setting", 2],
      ["lockout", 1],
    ],
  ],
  [
    ["inspector", "inspector-jigani"],
    [
      ["cmm", 2],
      ["firstpiece", 1],
    ],
  ],
  [["stores", "dispatch"], [["forklift", 1]]],
  [
    ["shift-lead", "shift-lead-jigani"],
    [
      ["first-aid", 1],
      ["fire", 1],
      ["trainer", 1],
    ],
  ],
  [
    ["quality-engineer"],
    [
      ["audit", 2],
      ["causes", 2],
    ],
  ],
  [
    ["quality-manager"],
    [
      ["audit", 3],
      ["causes", 3],
    ],
  ],
  [
    ["metrology"],
    [
      ["calibration", 3],
      ["cmm", 3],
      ["trainer", 1],
    ],
  ],
  [
    ["process-engineer"],
    [
      ["process", 2],
      ["drawing", 2],
    ],
  ],
  [["buyer", "head-purchasing"], [["suppliers", 1]]],
  [
    ["maintenance"],
    [
      ["lockout", 1],
      ["crane", 1],
    ],
  ],
  [["head-production", "production-jigani"], [["causes", 1]]],
  [["information-security", "administrator"], [["security", 1]]],
  [["hr"], [["trainer", 1]]],
];

/** Who worked in which cell before the story begins: from, until, by the numbers of the crew. */
export const crews: Readonly<Record<string, readonly [from: number, until: number]>> = {
  "operator-1": [1, 13],
  "operator-2": [14, 27],
  "operator-3": [28, 45],
  "operator-4": [46, 57],
  setter: [58, 69],
  inspector: [70, 78],
  stores: [79, 85],
  "operator-g1": [86, 105],
  "operator-g2": [106, 123],
  "operator-h": [124, 135],
  "setter-jigani": [136, 145],
  "inspector-jigani": [146, 152],
  dispatch: [153, 164],
};
