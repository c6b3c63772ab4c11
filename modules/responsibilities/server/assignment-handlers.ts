import { sql } from "kysely";
import { Refusal } from "#kernel/errors.ts";
import { say } from "#kernel/sentence.ts";
import { bind, type Handlers, type Keeper } from "#server/registry.ts";
import { spineColumns } from "#server/spine.ts";
import { assignmentActs } from "../assignment-acts.ts";
import { assignmentKind, type Assignment } from "../record.ts";
import { faultsOfRow } from "../row-rules.ts";
import type { Part, Place, Subject } from "../subject.ts";
import { titleOf } from "./naming.ts";
import { standardsFor, type OwnTx } from "./state.ts";
import type { ResponsibilityTables } from "./tables.ts";

export const assignmentKeeper: Keeper<Assignment, ResponsibilityTables> = {
  kind: assignmentKind,
  find: async (tx, ids) =>
    (await tx
      .selectFrom("records as r")
      .innerJoin("assignments as a", (j) => j.onRef("a.organisation_id", "=", "r.organisation_id").onRef("a.id", "=", "r.id"))
      .select([
        ...spineColumns,
        sql<Subject>`jsonb_build_object('type', a.subject_type, 'ref', a.subject_ref)`.as("subject"),
        sql<Part[]>`a.parts`.as("parts"),
        "a.proposal_id as proposalId",
      ])
      .where("r.id", "in", ids)
      .execute()) as Assignment[],
};

/** The rules of a row once more, at the last door: no path around a proposal breaks them. */
async function demandSound(tx: OwnTx, row: Place & { readonly parts: readonly Part[] }): Promise<void> {
  const positions = await sql<{ id: string; title: string; role: "employee"; state: string }>`
    select p.id, r.title, p.role, r.state from positions p join records r on r.organisation_id = p.organisation_id and r.id = p.id
     where p.organisation_id = (select app_organisation()) and p.id = any(${row.parts.map((p) => p.positionId)})`.execute(tx);
  const known = new Map(positions.rows.map((p) => [p.id, p]));
  const [fault] = faultsOfRow(row, { position: (id) => known.get(id), requirement: (await standardsFor(tx)).requirement });
  if (fault) throw new Refusal("conflict", fault);
}

const handlers: Handlers<typeof assignmentActs, Assignment, ResponsibilityTables> = {
  set: async ({ tx, actor, id, input }) => {
    await demandSound(tx, input);
    const already = await tx
      .selectFrom("assignments")
      .select("id")
      .where("active", "=", true)
      .where("subject_type", "=", input.subject.type)
      .where("subject_ref", "=", input.subject.ref)
      .where("site_id", "is not distinct from", input.siteId)
      .executeTakeFirst();
    if (already) throw new Refusal("conflict", say("The matrix speaks of this already. Change that row."));
    await tx
      .insertInto("assignments")
      .values({
        organisation_id: actor.organisationId,
        id,
        subject_type: input.subject.type,
        subject_ref: input.subject.ref,
        site_id: input.siteId,
        parts: JSON.stringify(input.parts),
        proposal_id: input.proposalId,
        active: true,
      })
      .execute();
    return { title: await titleOf(tx, input.subject), siteId: input.siteId };
  },
  change: async ({ tx, id, record, input }) => {
    await demandSound(tx, { ...record, parts: input.parts });
    await tx
      .updateTable("assignments")
      .set({ parts: JSON.stringify(input.parts), proposal_id: input.proposalId })
      .where("id", "=", id)
      .execute();
  },
  withdraw: async ({ tx, id, input }) => {
    await tx.updateTable("assignments").set({ active: false, proposal_id: input.proposalId }).where("id", "=", id).execute();
  },
};

export const assignmentBound = bind(assignmentKeeper, assignmentActs, handlers);
