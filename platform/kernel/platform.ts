import { z } from "zod";
import type { Rule } from "./act.ts";
import { ActorSheet, GovernanceRole } from "./actor.ts";
import { yes } from "./decision.ts";
import { Reference } from "./fact.ts";
import { Spine } from "./record.ts";
import { defineViews } from "./view.ts";

export * from "./whole-views.ts";

/** Views and acts that every record has without its module's help. */
const anyone: Rule<unknown> = () => yes;
const page = { cursor: z.string().max(400).optional(), limit: z.coerce.number().int().min(1).max(500).default(50) };
const paged = <T extends z.ZodType>(item: T) => z.object({ items: z.array(item), next: z.string().nullable(), total: z.int() });

export const Named = z.object({ id: z.uuid(), name: z.string() });

/** A signature as it is shown and printed. `void` says since when and why the signed content is no longer what stands. */
export const SignatureShown = z.object({
  id: z.uuid(),
  person: Named,
  printedName: z.string(),
  position: z.string().nullable(),
  meaning: z.string(),
  act: z.string(),
  at: z.iso.datetime(),
  recordVersion: z.int(),
  contentHash: z.string(),
  method: z.string(),
  void: z.object({ at: z.iso.datetime(), because: z.string() }).nullable(),
});
export type SignatureShown = z.infer<typeof SignatureShown>;

/** One field's old and new value; lists and objects as they are. */
export const Change = z.object({ field: z.string(), was: z.unknown(), is: z.unknown() });

export const EventShown = z.object({
  sequence: z.int(),
  at: z.iso.datetime(),
  act: z.string(),
  past: z.string(),
  /** Added to the record or was looked at without changing what stands in it: a comment, a file, something of its own that went on. */
  light: z.boolean(),
  record: Reference,
  actor: Named,
  position: z.string().nullable(),
  onBehalfOf: Named.nullable(),
  system: z.boolean(),
  cause: z.string().nullable(),
  version: z.int(),
  reason: z.string().nullable(),
  input: z.unknown(),
  changes: z.array(Change),
  /** What the records are called whose ids stand in the changes or the input, as far as the reader may see them. */
  names: z.record(z.string(), z.string()),
  signature: z.object({ meaning: z.string(), printedName: z.string() }).nullable(),
  hash: z.string(),
  origin: z.object({ address: z.string().nullable(), device: z.string().nullable() }),
});
export type EventShown = z.infer<typeof EventShown>;

export const InboxItem = z.object({
  record: Spine.pick({ id: true, kind: true, number: true, title: true, state: true, version: true, dueOn: true }),
  /** The act that is expected, its verb, and why it is this person's. */
  act: z.string(),
  verb: z.string(),
  why: z.string(),
  dueOn: z.iso.date().nullable(),
  since: z.iso.datetime(),
  path: z.string(),
});
export type InboxItem = z.infer<typeof InboxItem>;

export const Notification = z.object({
  id: z.uuid(),
  at: z.iso.datetime(),
  text: z.string(),
  record: Reference.nullable(),
  path: z.string().nullable(),
  act: z.string().nullable(),
  readAt: z.iso.datetime().nullable(),
});
export const Comment = z.object({ id: z.uuid(), author: Named, text: z.string(), mentions: z.array(Named), at: z.iso.datetime() });
export const LinkShown = z.object({ id: z.uuid(), relation: z.string(), direction: z.enum(["from", "to"]), record: Reference.extend({ state: z.string() }), path: z.string() });
export const Attachment = z.object({
  id: z.uuid(),
  name: z.string(),
  type: z.string(),
  size: z.int(),
  sha256: z.string(),
  factOn: z.iso.date().nullable(),
  at: z.iso.datetime(),
  by: Named,
  purpose: z.string().nullable(),
});

export const PersonListed = Named.extend({ userName: z.string().nullable(), positions: z.array(z.string()), outside: z.boolean(), leftOn: z.iso.date().nullable() });
export const PositionListed = z.object({
  id: z.uuid(),
  number: z.string(),
  title: z.string(),
  role: GovernanceRole,
  siteId: z.uuid().nullable(),
  unitId: z.uuid().nullable(),
  reportsTo: z.uuid().nullable(),
  holders: z.array(Named),
  deputies: z.array(Named),
});
export const SiteListed = Named.extend({ number: z.string(), code: z.string() });

/** How a person wants to hear of what they were told: by mail at once, in one letter a day, or only in Remit. */
export const Preferences = z.strictObject({ notifications: z.strictObject({ channel: z.enum(["immediate", "digest", "none"]) }) });
export type Preferences = z.infer<typeof Preferences>;

