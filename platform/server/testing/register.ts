import { z } from "zod";
import { defineActs, type Rule } from "#kernel/act.ts";
import { notYou, yes } from "#kernel/decision.ts";
import { keptRecord, personal, type Kind } from "#kernel/record.ts";
import { granted } from "#kernel/rules.ts";
import { say } from "#kernel/sentence.ts";
import { bind, type Found, type Handlers, type Keeper } from "../registry.ts";
import { spineColumns } from "../spine.ts";

/** The smallest register that shows every part of the platform: notes, kept in `preferences` so that no table of its own is needed. */
export const Slip = keptRecord(["open", "closed"], { caller: personal(z.string().nullable()) });
export type Slip = z.infer<typeof Slip>;
const words = z.string().trim().min(1).max(200);

export const slipKind: Kind = {
  kind: "slip",
  one: "slip",
  several: "slips",
  path: "/slips/:number",
  number: "SL-{year}-{n:3}",
  schema: Slip,
  closed: ["closed"],
  states: { open: { label: "Open", tone: "soon" }, closed: { label: "Closed", tone: "ok" } },
};

/** Separation of duties: nobody judges their own work. */
const notTheWriter: Rule<Slip> = (actor, slip) => (slip.ownerId === actor.id ? notYou(say("Whoever owns the work cannot judge it.")) : yes);

export const slipActs = defineActs<Slip>("slip")({
  write: { begins: true, title: "Write", past: "wrote it", input: z.strictObject({ title: words, confidential: z.boolean().default(false) }), may: [], to: "open" },
  retitle: { title: "Change", past: "changed it", input: z.strictObject({ title: words }), may: [], from: ["open"], reason: "required", largest: 2 * 1024 * 1024 },
  close: {
    title: "Close",
    past: "closed it",
    input: z.strictObject({}),
    from: ["open"],
    to: "closed",
    signed: "approval",
    signs: ["title"],
    holders: ["management_representative"],
    may: [granted, notTheWriter],
    needs: [{ holds: (slip) => slip.title !== "unfinished", otherwise: say("It is not finished.") }],
  },
  reopen: {
    title: "Reopen",
    past: "reopened it",
    input: z.strictObject({}),
    may: [granted],
    holders: ["management_representative"],
    inPerson: true,
    from: ["closed"],
    to: "open",
    largest: 3 * 1024 * 1024,
  },
});

const handlers: Handlers<typeof slipActs, Slip, unknown> = {
  write: async ({ input, actor }) => ({ title: input.title, ownerId: actor.id, confidential: input.confidential }),
  retitle: async ({ input }) => ({ title: input.title }),
  close: async () => {},
  reopen: async () => {},
};

const keeper: Keeper<Slip> = {
  kind: slipKind,
  find: async (tx, ids) =>
    (await tx.selectFrom("records as r").select(spineColumns).where("r.id", "in", ids).where("r.kind", "=", "slip").execute()).map((r) => ({ ...r, caller: null }) as Slip),
  turns: (slip) => (slip.state === "open" ? [{ who: { role: "management_representative" }, act: "slip.close", why: say("Yours because you did not write it.") }] : []),
  readers: (slip) => (slip.ownerId ? [slip.ownerId] : []),
};

export const slips: Found = {
  folder: "slips",
  module: { name: "slips", title: "Slips", serves: [], uses: [], kinds: [slipKind], acts: Object.values(slipActs), views: [], facts: [], indicators: [] },
  handlers: { bound: [bind(keeper, slipActs, handlers)] },
};

const founded: Kind = {
  kind: "organisation",
  one: "organisation",
  several: "organisations",
  path: "/organisation",
  number: "ORG-{n}",
  schema: keptRecord(["founded"], {}),
  closed: [],
  states: { founded: { label: "Founded", tone: "ok" } },
};

/** The organisation as a record, where the module that keeps it is not there: what is taken out is kept on it. */
export const organisations: Found = {
  folder: "organisations",
  module: { name: "organisations", title: "Organisations", serves: [], uses: [], kinds: [founded], acts: [], views: [], facts: [], indicators: [] },
  handlers: {
    bound: [
      bind(
        {
          kind: founded,
          find: async (tx, ids) => (await tx.selectFrom("records as r").select(spineColumns).where("r.id", "in", ids).where("r.kind", "=", "organisation").execute()) as never,
        },
        {},
        {},
      ),
    ],
  },
};
