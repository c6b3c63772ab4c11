import { z } from "zod";
import { defineActs, type Need } from "#kernel/act.ts";
import { idOf } from "#kernel/naming.ts";
import { granted } from "#kernel/rules.ts";
import { say } from "#kernel/sentence.ts";
import type { SiteRead, UnitRead } from "./record.ts";
import { code, line, text } from "./words.ts";

/** Those who draw the chart; it is done by the rules, and may be lent. */
const drawn = { may: [granted], holders: ["top_management", "management_representative", "administrator"], class: "D" } as const;

const siteIsEmpty: Need<SiteRead> = {
  holds: (site) => site.positions + site.units === 0,
  otherwise: (site) =>
    say(
      "{positions, plural, =0 {} one {# position} other {# positions}}{between, select, yes { and } other {}}{units, plural, =0 {} one {# unit} other {# units}} still there. Move or end them first.",
      { positions: site.positions, units: site.units, between: site.positions > 0 && site.units > 0 ? "yes" : "no" },
    ),
};

export const siteActs = defineActs<SiteRead>("site")({
  open: {
    ...drawn,
    begins: true,
    title: say("Open a site"),
    past: say("opened the site"),
    to: "open",
    input: z.strictObject({ name: line, code, address: text.nullable().default(null) }),
  },
  rename: {
    ...drawn,
    title: say("Change"),
    past: say("changed the site"),
    from: ["open"],
    input: z.strictObject({ name: line.optional(), code: code.optional(), address: text.nullable().optional() }),
  },
  close: {
    ...drawn,
    title: say("Close the site"),
    past: say("closed the site"),
    from: ["open"],
    to: "closed",
    input: z.strictObject({}),
    needs: [siteIsEmpty],
    reason: "required",
  },
  reopen: { ...drawn, title: say("Open it again"), past: say("opened the site again"), from: ["closed"], to: "open", input: z.strictObject({}) },
});

const unitIsEmpty: Need<UnitRead>[] = [
  {
    holds: (unit) => unit.positions === 0,
    otherwise: (unit) => say("{n, plural, one {# position belongs} other {# positions belong}} to it. Move or abolish them first.", { n: unit.positions }),
  },
  {
    holds: (unit) => unit.subunits === 0,
    otherwise: (unit) => say("{n, plural, one {# unit is} other {# units are}} part of it. Move or dissolve them first.", { n: unit.subunits }),
  },
];

export const unitActs = defineActs<UnitRead>("unit")({
  establish: {
    ...drawn,
    begins: true,
    title: say("Establish a unit"),
    past: say("established the unit"),
    to: "established",
    input: z.strictObject({ name: line, parentId: idOf("unit").nullable().default(null), siteId: idOf("site").nullable().default(null) }),
  },
  rename: { ...drawn, title: say("Rename"), past: say("renamed the unit"), from: ["established"], input: z.strictObject({ name: line }) },
  move: {
    ...drawn,
    title: say("Move"),
    past: say("moved the unit"),
    from: ["established"],
    input: z.strictObject({ parentId: idOf("unit").nullable().optional(), siteId: idOf("site").nullable().optional() }),
  },
  nameHead: {
    ...drawn,
    title: say("Name its head"),
    past: say("named the unit's head"),
    from: ["established"],
    input: z.strictObject({ positionId: idOf("position").nullable() }),
  },
  dissolve: {
    ...drawn,
    title: say("Dissolve"),
    past: say("dissolved the unit"),
    from: ["established"],
    to: "dissolved",
    input: z.strictObject({}),
    needs: unitIsEmpty,
    reason: "required",
  },
});
