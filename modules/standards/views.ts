import { z } from "zod";
import { Named } from "#kernel/platform.ts";
import { inside } from "#kernel/rules.ts";
import { say } from "#kernel/sentence.ts";
import { defineViews } from "#kernel/view.ts";
import { Change } from "./library.ts";
import { ReadinessStatus } from "./readiness.ts";
import { Adoption, ApplicabilityRead, EditionId, FrameworkRead, Overruling, RequirementId } from "./record.ts";
import { Counts, DecisionShown, EditionShown, Evidence, NodeShown, Opens, SuccessorShown, WhyShown } from "./shown.ts";

const edition = EditionId,
  site = z.uuid().optional(),
  day = z.iso.date();
const items = <T extends z.ZodType>(item: T) => z.object({ items: z.array(item), total: z.int() });
const byNumber = z.strictObject({ number: z.string().trim().min(1).max(60) });

export const AdoptionShown = Adoption.extend({ path: z.string(), sites: z.array(Named), owner: z.string().nullable() });
export const StandingCounts = z.object({ edition: EditionShown, adoption: AdoptionShown.nullable(), counts: Counts, requirements: z.int(), sentence: z.string() });
export type StandingCounts = z.infer<typeof StandingCounts>;
/** How readiness was come by: computed now, or kept at the end of a day. */
const Moment = z.object({ computedAt: z.iso.datetime().nullable(), keptOn: day.nullable(), comparedWith: day.nullable() });

export const Row = z.object({
  reference: z.string(),
  title: z.string(),
  status: ReadinessStatus,
  sentence: z.string(),
  position: z.string(),
  people: z.string(),
  evidence: z.int(),
  newest: day.nullable(),
  overruled: z.string(),
  decision: z.string(),
  was: ReadinessStatus.nullable(),
});
export const MissingRow = z.object({
  requirementId: z.string(),
  reference: z.string(),
  title: z.string(),
  what: z.string(),
  how: z.string(),
  holds: z.enum(["no", "partly", "unanswered"]),
  people: z.array(Opens),
  opens: Opens.nullable(),
});
export type MissingRow = z.infer<typeof MissingRow>;
const Turned = z.object({ requirementId: z.string(), reference: z.string(), title: z.string(), was: ReadinessStatus, is: ReadinessStatus, because: z.array(z.string()) });
const SharedRow = z.object({
  key: z.string(),
  title: z.string(),
  here: z.array(z.object({ id: z.string(), reference: z.string(), title: z.string(), status: ReadinessStatus.nullable(), fit: z.string().nullable() })),
  others: z.array(z.object({ id: z.string(), editionId: z.string(), short: z.string(), reference: z.string(), title: z.string(), status: ReadinessStatus.nullable() })),
});

