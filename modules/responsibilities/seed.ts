import type { Chapter, Story } from "#kernel/story.ts";

type Level = "A" | "R" | "C" | "I";

interface Row {
  readonly clauses: readonly string[];
  readonly site: "peenya" | "jigani";
  readonly parts: Readonly<Record<string, Level>>;
}

/** Which position answers for a branch of clauses in this organisation; the longest beginning counts. */
const quality: Readonly<Record<string, string>> = {
  "4": "managing-director",
  "4.4": "head-production",
  "5": "managing-director",
  "6.1": "head-production",
  "6.2": "director-operations",
  "6.3": "managing-director",
  "7.1.1": "managing-director",
  "7.1.2": "hr",
  "7.1.3": "maintenance",
  "7.1.4": "maintenance",
  "7.1.5": "metrology",
  "7.1.6": "head-production",
  "7.2": "hr",
  "7.3": "hr",
  "7.4": "quality-manager",
  "7.5": "quality-manager",
  "8.1": "head-production",
  "8.2": "sales",
  "8.3": "head-production",
  "8.4": "head-purchasing",
  "8.5": "head-production",
  "8.6": "head-production",
  "8.7": "head-production",
  "9.1": "quality-manager",
  "9.2": "quality-manager",
  "9.3": "managing-director",
  "10": "quality-manager",
  "10.2": "head-production",
};
const surroundings: Readonly<Record<string, string>> = {
  "4": "managing-director",
  "5": "managing-director",
  "6": "ehs-peenya",
  "6.1.3": "quality-manager",
  "6.2": "director-operations",
  "6.3": "managing-director",
  "7": "quality-manager",
  "7.1": "managing-director",
  "7.2": "hr",
  "7.3": "hr",
  "8": "ehs-peenya",
  "8.1.4": "head-purchasing",
  "9": "quality-manager",
  "9.3": "managing-director",
  "10": "quality-manager",
  "10.2": "head-production",
};

/** Where the two sites differ: Jigani has heads of its own. */
const jiganiProduction: readonly Row[] = ["8.5.1", "8.6", "8.7.1", "10.2.1"].map((clause) => ({
  clauses: [clause],
  site: "jigani",
  parts: { "production-jigani": "A", "shift-lead-jigani": "R", "quality-manager": "C" },
}));
const jiganiSafety = (clauses: readonly string[]): Row => ({
  clauses,
  site: "jigani",
  parts: { "managing-director": "I", "quality-manager": "C", "ehs-jigani": "A", "production-jigani": "R", consultant: "C" },
});

interface DraftRow {
  readonly subject: { readonly type: string; readonly ref: string };
  readonly siteId: string | null;
  readonly parts: readonly { readonly positionId: string; readonly level: Level }[] | null;
}

const answering = (map: Readonly<Record<string, string>>, clause: string): string | undefined => {
  const beginnings = Object.keys(map).filter((b) => clause === b || clause.startsWith(`${b}.`));
  return map[beginnings.toSorted((a, b) => b.length - a.length)[0] ?? ""];
};

/** A row of the default matrix with the position that answers here; whoever answered by default is consulted. */
function own(story: Story, row: DraftRow, map: Readonly<Record<string, string>>): DraftRow | null {
  const key = answering(map, row.subject.ref.slice(row.subject.ref.indexOf(":") + 1));
  if (!key || !row.parts) return null;
  const positionId = story.recall(`position ${key}`),
    before = row.parts.find((p) => p.level === "A")?.positionId;
  if (before === positionId) return null;
  const rest = row.parts.filter((p) => p.positionId !== positionId && p.positionId !== before);
  const consulted = before && before !== story.recall("position ehs-jigani") ? [{ positionId: before, level: "C" as const }] : [];
  return { subject: row.subject, siteId: row.siteId, parts: [{ positionId, level: "A" }, ...rest, ...consulted] };
}

const drafted = (story: Story, edition: string, rows: readonly Row[]): DraftRow[] =>
  rows.flatMap((row) =>
    row.clauses.map((clause) => ({
      subject: { type: "requirement", ref: `${edition}:${clause}` },
      siteId: story.recall(row.site),
      parts: Object.entries(row.parts).map(([position, level]) => ({ positionId: story.recall(`position ${position}`), level })),
    })),
  );

/** The default matrix of an edition as this organisation wants it, proposed by the coordinator and signed by the top. */
async function putInForce(story: Story, edition: string, map: Readonly<Record<string, string>>, rows: readonly Row[]): Promise<void> {
  const proposal = await story.act("krishnan", "proposal.fromTemplate", { input: { editionId: edition } });
  const changed = (proposal["rows"] as DraftRow[]).flatMap((row) => own(story, row, map) ?? []);
  await story.act("krishnan", "proposal.put", { id: proposal.id, input: { rows: [...changed, ...drafted(story, edition, rows)] } });
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
  { at: "2024-12-05T10:00:00+05:30", title: "Who answers for what is decided and signed", tell: (story) => putInForce(story, "iso-9001-2015", quality, jiganiProduction) },
  { at: "2024-12-09T10:00:00+05:30", title: "The heads accept their duties", tell: (story) => accept(story, [...heads, "ahmed", "nair", "kamath"]) },
  {
    at: "2026-02-09T10:00:00+05:30",
    title: "Environment and safety have names",
    tell: async (story) => {
      await putInForce(story, "iso-14001-2026", surroundings, [jiganiSafety(["6.1.2", "8.1", "8.2"])]);
      await putInForce(story, "iso-45001-2018", surroundings, [jiganiSafety(["6.1.2.1", "6.1.2.2", "6.1.2.3", "8.1.2", "8.2"])]);
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
  {
    at: "2026-08-03T10:00:00+05:30",
    title: "An operator gives notice, and stays after all",
    tell: async (story) => {
      const begun = await story.act("krishnan", "handover.begin", { input: { personId: story.recall("crew 12"), reason: "leaves", lastDay: "2026-08-31" } });
      story.later(5 * 24 * 60);
      await story.act("krishnan", "handover.cancel", { id: begun.id, reason: "He stays: the offer from elsewhere came to nothing." });
    },
  },
  { at: "2026-10-12T15:00:00+05:30", title: "The matrix covers the new edition", tell: (story) => putInForce(story, "iso-9001-2026", quality, jiganiProduction) },
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
