import type { Chapter, Story } from "#kernel/story.ts";
import { firstPieceNow, forms, fromOutside, instructions, torque, valveBodyNew } from "./seed-instructions.ts";
import { policies, qualityPolicy, qualityPolicyNow } from "./seed-policies.ts";
import { procedures } from "./seed-procedures.ts";
import { actionNow, calibrationNow, lockoutNow, lockoutSecond, purchasingNow } from "./seed-procedures-later.ts";
import { establishTypes } from "./seed-types.ts";
import { approve, begin, issue, read, review, revise, revised, submit, together, write, type Told } from "./seed-way.ts";

const told = (code: string): Told => {
  const found = [qualityPolicy, ...policies, ...procedures, ...instructions].find((one) => one.code === code);
  if (!found) throw new Error(`the story tells of no document ${code}`);
  return found;
};

const chapter = (at: string, title: string, tell: (story: Story) => Promise<void>): Chapter => ({ at: `${at}:00+05:30`, title, tell });

const readAll =
  (...codes: string[]) =>
  async (story: Story): Promise<void> => {
    for (const code of codes) await read(story, code);
  };

const describe = (code: string, by: string, input: (story: Story) => object, reason: string) => async (story: Story) =>
  void (await story.act(by, "document.describe", { id: story.recall(`document ${code}`), input: input(story), reason }));

/** What became of the first ones: revised after something happened, confirmed in their time, withdrawn. */
const later: readonly Chapter[] = [
  ...revised("2025-05-19", told("QP-13"), {
    code: "QP-13",
    by: "naik",
    summary: "Stored energy is let go before the trial start; people from outside are named.",
    cause: "A spindle head sank while an insert was changed.",
    text: lockoutSecond,
  }),
  ...revised("2025-09-08", told("QP-04"), {
    code: "QP-04",
    by: "krishnan",
    summary: "By what we shall know that an action worked is fixed before it is done.",
    cause: "Two actions were called effective without anybody having said what that means.",
    text: actionNow,
  }),
  chapter("2025-09-29T10:00", "The new rule for actions is read", readAll("QP-04")),
  chapter("2026-01-12T10:00", "The policies are found still right", async (story) => {
    for (const code of ["POL-02", "POL-03"])
      await story.act("naik", "document.confirm", { id: story.recall(`document ${code}`), input: { note: "Nothing in the plants or in the law asks for other words." } });
  }),
  ...revised("2026-02-16", told("WI-01"), {
    code: "WI-01",
    by: "gowda",
    summary: "Values instead of ticks; whoever set the machine does not release.",
    cause: "An audit found ticks where values should stand.",
    text: firstPieceNow,
  }),
  chapter("2026-03-30T10:00", "The blue paste is given up", async (story) => {
    await story.act("krishnan", "document.withdraw", {
      id: story.recall("document WI-18"),
      reason: "Seats are measured on the machine since January; nobody uses the paste any more.",
    });
  }),
  ...revised("2026-04-13", told("QP-14"), {
    code: "QP-14",
    by: "kumar",
    summary: "Called in four weeks before; torque wrenches every three months; what is measured wrong is named within two days.",
    cause: "A bore gauge was nine days over its date before it was missed.",
    text: calibrationNow,
  }),
  chapter(
    "2026-06-15T10:00",
    "Whom the policy concerns is said",
    describe("POL-01", "krishnan", () => ({ audience: [{ to: "everyone" }], public: true }), "Everybody reads the new one; customers ask for it."),
  ),
  ...revised("2026-06-15", told("POL-01"), {
    code: "POL-01",
    by: "krishnan",
    summary: "Keeping the law, reporting without blame, and where the objectives come from.",
    cause: "The management review of May asked for it.",
    text: qualityPolicyNow,
  }),
  chapter("2026-07-13T10:00", "The policy is read", (story) => read(story, "POL-01", { every: 24, people: ["ramesh"] })),
  chapter(
    "2026-10-20T10:00",
    "Lockout concerns those who reach into machines",
    describe(
      "QP-13",
      "naik",
      (story) => ({ audience: ["operator-1", "setter", "maintenance", "shift-lead"].map((key) => ({ to: "position", positionId: story.recall(`position ${key}`) })) }),
      "They asked for it themselves.",
    ),
  ),
  ...revised("2026-11-09", told("QP-13"), {
    code: "QP-13",
    by: "naik",
    summary: "Every person hangs a lock of their own; two minutes for the drives to discharge.",
    cause: "On 28 October a team lock was taken off while somebody was still inside.",
    training: "full",
    text: lockoutNow,
  }),
  chapter("2026-11-20T10:00", "Most have read it", (story) => read(story, "QP-13", { every: 4, people: ["ramesh"] })),
];

