import type { Told } from "./seed-way.ts";

const at = (site: "peenya" | "jigani") => ({ type: "WI", site, owner: site === "peenya" ? "gowda" : "patil", processes: ["Production"] }) as const;
const steps = (before: string, list: readonly string[], warning = ""): string =>
  [before, "# Steps", ...list.map((line) => `+ ${line}`), ...(warning ? [`! ${warning}`] : [])].join("\n");

/** How one task is done, at one place. */
export const instructions: readonly Told[] = [
  {
    code: "WI-01",
    title: "Release of the first piece",
    ...at("peenya"),
    clauses: ["iso-9001-2015:8.6"],
    text: steps("The lot runs only when its first piece is right.", [
      "Clean the piece.",
      "Measure every dimension with a tolerance.",
      "Write the values on the card.",
      "The supervisor releases.",
    ]),
  },
  {
    code: "WI-02",
    title: "Setting a turning centre",
    ...at("peenya"),
    readers: ["setter"],
    text: steps(
      "For setters at turning cells 1 and 2.",
      [
        "Card, drawing and program carry the same number and the same issue.",
        "Touch off each tool; never take over offsets from the last order.",
        "Run the first cycle at a quarter of the feed.",
        "Call for the release by [[WI-01]].",
      ],
      "Keep the door closed while the chuck turns. The key stays with the supervisor.",
    ),
  },
  {
    code: "WI-03",
    title: "Changing an insert and its offset",
    ...at("peenya"),
    text: steps("An insert is changed after the count on the card, not when it breaks.", [
      "Stop after the cycle.",
      "Change the insert, wipe the seat.",
      "Measure the next two pieces.",
      "Correct the offset by half of what is off.",
    ]),
  },
  {
    code: "WI-04",
    title: "Milling valve bodies on VMC-07",
    ...at("peenya"),
    clauses: ["iso-9001-2015:8.5.1"],
    text: steps("Valve bodies VB-20 to VB-40.", [
      "Blow out the fixture; no swarf under the datum.",
      "Clamp by the numbers on the fixture, 1 to 4.",
      "Probe the bore before the first cut.",
      "Measure the seat of every tenth piece.",
    ]),
  },
  {
    code: "WI-05",
    title: "Deburring and washing",
    ...at("peenya"),
    readers: ["operator-4"],
    text: steps(
      "No edge cuts a glove.",
      [
        "Deburr by the card; edges marked 0 stay sharp.",
        "Wash at 60 degrees for eight minutes.",
        "Blow dry, look into every bore with the lamp.",
        "Oil lightly when the card says so.",
      ],
      "Gloves and glasses, also for a single piece.",
    ),
  },
  {
    code: "WI-06",
    title: "Measuring with a micrometer",
    ...at("peenya"),
    owner: "kumar",
    processes: ["Measuring"],
    text: steps("Everybody who measures at the machine.", [
      "Look at the date on the label.",
      "Zero it on the setting rod.",
      "Let the part cool until a hand can rest on it.",
      "Turn by the ratchet, three clicks.",
    ]),
  },
  {
    code: "WI-07",
    title: "Checking a bore gauge",
    ...at("peenya"),
    owner: "kumar",
    processes: ["Measuring"],
    readers: ["inspector"],
    text: steps("Each morning, and after it fell.", ["Set it in the ring of the day.", "Rock it and read the turning point.", "More than 2 µm off: to the lab, with a tag."]),
  },
  {
    code: "WI-08",
    title: "Dressing the grinding wheel",
    ...at("jigani"),
    readers: ["operator-g1", "operator-g2"],
    clauses: ["iso-9001-2015:8.5.1"],
    text: steps(
      "A dull wheel burns the part.",
      ["Look up the interval by steel on the card at the grinder.", "Dress with coolant on.", "Grind one piece and look for colour.", "Note the time on the card."],
      "Brown on the part is burn. Stop, and keep every piece since the last dressing apart.",
    ),
  },
  {
    code: "WI-09",
    title: "Keeping coolant at its strength",
    ...at("jigani"),
    text: steps("Each Monday and Thursday.", [
      "Skim the oil.",
      "Two drops on the refractometer, times the factor on the can.",
      "Below 5: concentrate into water, never the other way round.",
      "Write it on the sheet at the tank.",
    ]),
  },
  {
    code: "WI-10",
    title: "Loading the furnace",
    ...at("jigani"),
    clauses: ["iso-9001-2015:8.5.1"],
    text: steps(
      "Heat treatment of case-hardened parts.",
      [
        "The charge card names steel, weight and program.",
        "Two test pieces go into the middle of the basket.",
        "Somebody else reads the program before it starts.",
        "The test pieces go to the lab with the card.",
      ],
      "The door is hot for an hour after the lamp is off.",
    ),
  },
  {
    code: "WI-11",
    title: "Packing finished parts",
    ...at("jigani"),
    clauses: ["iso-9001-2015:8.5.4"],
    readers: ["dispatch"],
    text: steps("A good part is not scratched on its last metre.", [
      "Oil paper between layers.",
      "Count aloud, in pairs.",
      "One card in the box, one outside.",
      "Not more than 18 kg in a box.",
    ]),
  },
  {
    code: "WI-12",
    title: "Labels on boxes",
    ...at("jigani"),
    text: steps("The label is what the customer sees first.", [
      "Print from the order, never from the last label.",
      "Heat number and lot as on the card.",
      "A second person compares and initials.",
    ]),
  },
  {
    code: "WI-13",
    title: "Before the first part of the day",
    ...at("peenya"),
    readers: ["operator-1"],
    text: steps(
      "Ten minutes that save a shift.",
      [
        "Oil and coolant between the marks.",
        "Air at six bar.",
        "Emergency stop pressed and released.",
        "Doors, lamps and the swarf conveyor.",
        "What is not right goes to the supervisor before the first part.",
      ],
      "An emergency stop that does not work stops the machine for everybody.",
    ),
  },
  {
    code: "WI-14",
    title: "Clearing the swarf conveyor",
    ...at("peenya"),
    text: steps("Swarf cuts and pulls.", ["Lock the machine out by [[QP-13]].", "Hook and brush, never hands.", "Run it for one minute with the flap closed."]),
  },
  {
    code: "WI-15",
    title: "Parts between the sites",
    ...at("peenya"),
    clauses: ["iso-9001-2015:8.5.4"],
    text: steps("Peenya to Jigani and back, each day at 14:00.", ["Parts travel only with their card.", "Straps over every pallet.", "The driver signs, the other site counts."]),
  },
  {
    code: "WI-16",
    title: "Measuring roughness",
    ...at("jigani"),
    text: steps("Ground seats and shafts.", ["Across the grooves.", "Three places, the worst counts.", "Skid clean; check on the master each shift."]),
  },
  {
    code: "WI-18",
    title: "Contact pattern with blue paste",
    ...at("peenya"),
    owner: "kumar",
    processes: ["Measuring"],
    text: steps("Seats of valve bodies.", ["A thin film on the master.", "Turn by hand, a quarter.", "Two thirds of the ring must be blue."]),
  },
];

