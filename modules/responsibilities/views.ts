import { z } from "zod";
import { Named } from "#kernel/platform.ts";
import { inside } from "#kernel/rules.ts";
import { defineViews } from "#kernel/view.ts";
import { Acting, Alarm, Answered, Candidate, DelegationClass, InForce, Opens, PositionNamed } from "./answer.ts";
import { Assignment, DelegationRead, HandoverRead, HeldItem, ProposalRead, SheetRead } from "./record.ts";
import { Level, Subject } from "./subject.ts";

const site = z.uuid().optional();

/** A cell: the column's place among `positions`, the level. */
const Cell = z.tuple([z.int(), Level]);

const MatrixRow = z.object({
  requirementId: z.string(),
  editionId: z.string(),
  reference: z.string(),
  title: z.string(),
  depth: z.int(),
  assessable: z.boolean(),
  class: DelegationClass,
  /** The row of the matrix that speaks here: its place among `assignments`; null when nobody answers. */
  assignment: z.int().nullable(),
  /** The clause that this is inherited from; null when it is said here. */
  inheritedFrom: z.string().nullable(),
  answer: z.enum(["held", "acting", "vacant", "nobody", "two"]),
  /** Sites at which another row speaks; only when all sites are shown together. */
  differsAt: z.array(z.uuid()),
});
const Column = PositionNamed.extend({
  holders: z.array(Named),
  vacant: z.boolean(),
  mine: z.boolean(),
  acting: z.array(Acting.pick({ person: true, until: true, whole: true }).extend({ delegationId: z.uuid(), subjects: z.array(z.string()) })),
});
const Problems = z.object({
  nobodyAnswers: z.object({ rows: z.int(), requirements: z.int() }),
  twoAnswer: z.int(),
  vacantPositions: z.int(),
  acting: z.array(z.object({ person: Named, forPerson: Named, until: z.iso.date(), opens: Opens })),
  sheetsOpen: z.array(z.object({ person: Named, position: z.string(), opens: Opens })),
  mostOnOne: z.object({ person: Named, answersFor: z.int(), of: z.int() }).nullable(),
});
const Duty = z.object({
  requirementId: z.string().nullable(),
  subject: Subject,
  reference: z.string(),
  title: z.string(),
  edition: z.string().nullable(),
  siteId: z.uuid().nullable(),
  level: Level,
  class: DelegationClass,
  inherited: z.boolean(),
  path: z.string(),
});
const SheetShown = SheetRead.extend({
  position: PositionNamed,
  people: z.array(Named.extend({ acknowledgedAt: z.iso.datetime().nullable(), acknowledgedRevision: z.int().nullable(), since: z.iso.date() })),
  answersFor: z.array(Duty),
  does: z.array(Duty),
  isAsked: z.array(Duty),
  isTold: z.array(Duty),
  mayDo: z.array(z.object({ act: z.string(), title: z.string(), kind: z.string(), class: DelegationClass })),
  path: z.string(),
});
const Turn = z.object({ record: Opens.extend({ state: z.string() }), verb: z.string(), why: z.string(), dueOn: z.iso.date().nullable(), late: z.boolean() });
const Did = z.object({ at: z.iso.datetime(), past: z.string(), opens: Opens, onBehalfOf: Named.nullable() });
const Remit = z.object({
  person: Named,
  sheets: z.array(SheetShown),
  next: z.array(Turn),
  did: z.array(Did),
  lentToMe: z.array(Acting),
  lentByMe: z.array(Acting),
  left: z.iso.date().nullable(),
});
const YearRow = z.object({
  requirementId: z.string(),
  reference: z.string(),
  title: z.string(),
  edition: z.string(),
  class: DelegationClass,
  /** What was done in person in each of the twelve months. */
  months: z.array(z.int()).length(12),
  count: z.int(),
  latest: z.object({ at: z.iso.datetime(), past: z.string(), opens: Opens }).nullable(),
});

