import { z } from "zod";
import { keptRecord, type Kind } from "#kernel/record.ts";
import { say } from "#kernel/sentence.ts";

/** A screen that many people share. Who stands before it proves it with a personal PIN, and can do there only what the screen is for. */
export const Kiosk = keptRecord(["placed", "in_use", "closed"], {
  place: z.string(),
  /** When a screen was last made this kiosk; the one before it stopped being it. */
  pairedAt: z.iso.datetime().nullable(),
});
export type Kiosk = z.infer<typeof Kiosk>;

export const kioskKind: Kind = {
  kind: "kiosk",
  one: say("kiosk"),
  several: say("kiosks"),
  path: "/kiosks/:number",
  number: "KIO-{n:2}",
  schema: Kiosk,
  closed: ["closed"],
  states: {
    placed: { label: say("No screen yet"), tone: "part" },
    in_use: { label: say("In use"), tone: "ok" },
    closed: { label: say("Closed"), tone: "none" },
  },
};
