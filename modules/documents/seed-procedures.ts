import type { Told } from "./seed-way.ts";

const q = (...clauses: string[]) => clauses.map((clause) => `iso-9001-2015:${clause}`);

/** Between departments: who does what, in what order. */
export const procedures: readonly Told[] = [
  {
    code: "QP-01",
    type: "QP",
    title: "Control of documents",
    owner: "krishnan",
    clauses: q("7.5.2", "7.5.3"),
    readers: ["owners"],
    text: `# What it is for
      Nobody works from old paper. One place says what is in force.
      # How a document comes about
      + Whoever needs it begins it and names who answers for it and whom it concerns.
      + It is reviewed by somebody who works by it.
      + It is approved by somebody else than its writer.
      + Its owner issues it; those whom it concerns are asked to read it.
      # Print
      A print is out of control the moment it leaves the printer, unless it carries a copy number and a holder.
      # Review
      Each document is looked at again in its time. Still right is an answer; silence is not.`,
  },
  {
    code: "QP-02",
    type: "QP",
    title: "Control of records",
    owner: "krishnan",
    clauses: q("7.5.3"),
    text: `# What it is for
      A record shows what was done. It is never changed, only corrected beside the old entry.
      # How long
      | Record | Kept for
      | Inspection of parts | ten years
      | Training | as long as somebody works here, and three years
      | Calibration | ten years
      | Orders and their review | eight years
      After that the quality manager decides that it goes, and somebody else signs for it.`,
  },
  {
    code: "QP-03",
    type: "QP",
    title: "Internal audits",
    owner: "krishnan",
    clauses: q("9.2.1", "9.2.2"),
    readers: ["quality-engineer"],
    text: `# Programme
      Every process is looked at once a year, those that gave trouble twice.
      # Who audits
      Nobody audits their own work. The auditor is named by the quality manager and has been on two audits before.
      # What comes of it
      A finding is a nonconformity or a remark, told on the same day. It is dealt with by [[QP-04]].`,
  },
  {
    code: "QP-04",
    type: "QP",
    title: "Nonconformity and corrective action",
    owner: "krishnan",
    clauses: q("10.2.1", "10.2.2"),
    readers: ["owners"],
    text: `# What it is for
      What goes wrong is set right, and its cause is found, so that it does not come again.
      # Steps
      + Whoever sees it reports it, in a sentence and a photo.
      + The quality manager says within two days what becomes of it.
      + Whoever answers sets it right and keeps it from going further.
      + They ask why until the answer is something that can be changed.
      + Somebody who did none of it looks later whether it worked.
      # Time
      A correction is done the same day. An action has its own date; more time is asked for, not taken.`,
  },
  {
    code: "QP-05",
    type: "QP",
    title: "Control of nonconforming output",
    owner: "gowda",
    processes: ["Production"],
    clauses: q("8.7.1", "8.7.2"),
    text: `# What it is for
      A part that is not right does not reach a customer.
      # At the machine
      Put it into the red crate, hang the tag, tell the supervisor. ! A red crate is never emptied without a decision.
      # Who decides
      Rework and scrap: the supervisor. Use as it is: only the quality manager, with the customer's word in writing.`,
  },
  {
    code: "QP-06",
    type: "QP",
    title: "Management review",
    owner: "krishnan",
    clauses: q("9.3.1", "9.3.2", "9.3.3"),
    text: `# When
      Twice a year, in May and in November, and after a serious event.
      # Who
      The managing director leads it. Each head brings the figures of their own process.
      # What it ends with
      Decisions with a name and a date. A decision without both is no decision.`,
  },
  {
    code: "QP-07",
    type: "QP",
    title: "Purchasing and approval of suppliers",
    owner: "shetty",
    processes: ["Purchasing"],
    clauses: q("8.4.1", "8.4.2", "8.4.3"),
    readers: ["buyer"],
    text: `# Approved suppliers only
      Material and services that go into parts come from suppliers on the list.
      # How one gets on the list
      + The buyer asks for certificates and a first sample.
      + Metrology measures the sample.
      + The head of purchasing approves; the list says for what.
      # How one stays on it
      Each quarter: parts right, deliveries on time, answers to complaints. Below 80 points there is a talk, below 60 no new order.`,
  },
  {
    code: "QP-08",
    type: "QP",
    title: "Goods inwards",
    owner: "shetty",
    processes: ["Purchasing"],
    clauses: q("8.6", "8.4.2"),
    readers: ["stores"],
    text: `# At the gate
      Count, look for damage, compare with the order.
      # Before it goes to the shelf
      Bar and forgings: heat number against the certificate. No certificate, no shelf: it waits in the yellow field.
      # Sampling
      Bought-in parts are measured by the plan on the drawing. What fails goes by [[QP-05]].`,
  },
  {
    code: "QP-09",
    type: "QP",
    title: "Review of orders",
    owner: "bhat",
    processes: ["Sales"],
    clauses: q("8.2.1", "8.2.2", "8.2.3"),
    text: `# Before we say yes
      + Sales reads drawing, quantity, date and terms.
      + Production says whether the date holds, metrology whether it can be measured.
      + What differs from the offer is settled in writing.
      # When it changes
      A changed drawing is a new review. The old one is marked on the day the new one comes in.`,
  },
  {
    code: "QP-10",
    type: "QP",
    title: "Planning and control of production",
    owner: "gowda",
    processes: ["Production"],
    clauses: q("8.5.1"),
    text: `# The week
      Planning releases each Friday what runs next week, machine by machine.
      # The shift
      The supervisor starts no lot without card, drawing and gauge at the machine.
      # The first piece
      The lot runs when the first piece is released: [[WI-01]].`,
  },
  {
    code: "QP-11",
    type: "QP",
    title: "Identification and traceability",
    owner: "gowda",
    processes: ["Production"],
    clauses: q("8.5.2"),
    text: `# The card goes with the parts
      From the bar to the box the card says order, heat number, lot and step.
      # Splitting a lot
      Each part of a lot gets a card of its own with the same heat number.
      # If the card is lost
      The parts wait in the yellow field until the supervisor has found out what they are.`,
  },
  {
    code: "QP-12",
    type: "QP",
    title: "Maintenance of machines and buildings",
    owner: "naik",
    processes: ["Maintenance"],
    clauses: q("7.1.3", "7.1.4"),
    text: `# Every day
      The operator does what the card at the machine says, before the first part.
      # Every month and year
      Maintenance does the rest by its plan. A plan that is late by a week is told to the director of operations.
      # After a breakdown
      The first five parts are measured as if the machine were new.`,
  },
  {
    code: "QP-13",
    type: "QP",
    title: "Lockout before cleaning and repair",
    owner: "naik",
    processes: ["Maintenance", "Production"],
    clauses: ["iso-45001-2018:8.1.2", ...q("7.1.4")],
    text: `# Purpose
      Nobody may be hurt by a machine that starts, moves or drops while somebody works inside it.
      # Steps
      + Tell the cell what you are going to do.
      + Stop the machine, then switch off the main isolator.
      + Hang the team lock and the tag of the cell.
      + Try to start it.`,
  },
  {
    code: "QP-14",
    type: "QP",
    title: "Calibration of measuring equipment",
    owner: "kumar",
    processes: ["Measuring"],
    clauses: q("7.1.5.1", "7.1.5.2"),
    text: `# What it is for
      A gauge that is wrong makes good parts bad and bad parts good.
      # How
      + Each gauge has a number and a date.
      + The lab calls it in two weeks before.
      + A gauge without a valid date is put into the drawer with the red label.
      # If one was wrong
      The lab says which parts it measured since it was last right; the quality manager decides what becomes of them.`,
  },
  {
    code: "QP-15",
    type: "QP",
    title: "Competence and training",
    owner: "menon",
    processes: ["People and training"],
    clauses: q("7.2", "7.3"),
    text: `# Before somebody works alone
      They have seen it, done it beside somebody, and been watched doing it. The trainer signs.
      # Each year
      The head looks with each of their people at what the work asks and what is missing.
      # Did it help
      Three months after a training the head says what is different at the machine.`,
  },
  {
    code: "QP-16",
    type: "QP",
    title: "Emergency preparedness",
    owner: "naik",
    processes: ["Maintenance"],
    clauses: ["iso-45001-2018:8.2", "iso-14001-2026:8.2"],
    text: `# Alarm
      Press the nearest red button, shout, leave. Nobody goes back for anything.
      # Assembly
      Peenya: the gate to the main road. Jigani: the bus stop. The supervisor counts with the shift list.
      # Oil and coolant
      The barrels with the green lid hold what is needed for a spill: close the drain first.
      # Drills
      Twice a year at each site, once at night. What did not work is written down on the same day.`,
  },
  {
    code: "QP-17",
    type: "QP",
    title: "Waste, oil and coolant",
    owner: "naik",
    processes: ["Maintenance"],
    clauses: ["iso-14001-2026:8.1"],
    text: `# Sorted where it arises
      | What | Where
      | Steel swarf | grey skip
      | Brass and bronze | yellow skip, locked
      | Oily rags | bin with a lid
      | Used coolant | tank behind hall 2
      # Who takes it
      Only collectors with a licence; the paper is kept for ten years.`,
  },
  {
    code: "QP-18",
    type: "QP",
    title: "Planned changes",
    owner: "krishnan",
    clauses: q("6.3", "8.5.6"),
    text: `# What counts as a change
      A new machine, another material, a moved step, a new program at a machine that runs: whatever could change the part.
      # Before
      Say what could go wrong, who has to know, and how it is taken back.
      # After
      The first lot is measured as a first lot.`,
  },
  {
    code: "QP-19",
    type: "QP",
    title: "Complaints of customers",
    owner: "bhat",
    processes: ["Sales"],
    clauses: q("8.2.1", "9.1.2"),
    text: `# The same day
      The customer hears that we have it, and who looks at it.
      # Within three days
      What we did at once, and what the customer should do with the parts.
      # Within three weeks
      The cause and what keeps it from coming again, by [[QP-04]].`,
  },
];
