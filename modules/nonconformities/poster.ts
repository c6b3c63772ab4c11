import { z } from "zod";
import { keptRecord, type Kind } from "#kernel/record.ts";
import { say } from "#kernel/sentence.ts";

/** A place at which anybody may report without a login, through the code that hangs there. */
export const Poster = keptRecord(["active", "revoked"], {
  place: z.string(),
  /** On a wall, or the door that the application itself uses for reports without a name. */
  purpose: z.enum(["wall", "app"]),
});
/** With the code, which the trail does not keep. */
export const PosterRead = Poster.extend({ code: z.string() });
export type PosterRead = z.infer<typeof PosterRead>;

export const posterKind: Kind = {
  kind: "poster",
  one: say("poster"),
  several: say("posters"),
  path: "/posters/:number",
  number: "P-{n}",
  schema: Poster,
  closed: ["revoked"],
  states: { active: { label: say("Hanging"), tone: "ok" }, revoked: { label: say("Revoked"), tone: "none" } },
};