/** What is on its way today: in review, in approval, waiting for its day, being written. */
const now: readonly Chapter[] = [
  chapter("2026-11-10T11:00", "Purchasing is revised and waits for its approval", async (story) => {
    await revise(story, {
      code: "QP-07",
      by: "shetty",
      summary: "Somebody of ours visits platers and heat treaters; materials with one source are listed.",
      cause: "A plated lot came back soft.",
      text: purchasingNow,
    });
    await submit(story, "shetty", "QP-07");
    story.later(1_440);
    await review(story, told("QP-07"));
  }),
  chapter("2026-11-16T14:00", "The check of torque wrenches is approved and waits for its day", async (story) => {
    const wrench: Told = {
      code: "WI-17",
      type: "WI",
      title: "Checking a torque wrench",
      owner: "kumar",
      site: "peenya",
      processes: ["Measuring"],
      readers: ["inspector"],
      clauses: ["iso-9001-2015:7.1.5.2"],
      text: torque,
    };
    await begin(story, wrench);
    await story.act("kumar", "revision.explain", { id: story.recall("revision WI-17"), input: { effectiveOn: "2026-12-01" } });
    await submit(story, "kumar", "WI-17");
    await review(story, wrench);
    await approve(story, wrench);
    await issue(story, "kumar", "WI-17");
  }),
  chapter("2026-11-19T11:00", "Valve bodies are in review", async (story) => {
    await revise(story, {
      code: "WI-04",
      by: "gowda",
      summary: "The new clamp with its torque; every fifth piece is measured.",
      cause: "The fixture was changed after the valve bodies of November.",
      text: valveBodyNew,
    });
    await submit(story, "gowda", "WI-04");
    await story.act("kulkarni", "revision.remark", {
      id: story.recall("revision WI-04"),
      input: { text: "35 Nm with which wrench? Ours at VMC-07 begins at 40.", quote: "with 35 Nm" },
    });
  }),
  chapter("2026-11-20T16:00", "The consultant drafts a policy", async (story) => {
    const made = await story.act("joshi", "document.begin", {
      input: { title: "Information security policy", typeId: story.recall("type POL"), ownerId: story.recall("rao"), clauses: ["iso-iec-27001-2022:5.2"] },
    });
    const revision = (await story.view<{ revisions: { id: string }[] }>("joshi", "document.one", { id: made.id })).revisions[0]?.id ?? "";
    await write(
      story,
      "joshi",
      revision,
      "Drawings belong to our customers. We keep them as we keep money.\n- Access is given for a task and taken back after it.\n- Whoever loses a device says so within the hour.",
    );
  }),
];

export const chapters: readonly Chapter[] = [
  chapter("2025-01-06T10:00", "Types of documents are agreed on", establishTypes),
  ...together("2025-01-13", "The policies", [qualityPolicy, ...policies]),
  ...together(
    "2025-02-03",
    "The procedures",
    procedures.filter((p) => p.code !== "QP-16"),
  ),
  ...together("2025-03-03", "The work instructions", instructions),
  ...together("2025-03-10", "The forms", forms),
  ...together("2025-11-10", "Documents from outside", fromOutside),
  chapter("2025-03-24T10:00", "What is new is read", readAll("POL-02", "POL-03", "QP-01", "QP-03", "QP-07", "QP-08", "WI-02", "WI-05", "WI-07", "WI-08", "WI-11", "WI-13")),
  chapter("2025-10-06T10:00", "Emergencies are written down, to be looked at each year", async (story) => {
    const emergencies = told("QP-16");
    await begin(story, emergencies);
    await story.act("naik", "document.describe", { id: story.recall("document QP-16"), input: { reviewMonths: 12 }, reason: "Drills teach something new each year." });
    await submit(story, "naik", "QP-16");
    await review(story, emergencies);
    await approve(story, emergencies);
    await issue(story, "naik", "QP-16");
  }),
  chapter("2026-05-11T10:00", "Printed copies hang where there is no screen", async (story) => {
    const copies = [
      ["WI-13", "Turning cell 1, board by the tool crib"],
      ["WI-08", "Grinder 4, inside the door"],
      ["QP-13", "Maintenance shop, wall"],
      ["QP-16", "Gate, Peenya"],
    ] as const;
    for (const [code, holder] of copies) await story.act("krishnan", "copy.give", { input: { documentId: story.recall(`document ${code}`), holder, expiresOn: "2027-05-31" } });
  }),
  ...later,
  ...now,
];
