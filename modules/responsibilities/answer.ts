import { z } from "zod";
import { GovernanceRole } from "#kernel/actor.ts";
import { Reference } from "#kernel/fact.ts";
import { Named } from "#kernel/platform.ts";
import { Level, Subject } from "./subject.ts";

/** What the answers of this module are made of. */
export const DelegationClass = z.enum(["N", "E", "P", "D"]);

/** A record that a line rests on, and where its page is. */
export const Opens = Reference.extend({ path: z.string() });
export type Opens = z.infer<typeof Opens>;

export const PositionNamed = z.object({ id: z.uuid(), number: z.string(), title: z.string(), role: GovernanceRole, siteId: z.uuid().nullable(), path: z.string() });
export type PositionNamed = z.infer<typeof PositionNamed>;

/** Something that may have been meant by what was typed. */
export const Candidate = z.object({
  type: z.enum(["requirement", "record", "person", "position"]),
  id: z.string(),
  reference: z.string(),
  title: z.string(),
  edition: z.string().nullable(),
  path: z.string(),
});
export type Candidate = z.infer<typeof Candidate>;

/** One numbered line of "why this answer", and the record that it opens (none for a clause: the subject opens that). */
export const Reason = z.object({
  about: z.enum(["requirement", "assignment", "inheritance", "position", "sheet", "delegation", "vacancy", "owner"]),
  sentence: z.string(),
  detail: z.string().nullable(),
  opens: Opens.nullable(),
});
export type Reason = z.infer<typeof Reason>;

export const Acting = z.object({
  person: Named,
  forPerson: Named,
  since: z.iso.date(),
  until: z.iso.date(),
  delegation: Opens,
  may: z.array(z.string()),
  mayNot: z.array(z.string()),
  whole: z.boolean(),
});
export type Acting = z.infer<typeof Acting>;

/** Everybody with a part: one line per position. */
export const WithPart = z.object({
  level: Level,
  acting: z.boolean(),
  position: PositionNamed.nullable(),
  people: z.array(Named.extend({ away: z.boolean(), deputy: z.boolean() })),
  vacant: z.boolean(),
  last: z.object({ at: z.iso.datetime(), act: z.string(), past: z.string(), opens: Opens }).nullable(),
});
export type WithPart = z.infer<typeof WithPart>;

/** Who answered from one day to another; hatched where nobody did. */
export const Segment = z.object({
  from: z.iso.date(),
  until: z.iso.date().nullable(),
  position: z.string().nullable(),
  people: z.array(Named),
  acting: z.array(Named),
  assigned: z.boolean(),
  vacant: z.boolean(),
});
export type Segment = z.infer<typeof Segment>;

export const SubjectShown = z.object({
  subject: Subject,
  reference: z.string(),
  title: z.string(),
  asks: z.string().nullable(),
  edition: z.string().nullable(),
  class: DelegationClass,
  path: z.string(),
  /** For a lettered clause whose points differ: what may be handed on of each. */
  points: z.array(z.object({ letter: z.string(), covers: z.string(), class: DelegationClass })),
});
export type SubjectShown = z.infer<typeof SubjectShown>;

export const Answered = z.object({
  /** "Vikram Shetty answers for 8.4." and, below, "Deepa Nair acts for him until 28 Nov 2026." */
  heading: z.string(),
  below: z.string().nullable(),
  subject: SubjectShown,
  site: Named.nullable(),
  on: z.iso.date(),
  accountable: z.object({ position: PositionNamed.nullable(), people: z.array(Named) }),
  vacant: z.object({ since: z.iso.date().nullable(), sentence: z.string() }).nullable(),
  acting: z.array(Acting),
  reasons: z.array(Reason),
  parts: z.array(WithPart),
  ruler: z.array(Segment),
  /** The same question at the other sites, where the answer differs. */
  elsewhere: z.array(z.object({ site: Named, heading: z.string() })),
  sheet: Opens.extend({ revision: z.int(), accepted: z.boolean(), says: z.string().nullable() }).nullable(),
  rules: z.array(z.string()),
});
export type Answered = z.infer<typeof Answered>;

export const severities = ["bad", "soon", "part"] as const;
export const Alarm = z.object({
  kind: z.enum(["vacancy", "nobody_answers", "two_answer", "expired_delegation", "unacknowledged", "segregation", "too_much", "may_not_hold", "acting_ends", "no_sheet"]),
  severity: z.enum(severities),
  sentence: z.string(),
  detail: z.string().nullable(),
  since: z.iso.date().nullable(),
  opens: Opens.nullable(),
  person: Named.nullable(),
  position: PositionNamed.nullable(),
  /** Requirements by edition: { "iso-9001-2015": ["6.1.2", …] }. */
  requirements: z.record(z.string(), z.array(z.string())),
});
export type Alarm = z.infer<typeof Alarm>;

/** The matrix in force: which revision, signed by whom and when. */
export const InForce = z.object({ revision: z.int(), signedBy: Named.nullable(), at: z.iso.datetime(), opens: Opens });
export type InForce = z.infer<typeof InForce>;
