import type { Told } from "./seed-way.ts";

export const qualityPolicy: Told = {
  code: "POL-01",
  type: "POL",
  title: "Quality policy",
  owner: "krishnan",
  clauses: ["iso-9001-2015:5.2.1", "iso-9001-2015:5.2.2"],
  text: `Hemavathi Precision makes parts that fit the first time.
    - We agree with our customers what they need, and keep it.
    - We measure our work and act on what we find.
    - Everybody may stop a machine when something is wrong.
    - We get better each year, and say where we did not.`,
};
export const qualityPolicyNow = `Hemavathi Precision makes parts that fit the first time, and says so early when one does not.
  # What we promise
  - We agree with our customers what they need, and keep it.
  - We keep the law and the requirements of the standards that we adopted: [[iso-9001-2015:5.2.1]].
  - Everybody may stop a machine when something is wrong. Nobody is asked to justify it.
  - We report our own mistakes; nobody is blamed for reporting.
  # What we aim at
  The directors set objectives for each year from this policy: parts right the first time, deliveries on the agreed day, and people who are trained for what they do. How far we are hangs at every gate.
  # Who answers
  The managing director answers for this policy. Each head answers that their people know what it means at their own place of work. The whole is described in [[MAN-01]].`;

export const policies: readonly Told[] = [
  {
    code: "SC-01",
    type: "SC",
    title: "Scope of the management system",
    owner: "krishnan",
    clauses: ["iso-9001-2015:4.3"],
    text: `# What it covers
      Machining, grinding and heat treatment of precision parts to customers' drawings, at Peenya and at Jigani, with purchasing, sales and dispatch.
      # What does not apply
      Nothing is designed here: every part follows a drawing that its customer owns. Clause [[iso-9001-2015:8.3]] is set aside for this reason.
      # Who decides
      The managing director decides about this scope; it is looked at in each management review.`,
  },
  {
    code: "MAN-01",
    type: "MAN",
    title: "How Hemavathi Precision is managed",
    owner: "krishnan",
    clauses: ["iso-9001-2015:4.4.1", "iso-9001-2015:7.5.1"],
    text: `# Who we are
      182 people at two sites turn, mill, grind and heat-treat parts for valves, pumps and gearboxes.
      # Our processes
      | Process | Answers | Followed by
      | Sales | Sales Manager | Orders reviewed before they are accepted
      | Purchasing | Head of Purchasing | Approved suppliers only
      | Production | Head of Production, Peenya; Production Manager, Jigani | First piece released before the lot
      | Measuring | Metrology Lab Lead | Every gauge in calibration
      | People and training | HR and Training Manager | Nobody works alone before they are trained
      # How we hold it together
      + The policy says what we want.
      + Objectives say how much of it this year.
      + Audits and reports say where we are not there.
      + The management review decides what changes.
      # Where it is written down
      Procedures say who does what between departments; work instructions say how one task is done. What is in force is found here and nowhere else.`,
  },
  {
    code: "POL-02",
    type: "POL",
    title: "Environmental policy",
    owner: "naik",
    clauses: ["iso-14001-2026:5.2"],
    readers: ["owners"],
    text: `We use metal, oil, coolant and current, and answer for what becomes of them.
      - Swarf is sorted by material and goes back into the furnace.
      - Coolant is kept alive as long as it works and leaves only with a licensed collector.
      - No drain takes oil. A spill is reported, never hidden.
      - Each year we use less current for a part than the year before.`,
  },
  {
    code: "POL-03",
    type: "POL",
    title: "Health and safety policy",
    owner: "naik",
    clauses: ["iso-45001-2018:5.2"],
    readers: ["owners", "shift-lead", "shift-lead-jigani"],
    text: `Nobody is to be hurt here. No order is urgent enough.
      - Whoever sees a danger says so, and may stop the work at once.
      - Machines are made dead before hands go in: [[QP-13]].
      - People who work with us from outside are looked after as our own.
      - Workers are asked before something at their place is changed.`,
  },
];
