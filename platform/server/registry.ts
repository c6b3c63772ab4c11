import type { Act, Beginning } from "#kernel/act.ts";
import type { Actor } from "#kernel/actor.ts";
import type { Day } from "#kernel/date.ts";
import type { FactAnswer, Fact, Indicator } from "#kernel/fact.ts";
import type { Module } from "#kernel/module.ts";
import { meViews, recordViews, directoryViews, indicatorViews, trailViews } from "#kernel/platform.ts";
import { recordActs } from "#kernel/record-acts.ts";
import type { Kept, Kind, Turn } from "#kernel/record.ts";
import type { View } from "#kernel/view.ts";
import type { z } from "zod";
import type { Tx } from "./database.ts";
import type { Access } from "./access.ts";
import type { ReadContent } from "./files/content.ts";
import type { Gate } from "./gates.ts";
import { whileUnchanged } from "./unchanged.ts";
import type { Origin } from "./world.ts";

/** The moment of a question or an act, by the server's clock and the organisation's calendar. */
export interface Moment {
  readonly now: Date;
  readonly today: Day;
  readonly zone: string;
}

/** How the platform finds the records of one kind, and what hangs on them. */
export interface Keeper<R extends Kept = Kept, Tables = unknown> {
  readonly kind: Kind;
  /** The records with these ids, with every field of their schema and the figures that guards ask about. */
  readonly find: (tx: Tx<Tables>, ids: readonly string[], moment: Moment) => Promise<R[]>;
  readonly turns?: (record: R) => readonly Turn[];
  /** Who may read it while it is confidential. */
  readonly readers?: (record: R) => readonly string[];
  /** Words by which it is found, besides number and title. */
  readonly search?: (record: R) => string;
}

/** Asks for another act in the same transaction, as a consequence of this one; `newId` is the id that a beginning gives its record. */
export type AlsoPerform = (act: string, request: { id?: string; newId?: string; input?: object; reason?: string }) => Promise<Kept>;

/** A note to people, sent after commit; `once` makes a second sending of the same note harmless. */
export interface Note {
  readonly to: readonly string[];
  readonly text: string;
  readonly once: string;
  readonly act?: string;
  readonly recordId?: string;
}

export interface Doing<R, I, Tables> extends Moment {
  readonly tx: Tx<Tables>;
  readonly actor: Actor;
  readonly id: string;
  readonly number: string;
  readonly record: R;
  readonly input: I;
  readonly reason: string | null;
  /** Where the act came from, as the trail keeps it. */
  readonly origin: Origin;
  readonly also: AlsoPerform;
  readonly notify: (note: Note) => void;
  /** Everything that modules say about themselves, for acts that speak about acts. */
  readonly registry: Registry;
  readonly content: ReadContent;
  readonly access: Access | undefined;
  /** Work for after the commit. What it answers is told to whoever acted as `toldOnce`: kept nowhere, and not told to a retry. */
  readonly afterwards: (work: () => Promise<object>) => void;
}

/** What an act does to the spine; everything that is not named stays. A beginning names at least a title. */
export interface SpineChange {
  readonly title?: string;
  readonly ownerId?: string | null;
  readonly siteId?: string | null;
  readonly unitId?: string | null;
  readonly dueOn?: string | null;
  readonly confidential?: boolean;
  /** Only for an act with several possible outcomes (`to` is a list). */
  readonly state?: string;
}

export type Handler<R extends Kept, A, Tables> = A extends { input: infer I extends z.ZodType }
  ? (doing: Doing<A extends { begins: true } ? undefined : R, z.output<I>, Tables>) => Promise<A extends { begins: true } ? SpineChange & { title: string } : SpineChange | void>
  : never;

/** One handler for each act; keyed as the acts are. */
export type Handlers<Acts, R extends Kept, Tables> = { readonly [K in keyof Acts]: Handler<R, Acts[K], Tables> };

export interface Asking<A, Tables> extends Moment {
  readonly tx: Tx<Tables>;
  readonly actor: Actor;
  readonly asks: A;
  /** Set when the question is about a moment in the past. */
  readonly asOf: Date | null;
  /** Everything that modules say about themselves, for views that join facts, kinds or acts. */
  readonly registry: Registry;
  readonly content: ReadContent;
  readonly access: Access | undefined;
}
export type Query<V, Tables> = V extends { asks: infer A extends z.ZodType; gives: infer G extends z.ZodType }
  ? (asking: Asking<z.output<A>, Tables>) => Promise<z.input<G>>
  : never;
