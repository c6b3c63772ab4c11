import { sql } from "kysely";
import type { Tx } from "#server/database.ts";
import { nearest } from "#server/people.ts";
import type { Decided, Decider, Step } from "../route.ts";
import type { Tables } from "./tables.ts";

export interface Held {
  readonly personId: string;
  readonly positionId: string;
  readonly role: string;
  readonly siteId: string | null;
}

/** Who holds, or acts in, which position today; people from outside decide nothing. */
export async function heldNow(tx: Tx<Tables>, today: string): Promise<Held[]> {
  const { rows } = await sql<Held>`
    select x.person_id as "personId", x.position_id as "positionId", q.role, r.site_id as "siteId"
      from positions_held(app_organisation(), ${today}) x
      join positions q on q.organisation_id = (select app_organisation()) and q.id = x.position_id and q.role not in ('consultant', 'external_auditor')
      join records r on r.organisation_id = q.organisation_id and r.id = q.id and r.state <> 'abolished'
     where not x.deputy or x.acting`.execute(tx);
  return rows;
}

interface Routed {
  readonly state: string;
  readonly ownerId: string | null;
  readonly siteId: string | null;
  readonly route: readonly Step[];
  readonly step: number | null;
  readonly round: number;
  readonly decided: readonly Decided[];
}

const named = (decider: Decider, revision: Routed, held: readonly Held[]): string[] => {
  if (decider.by === "person") return held.some((h) => h.personId === decider.personId) ? [decider.personId] : [];
  if (decider.by === "owner") return revision.ownerId && held.some((h) => h.personId === revision.ownerId) ? [revision.ownerId] : [];
  const fits = held.filter((h) => (decider.by === "position" ? h.positionId === decider.positionId : h.role === decider.role));
  return (decider.by === "position" ? fits : nearest(fits, revision.siteId)).map((h) => h.personId);
};

/** Everybody whom a step names today, whether or not they have decided. */
export const namedIn = (step: Step, revision: Routed, held: readonly Held[]): string[] => [...new Set(step.deciders.flatMap((d) => named(d, revision, held)))].toSorted();

export const givenIn = (revision: Routed, step: number): Decided[] => revision.decided.filter((d) => d.round === revision.round && d.step === step);

/** Who may decide now: named by the step that it is in, and has not decided in this round. */
export function decidersOf(revision: Routed, held: readonly Held[]): string[] {
  if (revision.step === null || (revision.state !== "in_review" && revision.state !== "in_approval")) return [];
  const step = revision.route[revision.step];
  if (!step) return [];
  const done = new Set(givenIn(revision, revision.step).map((d) => d.by));
  return namedIn(step, revision, held).filter((id) => !done.has(id));
}
