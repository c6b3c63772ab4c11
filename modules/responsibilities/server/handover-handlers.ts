import { sql } from "kysely";
import { Refusal } from "#kernel/errors.ts";
import { say } from "#kernel/sentence.ts";
import { bind, type Handlers, type Keeper } from "#server/registry.ts";
import { spineColumns } from "#server/spine.ts";
import { handoverActs } from "../handover-acts.ts";
import { handoverKind, type Decided, type Handover, type HandoverRead, type HeldItem } from "../record.ts";
import { carryOver, demandAuthority } from "./carrying-over.ts";
import { heldItems } from "./held.ts";
import type { OwnTx } from "./state.ts";
import type { ResponsibilityTables } from "./tables.ts";

/** A decision counts while it still fits the thing that it is about. */
export const decisionFor = (item: HeldItem, decisions: readonly Decided[]): Decided | undefined => decisions.find((d) => d.item === item.item && item.choices.includes(d.does));

export const handoverKeeper: Keeper<HandoverRead, ResponsibilityTables> = {
  kind: handoverKind,
  find: async (tx, ids) => {
    const found = (await tx
      .selectFrom("records as r")
      .innerJoin("handovers as h", (j) => j.onRef("h.organisation_id", "=", "r.organisation_id").onRef("h.id", "=", "r.id"))
      .innerJoin("people as p", (j) => j.onRef("p.organisation_id", "=", "h.organisation_id").onRef("p.id", "=", "h.person_id"))
      .select([
        ...spineColumns,
        "h.person_id as personId",
        sql<Handover["reason"]>`h.reason`.as("reason"),
        "h.last_day as lastDay",
        sql<Decided[]>`h.decisions`.as("decisions"),
        sql<Handover["done"]>`h.done`.as("done"),
        "p.name as personName",
      ])
      .where("r.id", "in", ids)
      .execute()) as (Handover & { personName: string })[];
    const read: HandoverRead[] = [];
    for (const handover of found) {
      const items = handover.state === "open" ? await heldItems(tx, { ...handover, handoverId: handover.id }) : [];
      read.push({ ...handover, items, undecided: items.filter((item) => !decisionFor(item, handover.decisions)).length });
    }
    return read;
  },
  turns: (h) =>
    h.state === "open" && h.ownerId
      ? [
          {
            who: { person: h.ownerId },
            act: "handover.finish",
            why: say("yours because you began it, and {name} is there until {day}", { name: h.personName, day: h.lastDay }),
            dueOn: h.lastDay,
          },
        ]
      : [],
  search: (h) => h.personName,
};

async function demandPerson(tx: OwnTx, id: string, today: string, field: string): Promise<string> {
  const person = await tx.selectFrom("people").select(["name", "left_on", "erased"]).where("id", "=", id).executeTakeFirst();
  if (!person || person.erased || (person.left_on !== null && person.left_on < today))
    throw new Refusal("invalid", say("Choose somebody who is here."), { fields: { [field]: say("Not here any more.") } });
  return person.name;
}

async function demandDecision(tx: OwnTx, decision: Decided, it: { record: HandoverRead; today: string }): Promise<void> {
  const item = it.record.items.find((i) => i.item === decision.item);
  const refuse = (field: string, because: string) => new Refusal("invalid", because, { fields: { [field]: because } });
  if (!item) throw refuse("item", say("This is not in {name}'s hands any more.", { name: it.record.personName }));
  if (!item.choices.includes(decision.does)) throw refuse("does", say("This cannot be decided so: {title}.", { title: item.title }));
  if (decision.does === "leave" && !decision.because) throw refuse("because", say("Say why it stays vacant: {title}.", { title: item.title }));
  if (decision.does !== "give") return;
  if (!decision.to || decision.to === it.record.personId) throw refuse("to", say("Choose to whom it goes: {title}.", { title: item.title }));
  await demandPerson(tx, decision.to, it.today, "to");
}

const handlers: Handlers<typeof handoverActs, HandoverRead, ResponsibilityTables> = {
  begin: async ({ tx, actor, id, input, today }) => {
    const name = await demandPerson(tx, input.personId, today, "personId");
    const already = await sql<{ number: string }>`
      select r.number from handovers h join records r on r.organisation_id = h.organisation_id and r.id = h.id where h.organisation_id = (select app_organisation()) and h.person_id = ${input.personId} and r.state = 'open'`.execute(
      tx,
    );
    if (already.rows[0]) throw new Refusal("conflict", say("{number} is open for {name} already.", { number: already.rows[0].number, name }));
    await tx
      .insertInto("handovers")
      .values({ organisation_id: actor.organisationId, id, person_id: input.personId, reason: input.reason, last_day: input.lastDay, decisions: "[]", done: "[]" })
      .execute();
    return { title: input.reason === "leaves" ? say("{name} leaves", { name }) : say("{name} moves on", { name }), ownerId: actor.id, dueOn: input.lastDay };
  },

  decide: async ({ tx, id, record, input, today }) => {
    for (const decision of input.decisions) await demandDecision(tx, decision, { record, today });
    const decided = new Map([...record.decisions, ...input.decisions].map((d) => [d.item, d]));
    await tx
      .updateTable("handovers")
      .set({ decisions: JSON.stringify([...decided.values()]) })
      .where("id", "=", id)
      .execute();
  },

  postpone: async ({ tx, id, input }) => {
    await tx.updateTable("handovers").set({ last_day: input.lastDay }).where("id", "=", id).execute();
    return { dueOn: input.lastDay };
  },

  finish: async ({ tx, id, record, actor, also, today, notify }) => {
    const lines = record.items.map((item) => ({ item, decision: decisionFor(item, record.decisions)! }));
    demandAuthority(actor, lines, record.reason);
    for (const line of lines) await carryOver(line, { also, record, today });
    if (record.reason === "leaves") await also("person.leave", { id: record.personId, input: { leftOn: record.lastDay } });
    const done = lines.map(({ item, decision: d }) => ({ item: item.item, number: item.number, title: item.title, does: d.does, to: d.to, because: d.because }));
    await tx
      .updateTable("handovers")
      .set({ done: JSON.stringify(done) })
      .where("id", "=", id)
      .execute();
    const to = [...new Set(lines.flatMap((l) => (l.decision.does === "give" && l.decision.to ? [l.decision.to] : [])))];
    if (to.length > 0) notify({ to, text: say("{name} hands work over to you from {day} on.", { name: record.personName, day: record.lastDay }), once: `handover/${id}/finished` });
  },

  cancel: async () => {},
};

export const handoverBound = bind(handoverKeeper, handoverActs, handlers);