export const firstPieceNow = steps(
  "The lot runs only when its first piece is right. Twice a day is not often enough for a new fixture: then every change of it counts as a first piece.",
  [
    "Clean the piece and let it cool.",
    "Measure every dimension with a tolerance, with the gauge that the card names.",
    "Write the values on the card ([[F-01]]), not only a tick.",
    "An inspector measures the ones marked with a triangle again.",
    "The supervisor releases; whoever set the machine does not release their own piece.",
  ],
  "Nothing goes into the good crate before the signature stands on the card.",
);
export const valveBodyNew = steps("Valve bodies VB-20 to VB-40, with the new clamp of November.", [
  "Blow out the fixture; no swarf under the datum.",
  "Clamp by the numbers on the fixture, 1 to 4, with 35 Nm.",
  "Probe the bore before the first cut, and after every insert.",
  "Measure the seat of every fifth piece until the new fixture has run 500.",
]);
export const torque = steps("Torque wrenches from 5 to 200 Nm, every three months.", [
  "Ten clicks at full scale before the first reading.",
  "Three readings at 20, 60 and 100 percent.",
  "More than 4 percent off: to the lab with a red label.",
  "Enter the values on [[F-04]].",
]);

const form = (code: string, title: string, owner: string, text: string, clauses: readonly string[] = []): Told => ({ code, type: "F", title, owner, text, clauses });