export const standardsViews = defineViews("standards")({
  editions: {
    title: say("Which standards are there, and which are adopted?"),
    may: [],
    asks: z.strictObject({}),
    gives: items(EditionShown.extend({ adoption: AdoptionShown.nullable() })),
  },
  overview: { title: say("How ready are we, standard by standard?"), may: [], asks: z.strictObject({}), gives: items(StandingCounts) },
  readiness: {
    title: say("Which requirements are proved, and who answers for each?"),
    may: [],
    asOf: true,
    asks: z.strictObject({ edition, site, since: day.optional() }),
    gives: StandingCounts.extend({
      nodes: z.array(NodeShown),
      moment: Moment,
      transition: z.object({ toEditionId: z.string(), toReference: z.string(), by: day.nullable(), ends: z.string().nullable(), steps: z.int(), done: z.int() }).nullable(),
      missing: z.int(),
      shared: z.int(),
    }),
  },
  rows: {
    title: say("How does each requirement stand, as a table?"),
    may: [],
    asOf: true,
    asks: z.strictObject({ edition, site, since: day.optional(), show: z.enum(["all", "open", "mine", "older"]).default("all") }),
    gives: items(Row),
  },
  requirement: {
    title: say("What does this requirement ask, and how does it stand?"),
    may: [],
    asks: z.strictObject({ id: RequirementId, site }),
    gives: WhyShown.extend({
      edition: EditionShown,
      adopted: z.boolean(),
      assessable: z.boolean(),
      verified: z.boolean(),
      titleIsOurs: z.boolean(),
      asks: z.string().nullable(),
      note: z.string().nullable(),
      usualFunction: z.string().nullable(),
      parent: z.object({ id: z.string(), reference: z.string(), title: z.string() }).nullable(),
      children: z.array(z.object({ id: z.string(), reference: z.string(), title: z.string(), status: ReadinessStatus.nullable() })),
      previous: z.string().nullable(),
      next: z.string().nullable(),
      points: z.array(z.object({ item: z.string(), covers: z.string() })),
      maintain: z.array(z.string()),
      retain: z.array(z.string()),
      evidence: Evidence,
      change: Change.nullable(),
      was: z.array(z.object({ id: z.string(), reference: z.string() })),
      becomes: z.array(z.object({ id: z.string(), reference: z.string() })),
      sharedWith: z.array(z.object({ id: z.string(), short: z.string(), reference: z.string(), title: z.string(), status: ReadinessStatus.nullable() })),
      history: z.array(z.object({ on: day, status: ReadinessStatus })),
      decisions: z.array(DecisionShown),
      setAsideRefused: z.string().nullable(),
    }),
  },
  why: { title: say("Why does this requirement stand so?"), may: [], asks: z.strictObject({ id: RequirementId, site }), gives: WhyShown },
  changes: {
    title: say("What changed between two days?"),
    may: [],
    asks: z.strictObject({ edition, since: day, until: day.optional() }),
    gives: items(Turned).extend({ since: day.nullable(), until: day.nullable(), before: Counts.nullable(), after: Counts.nullable() }),
  },
  days: { title: say("How did readiness move, day by day?"), may: [], asks: z.strictObject({ edition, from: day.optional() }), gives: items(Counts.extend({ on: day })) },
  transition: {
    title: say("What changes with the next edition, and what carries over?"),
    may: [],
    asks: z.strictObject({ edition, to: EditionId.optional() }),
    gives: z.object({
      from: EditionShown,
      to: EditionShown.nullable(),
      adoption: AdoptionShown.nullable(),
      toAdopted: z.boolean(),
      published: z.string().nullable(),
      newCertificatesOnlyFrom: z.string().nullable(),
      ends: z.string().nullable(),
      carriesOver: z.int(),
      lookAgain: z.int(),
      gone: z.int(),
      added: z.int(),
      unsure: z.int(),
      steps: z.int(),
      done: z.int(),
      byChange: z.array(z.object({ change: Change, count: z.int() })),
      rows: z.array(
        z.object({
          id: z.string(),
          reference: z.string(),
          title: z.string(),
          status: ReadinessStatus.nullable(),
          carrying: z.enum(["carries_over", "look_again", "gone", "new"]),
          sentence: z.string(),
          successors: z.array(SuccessorShown),
          done: z.boolean(),
        }),
      ),
    }),
  },
  missing: { title: say("What would an auditor not find?"), may: [], asks: z.strictObject({ edition, site }), gives: items(MissingRow) },
  shared: {
    title: say("Which requirements do other adopted standards ask for too?"),
    may: [],
    asks: z.strictObject({ edition }),
    gives: items(SharedRow).extend({ others: z.array(z.object({ id: z.string(), short: z.string(), reference: z.string() })), requirements: z.int() }),
  },
  adoption: { title: say("By which edition do we work, and in which scope?"), may: [], asks: byNumber, gives: AdoptionShown.extend({ edition: EditionShown.nullable() }) },
});

const decided = { requirement: z.object({ reference: z.string(), title: z.string(), edition: z.string(), path: z.string() }), owner: z.string().nullable() };
export const decisionViews = defineViews("decision")({
  list: {
    title: say("What was decided about applying and overruling?"),
    may: [],
    asks: z.strictObject({ edition: edition.optional() }),
    gives: z.object({ applicability: z.array(ApplicabilityRead.extend(decided)), overrulings: z.array(Overruling.extend(decided)) }),
  },
  applicability: {
    title: say("Does this requirement apply, and who approved that?"),
    may: [],
    asks: byNumber,
    gives: ApplicabilityRead.extend({ ...decided, approver: z.string().nullable(), site: z.string().nullable() }),
  },
  overruling: { title: say("Who overruled which status, and until when?"), may: [], asks: byNumber, gives: Overruling.extend({ ...decided, now: ReadinessStatus.nullable() }) },
});

const Ignored = z.object({ what: z.string(), count: z.int(), reason: z.string() });
export const ImportReportShown = z.object({
  editionId: z.string(),
  reference: z.string(),
  title: z.string(),
  format: z.string(),
  version: z.string().nullable(),
  publisher: z.string().nullable(),
  licence: z.string().nullable(),
  read: z.int(),
  groups: z.int(),
  assessable: z.int(),
  ignored: z.array(Ignored),
  sample: z.array(z.object({ reference: z.string(), title: z.string() })),
  /** The framework that is already here under the same name and version. */
  already: Opens.nullable(),
});
export type ImportReportShown = z.infer<typeof ImportReportShown>;
export const frameworkViews = defineViews("framework")({
  list: { title: say("Which frameworks were imported?"), may: [], asks: z.strictObject({}), gives: items(FrameworkRead.extend({ path: z.string() })) },
  one: {
    title: say("What does this framework hold, and where does it come from?"),
    may: [],
    asks: byNumber,
    gives: FrameworkRead.extend({
      path: z.string(),
      owner: z.string().nullable(),
      requirements: z.array(z.object({ id: z.string(), reference: z.string(), title: z.string(), parentId: z.string().nullable(), assessable: z.boolean() })),
    }),
  },
  /** A dry run: reads the file, changes nothing. */
  inspect: { title: say("What would an import of this file read?"), may: [inside], asks: z.strictObject({ sha256: z.string().regex(/^[0-9a-f]{64}$/) }), gives: ImportReportShown },
});
