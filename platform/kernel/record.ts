import { z } from "zod";

/** What every record has; the platform keeps it, modules read it and ask for changes. */
export const spine = {
  id: z.uuid(),
  kind: z.string(),
  /** What people say aloud: `NC-2026-041`. Per organisation and kind, without gaps. */
  number: z.string(),
  title: z.string(),
  /** Grows by one with each act; a page that names an older one is stale. */
  version: z.int(),
  /** The person who answers for this record, if there is one. */
  ownerId: z.uuid().nullable(),
  siteId: z.uuid().nullable(),
  unitId: z.uuid().nullable(),
  dueOn: z.iso.date().nullable(),
  confidential: z.boolean(),
  openedAt: z.iso.datetime(),
  closedAt: z.iso.datetime().nullable(),
};

export const Spine = z.object({ ...spine, state: z.string() });
export type Kept = z.infer<typeof Spine>;

/** Marks a field as personal: it enters the trail as a salted commitment, and can be erased. */
export const personal = <T extends z.ZodType>(type: T): T => type.meta({ personal: true });

/**
 * The schema of a kept record: the spine, its states, and what this kind alone keeps. Exactly these
 * fields go into the trail; figures that a query computes belong in an extension of it.
 */
export const keptRecord = <const S extends readonly [string, ...string[]], F extends z.ZodRawShape>(states: S, fields: F) =>
  z.object({ ...spine, state: z.enum(states), ...fields });

/** What a module says about one kind of its records. */
export interface Kind {
  readonly kind: string;
  /** For one and for several, as people say it: "nonconformity", "nonconformities". */
  readonly one: string;
  readonly several: string;
  /** Where its page lives; `:number` stands for the record's number. */
  readonly path: string;
  /** The number's form; `{year}` and `{n}` (or `{n:3}`, padded) are filled in. */
  readonly number: string;
  readonly schema: z.ZodObject;
  /** States in which nothing more is expected of anybody. */
  readonly closed: readonly string[];
  /** How each state is said and shown. */
  readonly states: Readonly<Record<string, StateLook>>;
}

export interface StateLook {
  readonly label: string;
  readonly tone: "ok" | "part" | "soon" | "bad" | "none";
}

/** Whose turn it is, and for which act: this is what fills everybody's inbox. */
export interface Turn {
  /** A person, everyone in a position, or everyone in a governance role (at the record's site when `siteId` is set). */
  readonly who: { readonly person: string } | { readonly position: string } | { readonly role: string; readonly siteId?: string | null };
  readonly act: string;
  /** "yours because you carried out none of the actions". */
  readonly why: string;
  readonly dueOn?: string | null;
}