export const forms: readonly Told[] = [
  form("F-01", "First piece card", "gowda", "| Dimension | Nominal | Tolerance | Measured | Gauge | Initials\n|   |   |   |   |   |  \nReleased by, date and time: ____________", [
    "iso-9001-2015:8.6",
  ]),
  form("F-02", "Tag for the red crate", "gowda", "| Order | Lot | Pieces | What is wrong | Found by\n|   |   |   |   |  "),
  form("F-03", "Charge card, heat treatment", "patil", "| Steel | Weight | Program | Test pieces | Read by\n|   |   |   |   |  "),
  form("F-04", "Calibration record", "kumar", "| Gauge | Standard used | Readings | Uncertainty | Result | Next\n|   |   |   |   |   |  ", ["iso-9001-2015:7.1.5.2"]),
  form("F-05", "Supplier's first sample", "shetty", "| Dimension | Drawing | Supplier measured | We measured\n|   |   |   |  ", ["iso-9001-2015:8.4.1"]),
  form("F-06", "Lock register", "naik", "| Machine | Name | Lock | On, time | Off, time | Why\n|   |   |   |   |   |  "),
  form("F-07", "Order review sheet", "bhat", "- Drawing and issue read\n- Material to be had\n- Date holds\n- Can be measured\n- Terms as offered"),
  form("F-08", "Training record", "menon", "| Task | Seen | Done beside | Watched | Trainer | Date\n|   |   |   |   |   |  ", ["iso-9001-2015:7.2"]),
  form("F-09", "Shift list", "gowda", "| Name | Cell | Here | Task\n|   |   |   |  "),
  form("F-10", "Drill report", "naik", "| When | Where | Minutes until counted | What did not work | Who mends it\n|   |   |   |   |  "),
];

const outside = (code: string, title: string, owner: string, external: NonNullable<Told["external"]>, where: string): Told => ({
  code,
  type: "EX",
  title,
  owner,
  external,
  text: `${where}\nOnly the edition named here is used. Whoever hears of a newer one tells its owner.`,
});

export const fromOutside: readonly Told[] = [
  outside(
    "EX-01",
    "Customer drawings of Kaveri Valves",
    "bhat",
    { origin: "Kaveri Valves", edition: "Set of October 2026", licence: null },
    "Kept in the drawing store of sales; each order card names the issue.",
  ),
  outside(
    "EX-02",
    "General tolerances, ISO 22081",
    "kumar",
    { origin: "Bureau of Indian Standards", edition: "2021", licence: "one reader" },
    "One licensed copy in the metrology lab; not to be copied.",
  ),
  outside(
    "EX-03",
    "Safety data sheet, coolant Blasocut 2000",
    "naik",
    { origin: "Supplier of the coolant", edition: "7 of January 2026", licence: null },
    "Printed at every tank. In the eye: rinse for fifteen minutes, then a doctor.",
  ),
  outside(
    "EX-04",
    "Operating manual, VMC-07",
    "gowda",
    { origin: "Maker of the machine", edition: "4.2", licence: null },
    "In the cabinet beside the machine, and as a file with maintenance.",
  ),
  outside(
    "EX-05",
    "Factories rules of Karnataka",
    "naik",
    { origin: "Government of Karnataka", edition: "As amended to June 2026", licence: null },
    "Read on the site of the department; the safety officer keeps a list of what concerns us.",
  ),
];
