import { z } from "zod";
import { defineActs, type Rule } from "#kernel/act.ts";
import { notYou, yes } from "#kernel/decision.ts";
import { idOf } from "#kernel/naming.ts";
import { granted, grantedInPerson, inside } from "#kernel/rules.ts";
import { say } from "#kernel/sentence.ts";
import type { Kiosk } from "./kiosk.ts";
import type { PinRead } from "./pin.ts";

const place = z.string().trim().min(1).max(200),
  fingerprint = z.string().regex(/^[0-9a-f]{64}$/);
const keepers = ["management_representative", "administrator"] as const,
  supervisors = ["process_owner", "management_representative", "administrator"] as const;

export const kioskActs = defineActs<Kiosk>("kiosk")({
  place: {
    title: say("Place a kiosk"),
    past: say("placed it"),
    begins: true,
    may: [inside, granted],
    holders: keepers,
    class: "D",
    to: "placed",
    input: z.strictObject({ place, siteId: idOf("site") }),
  },
  pair: {
    title: say("Make this screen the kiosk"),
    past: say("made a screen the kiosk"),
    may: [inside, granted],
    holders: keepers,
    class: "D",
    from: ["placed", "in_use"],
    to: "in_use",
    /** What is kept of the secret that the screen holds. */
    input: z.strictObject({ device: fingerprint }),
  },
  close: {
    title: say("Close"),
    past: say("closed it"),
    may: [inside, granted],
    holders: keepers,
    class: "D",
    from: ["placed", "in_use"],
    to: "closed",
    reason: "required",
    input: z.strictObject({}),
  },
});

/** Whoever hands over a code could use it: nobody hands one to themselves. */
const forSomebodyElse: Rule<PinRead> = (actor, record) => (record.personId === actor.id ? notYou(say("Somebody else hands you the code for a new PIN, never you yourself.")) : yes);

/** The PIN is the person's own secret: nobody chooses it for them. */
const own: Rule<PinRead> = (actor, record) => (record.personId === actor.id ? yes : notYou(say("Only the person chooses it, at the kiosk.")));

export const pinActs = defineActs<PinRead>("pin")({
  give: {
    title: say("Give somebody a PIN"),
    past: say("handed over the code for a PIN"),
    begins: true,
    may: [inside, grantedInPerson],
    holders: supervisors,
    class: "N",
    to: "given",
    input: z.strictObject({ personId: idOf("person") }),
  },
  giveAgain: {
    title: say("Give a new code"),
    past: say("handed over a new code; the PIN before is void"),
    may: [inside, grantedInPerson, forSomebodyElse],
    holders: supervisors,
    class: "N",
    from: ["given", "set", "locked"],
    to: "given",
    reason: "required",
    input: z.strictObject({}),
  },
  choose: {
    title: say("Choose my PIN"),
    past: say("chose a PIN"),
    may: [own],
    from: ["given", "set"],
    to: "set",
    class: "N",
    /** Stretched already; the trail holds no more than the fingerprint of that. */
    input: z.strictObject({ stretched: z.string().min(40).max(400) }),
    apart: ["stretched"],
  },
  lock: {
    title: say("Lock"),
    past: say("locked after wrong tries"),
    may: [],
    byClock: true,
    from: ["given", "set"],
    to: "locked",
    input: z.strictObject({ tries: z.int().min(1) }),
  },
});
