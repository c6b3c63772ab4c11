import { sql } from "kysely";
import { Refusal } from "#kernel/errors.ts";
import { say } from "#kernel/sentence.ts";
import { bind, type AlsoPerform, type Handlers, type Keeper } from "#server/registry.ts";
import { spineColumns } from "#server/spine.ts";
import { editionById } from "#modules/standards/server/published.ts";
import { defaultMatrix } from "../default-matrix.ts";
import { proposalActs } from "../proposal-acts.ts";
import { proposalKind, type Proposal, type ProposalRead, type ProposedRow } from "../record.ts";
import { knownBy, currentRows, drafted, faultsOf, merged } from "./drafting.ts";
import { editionName } from "./naming.ts";
import { positionsOf, type OwnTx } from "./state.ts";
import type { ResponsibilityTables } from "./tables.ts";
import { placeWord } from "../subject.ts";

const keeper: Keeper<ProposalRead, ResponsibilityTables> = {
  kind: proposalKind,
  find: async (tx, ids) => {
    const found = (await tx
      .selectFrom("records as r")
      .innerJoin("matrix_changes as c", (j) => j.onRef("c.organisation_id", "=", "r.organisation_id").onRef("c.id", "=", "r.id"))
      .select([...spineColumns, "c.why", sql<ProposedRow[]>`c.rows`.as("rows"), "c.revision", "c.decided_by as decidedBy", "c.decided_at as decidedAt"])
      .where("r.id", "in", ids)
      .execute()) as Proposal[];
    const open = found.some((p) => p.state === "draft" || p.state === "proposed");
    const known = open ? await knownBy(tx) : null,
      current = open ? await currentRows(tx) : null;
    return found.map((p) => ({ ...p, faults: known && current && (p.state === "draft" || p.state === "proposed") ? faultsOf(p.rows, known, current) : [] }));
  },
  turns: (p) => {
    if (p.state === "proposed")
      return [{ who: { role: "top_management" }, act: "proposal.approve", why: say("yours because only top management decides who answers for what (5.3)") }];
    return p.state === "draft" && p.ownerId ? [{ who: { person: p.ownerId }, act: "proposal.propose", why: say("yours because you drafted it") }] : [];
  },
  search: (p) => p.why,
};
export { keeper as proposalKeeper };

const insert = async (tx: OwnTx, it: { organisationId: string; id: string; why: string; rows: readonly ProposedRow[] }): Promise<void> => {
  await tx
    .insertInto("matrix_changes")
    .values({ organisation_id: it.organisationId, id: it.id, why: it.why, rows: JSON.stringify(it.rows), revision: null, decided_by: null, decided_at: null })
    .execute();
};
const save = (tx: OwnTx, id: string, rows: readonly ProposedRow[]) =>
  tx
    .updateTable("matrix_changes")
    .set({ rows: JSON.stringify(rows) })
    .where("id", "=", id)
    .execute();

/** Two changes of one matrix come into force one after the other: the second is judged by what the first left. */
const oneAtATime = (tx: OwnTx) => sql`select pg_advisory_xact_lock(hashtextextended('matrix ' || app_organisation()::text, 0))`.execute(tx);

/** One row of a signed change comes into force. */
async function putInForce(row: ProposedRow, assignmentId: string | undefined, it: { also: AlsoPerform; proposalId: string }): Promise<void> {
  const { also, proposalId } = it;
  if (row.parts === null) {
    if (assignmentId) await also("assignment.withdraw", { id: assignmentId, input: { proposalId } });
  } else if (assignmentId) await also("assignment.change", { id: assignmentId, input: { parts: row.parts, proposalId } });
  else await also("assignment.set", { input: { subject: row.subject, siteId: row.siteId, parts: row.parts, proposalId } });
}

const handlers: Handlers<typeof proposalActs, ProposalRead, ResponsibilityTables> = {
  begin: async ({ tx, actor, id, input }) => {
    const rows = drafted(input.rows, await currentRows(tx));
    await insert(tx, { organisationId: actor.organisationId, id, why: input.why, rows });
    return { title: input.title, ownerId: actor.id };
  },

  fromTemplate: async ({ tx, actor, id, input }) => {
    const edition = await editionById(tx, input.editionId);
    if (!edition) throw new Refusal("invalid", say("The library has no such edition."), { fields: { editionId: say("Choose an edition of the library.") } });
    const current = await currentRows(tx),
      positions = (await positionsOf(tx)).filter((p) => p.state === "established");
    const rows = defaultMatrix(edition.requirements, positions, await knownBy(tx), input.siteId).filter((row) => !current.has(placeWord(row)));
    if (rows.length === 0) throw new Refusal("conflict", say("The matrix speaks of every requirement of {edition} already.", { edition: editionName(edition.id) }));
    await insert(tx, {
      organisationId: actor.organisationId,
      id,
      why: say("The default responsibility matrix for {edition}, as a beginning.", { edition: editionName(edition.id) }),
      rows,
    });
    return { title: say("Default matrix for {edition}", { edition: editionName(edition.id) }), ownerId: actor.id, siteId: input.siteId };
  },

  put: async ({ tx, id, record, input }) => {
    await save(tx, id, merged(record.rows, drafted(input.rows, await currentRows(tx))));
  },
  drop: async ({ tx, id, record, input }) => {
    const out = new Set(input.rows.map(placeWord));
    await save(
      tx,
      id,
      record.rows.filter((row) => !out.has(placeWord(row))),
    );
  },
  propose: async () => {},
  takeBack: async () => {},

  approve: async ({ tx, actor, id, record, now, also, notify }) => {
    await oneAtATime(tx);
    const current = await currentRows(tx),
      [fault] = faultsOf(record.rows, await knownBy(tx), current);
    if (fault) throw new Refusal("conflict", fault);
    for (const row of record.rows) await putInForce(row, current.get(placeWord(row))?.id, { also, proposalId: id });
    const { rows } = await sql<{ next: number }>`select coalesce(max(revision), 0) + 1 as next from matrix_changes where organisation_id = (select app_organisation())`.execute(tx);
    await tx
      .updateTable("matrix_changes")
      .set({ revision: rows[0]?.next ?? 1, decided_by: actor.id, decided_at: now.toISOString() })
      .where("id", "=", id)
      .execute();
    if (record.ownerId && record.ownerId !== actor.id)
      notify({
        to: [record.ownerId],
        text: say("{who} put your change of the matrix in force: {title}", { who: actor.name, title: record.title }),
        once: `proposal/${id}/approved`,
      });
  },
  decline: async ({ tx, actor, id, record, now, reason, notify }) => {
    await tx.updateTable("matrix_changes").set({ decided_by: actor.id, decided_at: now.toISOString() }).where("id", "=", id).execute();
    if (record.ownerId)
      notify({ to: [record.ownerId], text: say("{who} declined {title}: {why}", { who: actor.name, title: record.title, why: reason ?? "" }), once: `proposal/${id}/declined` });
  },
  withdraw: async () => {},
};

export const proposalBound = bind(keeper, proposalActs, handlers);
