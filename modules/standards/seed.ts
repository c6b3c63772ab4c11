import type { Chapter, Story } from "#kernel/story.ts";

const scope = "Machining, grinding and heat treatment of precision parts to customers' drawings, at Peenya and Jigani. Nothing is designed here.";

const adopt = async (story: Story, editionId: string, more: object = {}): Promise<void> => {
  const made = await story.act("krishnan", "adoption.adopt", { input: { editionId, scope, siteIds: [story.recall("peenya"), story.recall("jigani")], ...more } });
  story.remember(`adoption ${editionId}`, made.id);
};

const certificate = { number: "HR-Q-20417", body: "Halden Register", validUntil: "2027-03-14", nextAudit: { kind: "Recertification", from: "2027-01-18", until: "2027-01-20" } };

/** What two customers in rail ask besides the standard, in the house's own words. */
const rail = {
  id: "rail-customers",
  name: "Requirements of rail customers",
  controls: [
    { id: "R1", name: "First article inspected before a series begins" },
    { id: "R2", name: "Material certificates kept for thirty years" },
    { id: "R3", name: "A changed process is told to the customer before the first part" },
    { id: "R4", name: "Parts set aside are kept behind a lock" },
    { id: "R5", name: "Nonconformities answered within five working days" },
  ],
};

/** Days on which the state of the standards is kept, so that later days can be compared with them. */
const kept = [
  "2025-06-30",
  "2025-09-30",
  "2025-12-31",
  "2026-03-31",
  "2026-06-30",
  "2026-07-31",
  "2026-08-31",
  "2026-09-30",
  "2026-10-15",
  "2026-10-31",
  "2026-11-09",
  "2026-11-16",
  "2026-11-22",
];

export const chapters: readonly Chapter[] = [
  {
    at: "2024-12-03T10:00:00+05:30",
    title: "The standard is adopted",
    tell: async (story) => {
      await adopt(story, "iso-9001-2015");
      await story.act("krishnan", "adoption.certify", { id: story.recall("adoption iso-9001-2015"), input: { certificate } });
      const decision = await story.act("krishnan", "applicability.propose", {
        input: {
          requirementId: "iso-9001-2015:8.3",
          applies: false,
          reason: "Every part is made to a drawing that the customer owns and changes; no part is designed or developed here.",
        },
      });
      await story.act("raghavan", "applicability.approve", { id: decision.id });
    },
  },
  {
    at: "2026-02-02T10:00:00+05:30",
    title: "Environment and safety are taken up",
    tell: async (story) => {
      await adopt(story, "iso-14001-2026");
      await adopt(story, "iso-45001-2018");
    },
  },
  {
    at: "2026-10-05T10:00:00+05:30",
    title: "The new edition stands beside the old one",
    tell: async (story) => {
      await adopt(story, "iso-9001-2026");
      await story.act("krishnan", "adoption.plan", { id: story.recall("adoption iso-9001-2015"), input: { transition: { toEditionId: "iso-9001-2026", by: "2029-09-30" } } });
    },
  },
  {
    at: "2026-11-20T15:00:00+05:30",
    title: "A status is overruled, beside the computed one",
    tell: async (story) =>
      void (await story.act("krishnan", "overruling.overrule", {
        input: {
          requirementId: "iso-9001-2015:7.1.6",
          status: "partly_proved",
          reason: "The list of critical knowledge is kept on paper in the metrology lab until the end of the year; it was seen on 20 November.",
          until: "2026-12-31",
        },
      })),
  },
  {
    at: "2026-08-17T11:00:00+05:30",
    title: "What rail customers ask on top stands beside the standards",
    tell: async (story) => {
      const content = new TextEncoder().encode(JSON.stringify(rail, null, 1));
      await story.attach("krishnan", story.recall("adoption iso-9001-2015"), { name: "rail-customers.json", content, purpose: "framework" });
      const hash = new Uint8Array(await crypto.subtle.digest("SHA-256", content));
      await story.act("krishnan", "framework.import", { input: { sha256: [...hash].map((byte) => byte.toString(16).padStart(2, "0")).join("") } });
    },
  },
  ...kept.map((day): Chapter => ({ at: `${day}T23:50:00+05:30`, title: "The day is kept", tell: (story) => story.clockwork() })),
];
