import { z } from "zod";
import { Reference } from "#kernel/fact.ts";
import { Named } from "#kernel/platform.ts";
import { Linked } from "#kernel/shown.ts";
import { Level } from "./competence.ts";

/** Which people, and of them which competences. */
export const matrixFilters = {
  siteId: z.uuid().optional(),
  unitId: z.uuid().optional(),
  positionId: z.uuid().optional(),
  /** Those who report to this person, directly. */
  supervisorId: z.uuid().optional(),
  personId: z.uuid().optional(),
  competenceId: z.uuid().optional(),
  group: z.string().max(200).optional(),
  text: z.string().max(200).optional(),
  /** Only people with such a cell: a gap, one that runs out within `within` days, one that ran out. */
  with: z.enum(["gap", "expiring", "expired"]).optional(),
  within: z.coerce.number().int().min(1).max(730).default(90),
};

/**
 * How one cell stands. `met`: held at the required level; `expiring`: met, and it runs out within the days
 * asked; `expired`: not met, and there was evidence that ran out; `gap`: not met; `extra`: held, not required.
 */
export const CellState = z.enum(["met", "expiring", "expired", "gap", "extra"]);
export type CellState = z.infer<typeof CellState>;

export const MatrixColumn = z.object({
  id: z.uuid(),
  number: z.string(),
  title: z.string(),
  group: z.string(),
  levels: z.array(Level),
  /** Of all people who fit the filters, not of this page. */
  required: z.int(),
  met: z.int(),
  gaps: z.int(),
});

/**
 * One person. Only cells where something is required or held are sent: `at[i]` is the place of the column in
 * `columns`; `required`, `held` (0 is none), `expires`, `states` and `planned` go with it.
 */
export const MatrixRow = z.object({
  id: z.uuid(),
  name: z.string(),
  number: z.string(),
  positions: z.array(z.string()),
  site: z.string().nullable(),
  gaps: z.int(),
  at: z.array(z.int()),
  required: z.array(z.int()),
  held: z.array(z.int()),
  expires: z.array(z.iso.date().nullable()),
  states: z.array(CellState),
  /** 1 where training for it is open. */
  planned: z.array(z.int()),
});
export type MatrixRow = z.infer<typeof MatrixRow>;

export const MatrixPage = z.object({
  columns: z.array(MatrixColumn),
  rows: z.array(MatrixRow),
  /** People who fit the filters, and where this page begins; people stand in the order of their names. */
  total: z.int(),
  offset: z.int(),
  gaps: z.int(),
});
export type MatrixPage = z.infer<typeof MatrixPage>;

/** One cell as a line of a table. */
export const CellLine = z.object({
  person: z.string(),
  number: z.string(),
  positions: z.string(),
  site: z.string().nullable(),
  competence: z.string(),
  group: z.string(),
  required: z.int(),
  requiredTitle: z.string().nullable(),
  held: z.int(),
  heldTitle: z.string().nullable(),
  expires: z.iso.date().nullable(),
  state: CellState,
  planned: z.boolean(),
});
export type CellLine = z.infer<typeof CellLine>;

/** One step of the chain of evidence: what happened, when, and the record that shows it. */
export const Link = z.object({ at: z.iso.datetime(), says: z.string(), record: Linked });

export const EvidenceShown = z.object({
  id: z.uuid(),
  number: z.string(),
  path: z.string(),
  state: z.string(),
  level: z.int(),
  fromOn: z.iso.date(),
  expiresOn: z.iso.date().nullable(),
  source: Linked.nullable(),
  revoked: z.object({ by: Named.nullable(), on: z.iso.date(), reason: z.string() }).nullable(),
});
export type EvidenceShown = z.infer<typeof EvidenceShown>;

export const Cell = z.object({
  person: Named,
  competence: z.object({ id: z.uuid(), number: z.string(), title: z.string(), path: z.string(), levels: z.array(Level) }),
  required: z.int(),
  held: z.int(),
  expires: z.iso.date().nullable(),
  state: CellState.nullable(),
  /** By which requirements, in words: "everybody in the position Operator, VMC". */
  because: z.array(z.object({ demand: Reference, path: z.string(), level: z.int(), says: z.string() })),
  evidence: z.array(EvidenceShown),
  training: z.array(Linked.extend({ dueOn: z.iso.date().nullable() })),
  /** What leads there: courses that reach the required level, and who may assess it on the job today. */
  courses: z.array(Linked),
  assessors: z.array(Named),
});
export type Cell = z.infer<typeof Cell>;

export const Gap = z.object({
  person: Named,
  position: z.string().nullable(),
  competence: z.object({ id: z.uuid(), number: z.string(), title: z.string() }),
  required: z.int(),
  held: z.int(),
  levelTitle: z.string(),
  /** Had it, and it ran out. */
  expiredOn: z.iso.date().nullable(),
  /** The training that is open for it, and its day; null when nothing is planned. */
  training: Linked.extend({ dueOn: z.iso.date().nullable() }).nullable(),
});
export type Gap = z.infer<typeof Gap>;

export const Expiring = z.object({
  person: Named,
  competence: z.object({ id: z.uuid(), number: z.string(), title: z.string() }),
  level: z.int(),
  expiresOn: z.iso.date(),
  days: z.int(),
  required: z.boolean(),
  evidence: Linked,
  training: Linked.extend({ dueOn: z.iso.date().nullable() }).nullable(),
});
export type Expiring = z.infer<typeof Expiring>;