export const responsibilityViews = defineViews("responsibility")({
  who: {
    title: "Who is responsible for this?",
    may: [],
    asOf: true,
    /** One of: what was typed, a requirement's id, a record's id or number. `on` may lie in the future. */
    asks: z.strictObject({
      text: z.string().trim().max(200).optional(),
      requirement: z.string().max(80).optional(),
      recordId: z.uuid().optional(),
      number: z.string().max(60).optional(),
      site,
      on: z.iso.date().optional(),
    }),
    gives: z.object({ answer: Answered.nullable(), candidates: z.array(Candidate), said: z.string().nullable() }),
  },
  matrix: {
    title: "Who answers for what?",
    may: [],
    asOf: true,
    /** Editions are named with commas; none: every edition that the matrix speaks of. */
    asks: z.strictObject({ edition: z.string().max(400).optional(), site }),
    gives: z.object({
      editions: z.array(z.object({ id: z.string(), short: z.string(), reference: z.string() })),
      positions: z.array(Column),
      rows: z.array(MatrixRow),

      /** The rows of the matrix that speak above, with their cells: many requirements share one. */
      assignments: z.array(z.object({ id: z.uuid(), number: z.string(), siteId: z.uuid().nullable(), cells: z.array(Cell) })),
      problems: Problems,
      inForce: InForce.nullable(),
      drafts: z.array(Opens),
    }),
  },
  accountable: {
    title: "Who answers for each requirement of this edition?",
    may: [],
    asks: z.strictObject({ edition: z.string().max(60), site }),
    gives: z.array(z.object({ requirementId: z.string(), position: PositionNamed.nullable(), people: z.array(Named), answer: MatrixRow.shape.answer })),
  },
  /** `total` counts what is plainly wrong; `limit` keeps the list as short as the menu needs it. */
  alarms: {
    title: "Where is responsibility missing?",
    may: [],
    asks: z.strictObject({ site, limit: z.coerce.number().int().min(1).max(10_000).optional() }),
    gives: z.object({ items: z.array(Alarm), total: z.int(), at: z.iso.datetime() }),
  },
  able: {
    title: "Who may do this act?",
    may: [],
    asks: z.strictObject({ act: z.string().max(80) }),
    gives: z.object({
      act: z.string(),
      title: z.string(),
      class: DelegationClass,
      positions: z.array(z.object({ position: PositionNamed, people: z.array(Named), acting: z.array(Named) })),
    }),
  },
  sheet: {
    title: "What does this person, or this position, answer for?",
    may: [],
    asks: z.strictObject({ personId: z.uuid().optional(), positionId: z.uuid().optional(), number: z.string().max(60).optional() }),
    gives: z.object({ remit: Remit.nullable(), sheet: SheetShown.nullable() }),
  },
  mine: { title: "What is my remit?", may: [], asks: z.strictObject({}), gives: Remit },
  year: {
    title: "What did this person do in person this year?",
    may: [],
    asks: z.strictObject({ personId: z.uuid().optional(), year: z.coerce.number().int().min(2000).max(2100).optional() }),
    gives: z.object({ person: Named, year: z.int(), rows: z.array(YearRow), personally: z.int() }),
  },
  leaving: {
    title: "What if this person leaves?",
    may: [inside],
    asks: z.strictObject({ personId: z.uuid() }),
    gives: z.object({
      person: Named,
      items: z.array(HeldItem),
      vacated: z.array(PositionNamed),
      requirements: z.record(z.string(), z.array(z.string())),
      handover: Opens.nullable(),
    }),
  },
});

const byNumber = z.strictObject({ number: z.string().max(60).optional(), id: z.uuid().optional() });
const list = z.strictObject({ open: z.stringbool().optional() });

export const assignmentViews = defineViews("assignment")({
  one: {
    title: "Who has which part in this?",
    may: [],
    asks: byNumber,
    gives: Assignment.extend({ shown: z.object({ reference: z.string(), title: z.string(), path: z.string() }), positions: z.array(PositionNamed), class: DelegationClass }),
  },
});

const RowShown = z.object({
  reference: z.string(),
  title: z.string(),
  edition: z.string().nullable(),
  class: DelegationClass,
  added: z.array(z.string()),
  removed: z.array(z.string()),
  sentence: z.string(),
});
export const proposalViews = defineViews("proposal")({
  one: {
    title: "What would this change in the matrix?",
    may: [],
    asks: byNumber,
    gives: ProposalRead.extend({ shown: z.array(RowShown), positions: z.array(PositionNamed), decidedByName: z.string().nullable() }),
  },
  list: {
    title: "Which changes of the matrix are there?",
    may: [],
    asks: list,
    gives: z.array(
      z.object({
        id: z.uuid(),
        number: z.string(),
        title: z.string(),
        state: z.string(),
        rows: z.int(),
        revision: z.int().nullable(),
        openedAt: z.iso.datetime(),
        decidedAt: z.iso.datetime().nullable(),
        decidedByName: z.string().nullable(),
        path: z.string(),
      }),
    ),
  },
});

/** Something that the holder could lend, or why not. */
const Lendable = z.object({ word: z.string(), title: z.string(), class: DelegationClass, refused: z.string().nullable(), note: z.string().nullable() });
export const delegationViews = defineViews("delegation")({
  one: {
    title: "What is lent, to whom and until when?",
    may: [],
    asks: byNumber,
    gives: DelegationRead.extend({ may: z.array(z.string()), mayNot: z.array(z.string()), about: z.array(z.string()), path: z.string() }),
  },
  list: { title: "Who acts for whom?", may: [], asks: list.extend({ personId: z.uuid().optional() }), gives: z.array(DelegationRead.extend({ path: z.string() })) },
  possible: {
    title: "What may I lend, and to whom?",
    may: [inside],
    asks: z.strictObject({ positionId: z.uuid(), toPersonId: z.uuid().optional() }),
    gives: z.object({ acts: z.array(Lendable), subjects: z.array(Lendable), people: z.array(Named.extend({ refused: z.string().nullable() })) }),
  },
});

export const handoverViews = defineViews("handover")({
  one: { title: "What goes to whom when this person leaves?", may: [inside], asks: byNumber, gives: HandoverRead.extend({ path: z.string() }) },
  list: {
    title: "Which handovers are there?",
    may: [inside],
    asks: list,
    gives: z.array(z.object({ id: z.uuid(), number: z.string(), title: z.string(), state: z.string(), personName: z.string(), lastDay: z.iso.date(), path: z.string() })),
  },
});
