import type { Chapter, Story } from "#kernel/story.ts";

type Levels = Readonly<Record<string, "A" | "R" | "C" | "I">>;

interface Row {
  readonly clauses: readonly string[];
  readonly site?: "peenya" | "jigani";
  readonly parts: Levels;
}

const leaders: Levels = { "managing-director": "I", "quality-manager": "C" };

/** Where the organisation decides otherwise than the default matrix: who of the heads answers for what. */
const ownRows: readonly Row[] = [
  { clauses: ["8.4"], parts: { ...leaders, "head-purchasing": "A", buyer: "R", "head-production": "C", "production-jigani": "C", consultant: "C" } },
  { clauses: ["7.1.5"], parts: { "head-production": "R", "production-jigani": "R", "quality-manager": "C", metrology: "A" } },
  { clauses: ["7.2", "7.3"], parts: { ...leaders, hr: "A", "head-production": "R", "production-jigani": "R", sales: "R", maintenance: "R", consultant: "C" } },
  { clauses: ["7.1.3", "7.1.4"], parts: { ...leaders, maintenance: "A", "head-production": "R", "production-jigani": "R" } },
  { clauses: ["8.2"], parts: { ...leaders, sales: "A", "head-production": "C", "director-operations": "C" } },
  { clauses: ["8.5", "8.6"], parts: { ...leaders, "head-production": "A", "process-engineer": "R", "shift-lead": "R" } },
  { clauses: ["8.5", "8.6"], site: "jigani", parts: { ...leaders, "production-jigani": "A", "shift-lead-jigani": "R" } },
  { clauses: ["8.7"], parts: { "quality-manager": "C", "head-production": "A", metrology: "R", "shift-lead": "R" } },
  { clauses: ["8.7"], site: "jigani", parts: { "quality-manager": "C", "production-jigani": "A", "shift-lead-jigani": "R" } },
];

const safetyRows: readonly Row[] = [
  { clauses: ["6.1.2", "8.2"], site: "jigani", parts: { "managing-director": "I", "quality-manager": "C", "ehs-jigani": "A", "production-jigani": "R", consultant: "C" } },
  { clauses: ["6.1.2", "8.2"], site: "peenya", parts: { "managing-director": "I", "quality-manager": "C", "ehs-peenya": "A", "head-production": "R", consultant: "C" } },
];

const drafted = (story: Story, edition: string, rows: readonly Row[]): object[] =>
  rows.flatMap((row) =>
    row.clauses.map((clause) => ({
      subject: { type: "requirement", ref: `${edition}:${clause}` },
      siteId: row.site ? story.recall(row.site) : null,
      parts: Object.entries(row.parts).map(([position, level]) => ({ positionId: story.recall(`position ${position}`), level })),
    })),
  );

/** The default matrix of an edition with the organisation's own rows, proposed by the coordinator and signed by the top. */
async function putInForce(story: Story, edition: string, rows: readonly Row[]): Promise<void> {
  const proposal = await story.act("krishnan", "proposal.fromTemplate", { input: { editionId: edition } });
  const own = drafted(story, edition, rows);
  if (own.length > 0) await story.act("krishnan", "proposal.put", { id: proposal.id, input: { rows: own } });
  await story.act("krishnan", "proposal.propose", { id: proposal.id });
  story.later(180);
  await story.act("raghavan", "proposal.approve", { id: proposal.id });
}

interface Listed {
  readonly items: readonly { readonly record: { readonly id: string; readonly kind: string }; readonly act: string }[];
}

/** Everybody named reads their duty sheet and says to have understood it. */
async function accept(story: Story, people: readonly string[]): Promise<void> {
  for (const person of people) {
    const inbox = await story.view<Listed>(person, "me.inbox", { limit: "500" });
    for (const item of inbox.items.filter((i) => i.act === "sheet.acknowledge")) {
      const sheet = await story.view<{ contentHash: string }>(person, "record.snapshot", { id: item.record.id });
      await story.act(person, "sheet.acknowledge", { id: item.record.id, input: { contentHash: sheet.contentHash } });
    }
  }
}

const heads = ["raghavan", "deshpande", "krishnan", "gowda", "patil", "shetty", "menon", "bhat", "naik", "kumar", "hegde", "rao"];

export const chapters: readonly Chapter[] = [
  { at: "2024-12-05T10:00:00+05:30", title: "Who answers for what is decided and signed", tell: (story) => putInForce(story, "iso-9001-2015", ownRows) },
  { at: "2024-12-09T10:00:00+05:30", title: "The heads accept their duties", tell: (story) => accept(story, [...heads, "ahmed", "nair", "kamath"]) },
  {
    at: "2026-02-09T10:00:00+05:30",
    title: "Environment and safety have names",
    tell: async (story) => {
      await putInForce(
        story,
        "iso-14001-2026",
        safetyRows.map((r) => ({ ...r, clauses: ["6.1.2"] })),
      );
      await putInForce(story, "iso-45001-2018", safetyRows);
    },
  },
  {
    at: "2026-02-16T10:00:00+05:30",
    title: "The heads accept their duties again",
    tell: (story) =>
      accept(
        story,
        heads.filter((h) => h !== "rao"),
      ),
  },
  { at: "2026-10-12T15:00:00+05:30", title: "The matrix covers the new edition", tell: (story) => putInForce(story, "iso-9001-2026", ownRows) },
  {
    at: "2026-10-19T10:00:00+05:30",
    title: "Most accept the new duties",
    tell: (story) =>
      accept(
        story,
        heads.filter((h) => !["rao", "bhat", "hegde"].includes(h)),
      ),
  },
  {
    at: "2026-11-13T16:00:00+05:30",
    title: "Deepa Nair acts for the head of purchasing",
    tell: async (story) => {
      const authority = (await story.view<{ authority: string[] }>("shetty", "me.actor")).authority;
      const acts = ["action.assign", "action.accept", "nonconformity.raise", "nonconformity.contain", "nonconformity.correct"].filter((a) => authority.includes(a));
      const made = await story.act("shetty", "delegation.offer", {
        input: {
          positionId: story.recall("position head-purchasing"),
          toPersonId: story.recall("nair"),
          acts,
          subjects: ["requirement iso-9001-2015:8.4"],
          startsOn: "2026-11-16",
          endsOn: "2026-11-28",
          why: "On leave from 16 to 28 November. Ordering and blocking go on; approving a supplier waits.",
        },
      });
      story.later(40);
      await story.act("nair", "delegation.accept", { id: made.id });
      story.remember("delegation purchasing", made.id);
    },
  },
];