export type Queries<Views, Tables> = { readonly [K in keyof Views]: Query<Views[K], Tables> };

/** What just happened, told to other modules in the same transaction. */
export interface Happening extends Moment {
  readonly tx: Tx<never>;
  readonly actor: Actor;
  readonly act: string;
  readonly before: Kept | undefined;
  readonly after: Kept;
  readonly input: unknown;
  readonly also: AlsoPerform;
  readonly notify: (note: Note) => void;
}
export interface Reaction {
  readonly to: string;
  readonly does: (happening: Happening) => Promise<void>;
}

/** Work by the clock, once per organisation and due time; running it twice must be harmless. */
export interface Job {
  readonly name: string;
  /** Five-field cron, in the organisation's zone. */
  readonly every: string;
  readonly run: (work: Moment & { tx: Tx<never>; actor: Actor; also: AlsoPerform; notify: (note: Note) => void; registry: Registry }) => Promise<void>;
}

export type Answer = (tx: Tx<never>, moment: Moment) => Promise<FactAnswer>;
export type Figure = (tx: Tx<never>, moment: Moment) => Promise<number | null>;

/** One thing that a figure counts; its page is its kind's, unless it has one of its own. */
export interface Behind {
  readonly kind: string;
  readonly id?: string;
  readonly number: string;
  readonly title: string;
  readonly path?: string;
}
/** What a figure counts, and what it counts them among (for a share). The counts are exact; items are at most as many as a page shows. */
export interface Reasons {
  readonly counted: readonly Behind[];
  readonly countedCount: number;
  readonly rest: readonly Behind[];
  readonly restCount: number;
}
export type BehindFigure = (tx: Tx<never>, moment: Moment) => Promise<Reasons>;

/** Who answers for each subject ("requirement" nodes by id), as positions with their holders: what readiness asks of responsibilities without knowing it. */
export type AnswersFor = (tx: Tx<never>, subjects: readonly string[], moment: Moment) => Promise<ReadonlyMap<string, readonly Answering[]>>;
export interface Answering {
  readonly position: { readonly id: string; readonly title: string };
  readonly holders: readonly { readonly id: string; readonly name: string }[];
}

/** Binds a module's typed handlers to its keeper; the types stay inside. */
export interface Bound {
  readonly keeper: Keeper;
  readonly acts: Readonly<Record<string, Act | Beginning>>;
  readonly handlers: Readonly<Record<string, unknown>>;
}
export const bind = <R extends Kept, Acts, Tables>(keeper: Keeper<R, Tables>, acts: Acts, handlers: Handlers<Acts, R, Tables>): Bound =>
  ({ keeper, acts, handlers }) as unknown as Bound;

/** The same for views and their queries. */
export interface Answered {
  readonly views: Readonly<Record<string, View>>;
  readonly queries: Readonly<Record<string, unknown>>;
}
export const answer = <Views, Tables>(views: Views, queries: Queries<Views, Tables>): Answered => ({ views, queries }) as unknown as Answered;

/** One module as found in its folder. */
export interface Found {
  readonly folder: string;
  readonly module: Module;
  readonly handlers?: { readonly bound: readonly Bound[] };
  readonly queries?: { readonly answered: readonly Answered[] };
  /** `reads`: every kind whose records the answers stand on. Named, an answer is kept until one of them changes. */
  readonly facts?: {
    readonly answers: Readonly<Record<string, Answer>>;
    readonly reads?: readonly string[];
    readonly figures?: Readonly<Record<string, Figure>>;
    readonly behind?: Readonly<Record<string, BehindFigure>>;
    readonly answersFor?: AnswersFor;
  };
  readonly reactions?: { readonly reactions: readonly Reaction[] };
  readonly jobs?: { readonly jobs: readonly Job[] };
  readonly gates?: { readonly gates: readonly Gate[] };
}

export type AnyHandler = (doing: Doing<unknown, unknown, never>) => Promise<SpineChange | void>;
export interface RegisteredAct {
  readonly act: Act | Beginning;
  readonly keeper: Keeper | null; // null: any record (the platform's light acts)
  readonly handler: AnyHandler;
}
export interface RegisteredView {
  readonly view: View;
  readonly query: (asking: Asking<unknown, never>) => Promise<unknown>;
}

