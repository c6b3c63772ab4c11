import { z } from "zod";
import { defineActs, type Rule } from "#kernel/act.ts";
import { GovernanceRole } from "#kernel/actor.ts";
import { notYou, yes } from "#kernel/decision.ts";
import { idOf, partId } from "#kernel/naming.ts";
import { granted, grantedInPerson } from "#kernel/rules.ts";
import { say } from "#kernel/sentence.ts";
import { byGuardian } from "./guarding.ts";
import type { PositionRead } from "./record.ts";
import { code, day, line, text } from "./words.ts";

const leaders = ["top_management", "management_representative"] as const;
const drawn = { may: [granted], holders: [...leaders, "administrator"], class: "D" } as const;
/** Assigning roles is what top management answers for (5.3): the work may be given away, the answering not. */
const assigned = { may: [granted], holders: [...leaders, "administrator"], class: "E" } as const;

const seats = z.int().min(1).max(500);
const authority = z.array(z.string().max(80)).max(1_000);

/** Nobody widens what they may do themselves; top management, who assigns all roles, may. */
export const notOwnPosition: Rule<PositionRead> = (actor, position) =>
  actor.positions.some((p) => p.id === position.id) && !actor.roles.has("top_management") ? notYou(say("You hold this position. Somebody else decides what it may do.")) : yes;

export const positionActs = defineActs<PositionRead>("position")({
  establish: {
    ...drawn,
    begins: true,
    title: say("Establish a position"),
    past: say("established the position"),
    to: "established",
    input: z.strictObject({
      title: line,
      role: GovernanceRole,
      code: code.nullable().default(null),
      siteId: idOf("site").nullable().default(null),
      unitId: idOf("unit").nullable().default(null),
      reportsTo: idOf("position").nullable().default(null),
      seats: seats.default(1),
      may: text.nullable().default(null),
      /** Absent: what the default responsibility matrix gives this role. */
      authority: authority.optional(),
    }),
  },
  change: {
    ...drawn,
    title: say("Change"),
    past: say("changed the position"),
    from: ["established"],
    may: [granted, notOwnPosition],
    input: z.strictObject({ title: line.optional(), code: code.nullable().optional(), role: GovernanceRole.optional(), seats: seats.optional() }),
  },
  move: {
    ...drawn,
    title: say("Move"),
    past: say("moved the position"),
    from: ["established"],
    input: z.strictObject({ reportsTo: idOf("position").nullable().optional(), unitId: idOf("unit").nullable().optional(), siteId: idOf("site").nullable().optional() }),
  },
  authorise: {
    title: say("Set what it may do"),
    past: say("set what the position may do"),
    from: ["established"],
    may: [grantedInPerson, notOwnPosition],
    holders: leaders,
    class: "N",
    reason: "required",
    input: z.strictObject({ authority, may: text.nullable() }),
  },
  appoint: {
    ...assigned,
    title: say("Appoint"),
    past: say("appointed somebody"),
    from: ["established"],
    input: z
      .strictObject({ personId: idOf("person"), deputy: z.boolean().default(false), from: day.optional(), until: day.nullable().default(null) })
      .refine((i) => !i.from || i.until === null || i.until >= i.from, { error: "The last day is not before the first.", path: ["until"] }),
  },
  /** Ends a holding on a day, the last one included; a day before its first takes the appointment back. */
  release: {
    ...assigned,
    may: [granted, byGuardian],
    title: say("End an appointment"),
    past: say("ended an appointment"),
    from: ["established"],
    input: z.strictObject({ holdingId: partId, on: day }),
  },
  abolish: {
    ...drawn,
    title: say("Abolish"),
    past: say("abolished the position"),
    from: ["established"],
    to: "abolished",
    input: z.strictObject({}),
    reason: "required",
    needs: [
      {
        holds: (p) => p.held + p.heldLater === 0,
        otherwise: (p) => say("{n, plural, one {# person holds it or will} other {# people hold it or will}}. End their appointments first.", { n: p.held + p.heldLater }),
      },
      { holds: (p) => p.reports === 0, otherwise: (p) => say("{n, plural, one {# position reports} other {# positions report}} to it. Move them first.", { n: p.reports }) },
    ],
  },
  /** Keeps the day on which nobody was there any more, and puts it before those who appoint. */
  noteVacancy: {
    title: say("Note that it is vacant"),
    past: say("noted that nobody holds the position"),
    from: ["established"],
    may: [],
    byClock: true,
    input: z.strictObject({ since: day.nullable() }),
  },
});
