import { z } from "zod";
import type { Rule } from "#kernel/act.ts";
import { GovernanceRole } from "#kernel/actor.ts";
import { Named } from "#kernel/platform.ts";
import { granted, inside } from "#kernel/rules.ts";
import { defineViews } from "#kernel/view.ts";
import { Chart, ChartPosition } from "./chart.ts";
import { ImportBase } from "./import-base.ts";
import { loginActs } from "./login-acts.ts";
import { LoginState, Organisation, PersonRead, PositionRead, SiteRead, UnitRead } from "./record.ts";
import { Settings } from "./settings.ts";

const on = z.iso.date().optional();
const number = z.string().trim().min(1).max(60);
const page = { cursor: z.string().max(400).optional(), limit: z.coerce.number().int().min(1).max(500).default(50) };
const paged = <T extends z.ZodType>(item: T) => z.object({ items: z.array(item), next: z.string().nullable(), total: z.int() });

export const organisationViews = defineViews("organisation")({
  one: { title: "Which organisation is this, and what did it decide?", may: [], asks: z.strictObject({}), gives: Organisation.extend({ slug: z.string(), settings: Settings }) },
  chart: { title: "Who is where, under whom, on that day?", may: [], asOf: true, asks: z.strictObject({ on, siteId: z.uuid().optional() }), gives: Chart },
  /** What an import compares its file with. */
  importBase: { title: "What is already there, by code and number?", may: [inside], asks: z.strictObject({}), gives: ImportBase },
});

export const siteViews = defineViews("site")({
  list: { title: "Which sites are there?", may: [], asks: z.strictObject({ closed: z.stringbool().default(false) }), gives: z.array(SiteRead) },
  one: { title: "What is at this site?", may: [], asks: z.strictObject({ number }), gives: SiteRead },
});
export const unitViews = defineViews("unit")({
  list: {
    title: "Which units are there?",
    may: [],
    asks: z.strictObject({ dissolved: z.stringbool().default(false) }),
    gives: z.array(UnitRead.extend({ head: z.string().nullable() })),
  },
  one: { title: "What belongs to this unit?", may: [], asks: z.strictObject({ number }), gives: UnitRead.extend({ head: z.string().nullable() }) },
});

/** One appointment on a position's or a person's time line. */
export const HoldingShown = z.object({
  id: z.uuid(),
  deputy: z.boolean(),
  from: z.iso.date(),
  until: z.iso.date().nullable(),
  person: Named.extend({ number: z.string() }),
  position: z.object({ id: z.uuid(), number: z.string(), title: z.string(), version: z.int(), role: GovernanceRole, guardedBy: z.array(GovernanceRole) }),
});
export type HoldingShown = z.infer<typeof HoldingShown>;

const ActListed = z.object({
  name: z.string(),
  /** What it is done to, as people say it. */ kind: z.string(),
  title: z.string(),
  past: z.string(),
  held: z.boolean(),
  usual: z.boolean(),
  refused: z.string().nullable(),
  class: z.string().nullable(),
  signed: z.string().nullable(),
});
export const AuthorityShown = z.object({ module: z.string(), title: z.string(), acts: z.array(ActListed) });
export type AuthorityShown = z.infer<typeof AuthorityShown>;

export const positionViews = defineViews("position")({
  list: {
    title: "Which positions are there, and in whose hands?",
    may: [],
    asOf: true,
    asks: z.strictObject({
      on,
      siteId: z.uuid().optional(),
      unitId: z.uuid().optional(),
      role: GovernanceRole.optional(),
      coverage: z.enum(["held", "acting", "away", "vacant"]).optional(),
      text: z.string().max(200).optional(),
    }),
    gives: z.array(ChartPosition),
  },
  one: {
    title: "What is this position, and who holds it?",
    may: [],
    asks: z.strictObject({ number }),
    gives: PositionRead.extend({
      listed: ChartPosition,
      above: ChartPosition.nullable(),
      below: z.array(ChartPosition),
      history: z.array(HoldingShown),
      site: z.string().nullable(),
      unit: z.string().nullable(),
    }),
  },
  authority: { title: "What may this position do, and what never?", may: [], asks: z.strictObject({ number }), gives: z.array(AuthorityShown) },
});

export const PersonListed = z.object({
  id: z.uuid(),
  number: z.string(),
  name: z.string(),
  state: z.string(),
  version: z.int(),
  employeeNumber: z.string().nullable(),
  userName: z.string().nullable(),
  positions: z.array(z.object({ number: z.string(), title: z.string(), deputy: z.boolean(), role: GovernanceRole, siteId: z.uuid().nullable() })),
  outside: z.boolean(),
  awayFrom: z.iso.date().nullable(),
  awayUntil: z.iso.date().nullable(),
  leftOn: z.iso.date().nullable(),
});

const mayGiveLogins: Rule<undefined> = (actor) => granted(actor, undefined, loginActs.invite.name);

/** What whoever gives logins sees of one. */
export const LoginShown = z.object({
  state: LoginState,
  userName: z.string().nullable(),
  invitedUntil: z.iso.datetime().nullable(),
  secondFactor: z.boolean(),
  passkeys: z.int(),
  lastSignIn: z.iso.datetime().nullable(),
  /** Does mail go out from here, so that links reach their owners alone? */
  mails: z.boolean(),
});

export const personViews = defineViews("person")({
  list: {
    title: "Who is there, and what do they hold?",
    may: [],
    asks: z.strictObject({
      on,
      text: z.string().max(200).optional(),
      siteId: z.uuid().optional(),
      unitId: z.uuid().optional(),
      role: GovernanceRole.optional(),
      state: z.enum(["here", "left", "all"]).default("here"),
      holding: z.enum(["something", "nothing"]).optional(),
      ...page,
    }),
    gives: paged(PersonListed),
  },
  one: {
    title: "Who is this, and what do they hold?",
    may: [],
    asks: z.strictObject({ number }),
    gives: PersonRead.extend({ history: z.array(HoldingShown), verifiedByName: z.string().nullable(), outside: z.boolean(), reach: z.boolean() }),
  },
  login: {
    title: "How does this person sign in?",
    may: [mayGiveLogins],
    asks: z.strictObject({ id: z.uuid() }),
    gives: LoginShown,
  },
});

export const views = [organisationViews, siteViews, unitViews, positionViews, personViews].flatMap((some) => Object.values(some));
