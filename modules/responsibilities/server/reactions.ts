import { sql } from "kysely";
import type { Happening, Reaction } from "#server/registry.ts";
import { refreshSheets } from "./refreshing.ts";
import type { OwnTx } from "./state.ts";

const own = (happening: Happening): OwnTx => happening.tx as unknown as OwnTx;

/** The sheets of positions follow at once, so that holders are asked again in the same transaction. */
const refresh = async (happening: Happening, only?: ReadonlySet<string>): Promise<void> =>
  refreshSheets({ tx: own(happening), also: happening.also, today: happening.today }, only);

const ofPosition = (act: string): Reaction => ({ to: act, does: (happening) => refresh(happening, new Set([happening.after.id])) });

const heldBy = async (happening: Happening): Promise<ReadonlySet<string>> =>
  new Set(
    (
      await sql<{ id: string }>`select distinct position_id as id from holdings where organisation_id = (select app_organisation()) and person_id = ${happening.after.id}`.execute(
        own(happening),
      )
    ).rows.map((r) => r.id),
  );
const ofPerson = (act: string): Reaction => ({ to: act, does: async (happening) => refresh(happening, await heldBy(happening)) });

export const reactions: Reaction[] = [
  { to: "proposal.approve", does: (happening) => refresh(happening) },
  ...["position.establish", "position.change", "position.move", "position.authorise", "position.appoint", "position.release", "position.abolish"].map(ofPosition),
  ...["person.leave", "person.depart", "person.stay", "person.rejoin"].map(ofPerson),
];
