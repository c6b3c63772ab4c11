import type { Kept } from "#kernel/record.ts";
import type { Happening, Reaction } from "#server/registry.ts";
import { openStates } from "../nonconformity.ts";
import { demandAnswerable } from "./keep.ts";
import type { Tables } from "./tables.ts";
import type { Tx } from "#server/database.ts";

const at = (happening: Happening): Tx<Tables> => happening.tx as unknown as Tx<Tables>;

/** A nonconformity whose action or lot moved looks at itself anew: whose turn is it now? */
async function follow(happening: Happening, parentId: string | null | undefined): Promise<void> {
  if (!parentId) return;
  const parent = await at(happening).selectFrom("records").select("state").where("id", "=", parentId).where("kind", "=", "nonconformity").executeTakeFirst();
  if (parent && (openStates as readonly string[]).includes(parent.state)) await happening.also("nonconformity.follow", { id: parentId });
}

const parentOf = (record: Kept): string | null =>
  (record as Kept & { parentId?: string | null; nonconformityId?: string }).parentId ?? (record as Kept & { nonconformityId?: string }).nonconformityId ?? null;

const moved: Reaction["does"] = (happening) => follow(happening, parentOf(happening.after));

/** An action that was waited for is done or gone: those that waited can begin. */
const release: Reaction["does"] = async (happening) => {
  const waiting = await at(happening)
    .selectFrom("actions as a")
    .innerJoin("records as r", (j) => j.onRef("r.organisation_id", "=", "a.organisation_id").onRef("r.id", "=", "a.id"))
    .select("a.id")
    .where("a.waits_for", "=", happening.after.id)
    .where("r.state", "in", ["open", "in_work"])
    .execute();
  for (const { id } of waiting) await happening.also("action.release", { id });
};

/** A new owner changes who may decide about what hangs on the nonconformity. */
const newOwner: Reaction["does"] = async (happening) => {
  if (happening.after.kind === "nonconformity" && happening.after.ownerId) await demandAnswerable(at(happening), happening.after.ownerId, happening.today);
};

const acts = ["assign", "start", "finish", "accept", "sendBack", "reassign", "cancel", "askForTime", "grantTime"].map((name) => `action.${name}`);

export const reactions: Reaction[] = [
  ...[...acts, "output.hold", "output.decide", "output.reverify", "output.split"].map((to) => ({ to, does: moved })),
  ...["action.finish", "action.cancel"].map((to) => ({ to, does: release })),
  { to: "record.handOver", does: newOwner },
];