export const meViews = defineViews("me")({
  actor: { title: "Who am I, and what may I do?", may: [anyone], asks: z.strictObject({}), gives: ActorSheet },
  inbox: { title: "What waits for me, and why me?", may: [anyone], asks: z.strictObject(page), gives: paged(InboxItem) },
  notifications: {
    title: "What have I been told?",
    may: [anyone],
    asks: z.strictObject({ unread: z.stringbool().optional(), ...page }),
    gives: paged(Notification).extend({ unread: z.int() }),
  },
  preferences: { title: "How do I want to hear of things?", may: [anyone], asks: z.strictObject({}), gives: Preferences },
  did: { title: "What did I do in person?", may: [anyone], asks: z.strictObject({ since: z.iso.date().optional(), ...page }), gives: paged(EventShown) },
});

const one = z.strictObject({ id: z.uuid() });
export const recordViews = defineViews("record")({
  list: {
    title: "Which records are there?",
    may: [anyone],
    asOf: true,
    asks: z.strictObject({
      kind: z.string().max(60).optional(),
      state: z.string().max(200).optional(),
      ownerId: z.uuid().optional(),
      siteId: z.uuid().optional(),
      text: z.string().max(200).optional(),
      open: z.stringbool().optional(),
      late: z.stringbool().optional(),
      sort: z.enum(["number", "title", "dueOn", "openedAt", "-number", "-title", "-dueOn", "-openedAt"]).default("-openedAt"),
      ...page,
    }),
    gives: paged(Spine.extend({ owner: z.string().nullable(), path: z.string() })),
  },
  /** Asked for by the number that people say, or by the id that another record keeps. */
  find: {
    title: "Which record has this number?",
    may: [anyone],
    asks: z.strictObject({ number: z.string().max(60).optional(), id: z.uuid().optional() }),
    gives: z.object({ record: Spine.nullable(), path: z.string().nullable() }),
  },
  /** A record as the trail kept it at `asOf` (or now): the fields of its kind. */
  snapshot: { title: "How was this record on that day?", may: [anyone], asOf: true, asks: one, gives: z.record(z.string(), z.unknown()) },
  search: {
    title: "Where does this word or number stand?",
    may: [anyone],
    asks: z.strictObject({ text: z.string().trim().min(1).max(200), kind: z.string().max(60).optional(), limit: z.coerce.number().int().min(1).max(50).default(12) }),
    gives: z.object({ items: z.array(Spine.extend({ path: z.string(), owner: z.string().nullable() })) }),
  },
  history: {
    title: "What happened to this record?",
    may: [anyone],
    asks: z.strictObject({
      id: z.uuid(),
      actorId: z.uuid().optional(),
      since: z.iso.date().optional(),
      until: z.iso.date().optional(),
      field: z.string().max(80).optional(),
      ...page,
    }),
    gives: paged(EventShown),
  },
  comments: { title: "What was said about it?", may: [anyone], asks: one, gives: z.array(Comment) },
  links: { title: "What is it linked to?", may: [anyone], asks: one, gives: z.array(LinkShown) },
  attachments: { title: "Which files belong to it?", may: [anyone], asks: one, gives: z.array(Attachment) },
  signatures: { title: "Who signed it?", may: [anyone], asks: one, gives: z.array(SignatureShown) },
  /** What a signature would be bound to, and what changed since the same person last signed it. */
  signable: {
    title: "What would I sign?",
    may: [anyone],
    asks: z.strictObject({ id: z.uuid(), act: z.string().max(80) }),
    gives: z.object({ contentHash: z.string(), version: z.int(), meaning: z.string(), changes: z.array(Change), needsPassword: z.boolean() }),
  },
});

export const directoryViews = defineViews("directory")({
  people: { title: "Who is there?", may: [anyone], asks: z.strictObject({ text: z.string().max(200).optional(), ...page }), gives: paged(PersonListed) },
  positions: { title: "Which positions are there, and who holds them?", may: [anyone], asks: z.strictObject({}), gives: z.array(PositionListed) },
  sites: { title: "Which sites are there?", may: [anyone], asks: z.strictObject({}), gives: z.array(SiteListed) },
});

/** What each request to act carries. */
export const ActRequest = z.strictObject({
  version: z.int().positive().optional(),
  input: z.record(z.string(), z.unknown()).default({}),
  reason: z.string().trim().min(1).max(2_000).optional(),
  signature: z
    .strictObject({ meaning: z.string().max(40), login: z.string().max(254).optional(), password: z.string().max(512).optional(), passkey: z.unknown().optional() })
    .optional(),
});
export type ActRequest = z.infer<typeof ActRequest>;
