import { z } from "zod";
import { defineViews } from "#kernel/view.ts";
import { ActionRead, ActionSort } from "./action.ts";
import { filters, Linked, Named, page, paged, Row, sorts, which } from "#kernel/shown.ts";

export const ActionRow = Row.extend({
  sort: ActionSort,
  originalDueOn: z.iso.date(),
  extensions: z.int(),
  parent: Linked.nullable(),
  doneOn: z.iso.date().nullable(),
  escalated: z.string().nullable(),
  cost: z.number().nullable(),
});

export const actionViews = defineViews("action")({
  list: {
    title: "Which actions are there?",
    may: [],
    asOf: true,
    asks: z.strictObject({
      ...filters,
      sort: sorts,
      kindOf: ActionSort.optional(),
      parentId: z.uuid().optional(),
      parentKind: z.string().max(60).optional(),
      mine: z.stringbool().optional(),
      ...page,
    }),
    gives: paged(ActionRow).extend({ asOf: z.iso.datetime() }),
  },
  one: {
    title: "What is to be done, by whom and until when?",
    may: [],
    asks: which,
    gives: z.object({ record: ActionRead, owner: Named.nullable(), site: Named.nullable(), parent: Linked.nullable(), waitsFor: Linked.nullable(), people: z.array(Named) }),
  },
  /** What is late, how long, what it has cost so far, and how far it has climbed: for whoever it climbed to. */
  overdue: { title: "What is late?", may: [], asks: z.strictObject({ siteId: z.uuid().optional(), ...page }), gives: paged(ActionRow) },
});