export interface Registry {
  readonly modules: readonly Module[];
  readonly acts: ReadonlyMap<string, RegisteredAct>;
  readonly views: ReadonlyMap<string, RegisteredView>;
  readonly keepers: ReadonlyMap<string, Keeper>;
  readonly reactions: ReadonlyMap<string, readonly Reaction[]>;
  readonly jobs: readonly (Job & { readonly module: string })[];
  readonly gates: readonly Gate[];
  readonly facts: ReadonlyMap<string, { fact: Fact; module: string; answer: Answer }>;
  readonly figures: ReadonlyMap<string, { indicator: Indicator; module: string; figure: Figure; behind: BehindFigure }>;
  /** Asked of the module that keeps responsibilities; absent, nobody is known to answer for anything. */
  readonly answersFor?: AnswersFor;
}

/** What the platform itself brings; the rest comes from the folders under `modules/`. */
export interface Own {
  readonly recordHandlers: Handlers<typeof recordActs, Kept, unknown>;
  readonly queries: readonly [
    Queries<typeof meViews, unknown>,
    Queries<typeof recordViews, unknown>,
    Queries<typeof directoryViews, unknown>,
    Queries<typeof trailViews, unknown>,
    Queries<typeof indicatorViews, unknown>,
  ];
}

const put = <T>(map: Map<string, T>, name: string, value: T): void => {
  if (map.has(name)) throw new Error(`two things are named ${name}`);
  map.set(name, value);
};

function registerActs(acts: Map<string, RegisteredAct>, bound: Bound): void {
  for (const [key, act] of Object.entries(bound.acts)) {
    const handler = bound.handlers[key];
    if (!handler) throw new Error(`${act.name} has no handler`);
    put(acts, act.name, { act, keeper: bound.keeper, handler: handler as AnyHandler });
  }
}

function registerViews(views: Map<string, RegisteredView>, answered: Answered): void {
  for (const [key, view] of Object.entries(answered.views)) {
    const query = answered.queries[key];
    if (!query) throw new Error(`${view.name} has no query`);
    put(views, view.name, { view, query: query as RegisteredView["query"] });
  }
}

/** What was true an hour ago may be late now. */
const hourOf = ({ now, today, zone }: Moment): string => `${today} ${now.toISOString().slice(0, 13)} ${zone}`;

/** Joins what the folders hold into one table of acts, views, keepers, reactions, jobs and facts. */
export function register(found: readonly Found[], own: Own): Registry {
  const acts = new Map<string, RegisteredAct>(),
    views = new Map<string, RegisteredView>(),
    keepers = new Map<string, Keeper>();
  const reactions = new Map<string, Reaction[]>(),
    jobs: (Job & { module: string })[] = [];
  const facts = new Map<string, { fact: Fact; module: string; answer: Answer }>(),
    figures = new Map<string, { indicator: Indicator; module: string; figure: Figure; behind: BehindFigure }>();
  for (const [key, act] of Object.entries(recordActs))
    put(acts, act.name, { act: act, keeper: null, handler: own.recordHandlers[key as keyof typeof recordActs] as unknown as AnyHandler });
  [meViews, recordViews, directoryViews, trailViews, indicatorViews].forEach((v, i) => registerViews(views, answer(v as never, own.queries[i] as never)));
  for (const part of found) {
    for (const bound of part.handlers?.bound ?? []) {
      put(keepers, bound.keeper.kind.kind, bound.keeper);
      registerActs(acts, bound);
    }
    for (const answered of part.queries?.answered ?? []) registerViews(views, answered);
    for (const reaction of part.reactions?.reactions ?? []) reactions.set(reaction.to, [...(reactions.get(reaction.to) ?? []), reaction]);
    for (const job of part.jobs?.jobs ?? []) jobs.push({ ...job, module: part.folder });
    for (const fact of part.module.facts) {
      const answers = part.facts?.answers[fact.id];
      if (!answers) throw new Error(`${fact.id} has no answer`);
      const { reads } = part.facts;
      put(facts, fact.id, { fact, module: part.folder, answer: reads ? whileUnchanged(reads, answers, hourOf) : answers });
    }
    for (const indicator of part.module.indicators) {
      const figure = part.facts?.figures?.[indicator.id];
      if (!figure) throw new Error(`${indicator.id} has no figure`);
      const behind = part.facts?.behind?.[indicator.id];
      if (!behind) throw new Error(`${indicator.id} has nothing behind it`);
      put(figures, indicator.id, { indicator, module: part.folder, figure, behind });
    }
  }
  const answersFor = found.find((f) => f.facts?.answersFor)?.facts?.answersFor;
  return {
    modules: found.map((f) => f.module),
    acts,
    views,
    keepers,
    reactions,
    jobs,
    gates: found.flatMap((f) => f.gates?.gates ?? []),
    facts,
    figures,
    ...(answersFor ? { answersFor } : {}),
  };
}
