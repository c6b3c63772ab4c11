import { say } from "#kernel/sentence.ts";
import { bind, type Handlers, type Keeper } from "#server/registry.ts";
import { spineColumns } from "#server/spine.ts";
import { delegationActs } from "../delegation-acts.ts";
import { delegationKind, type DelegationRead } from "../record.ts";
import { demandLendable, ownersActs } from "./lending.ts";
import type { ResponsibilityTables } from "./tables.ts";

export const delegationKeeper: Keeper<DelegationRead, ResponsibilityTables> = {
  kind: delegationKind,
  find: async (tx, ids, { today }) => {
    const rows = await tx
      .selectFrom("records as r")
      .innerJoin("delegations as d", (j) => j.onRef("d.organisation_id", "=", "r.organisation_id").onRef("d.id", "=", "r.id"))
      .innerJoin("delegation_terms as t", (j) => j.onRef("t.organisation_id", "=", "r.organisation_id").onRef("t.id", "=", "r.id"))
      .innerJoin("records as p", (j) => j.onRef("p.organisation_id", "=", "d.organisation_id").onRef("p.id", "=", "d.position_id"))
      .innerJoin("people as f", (j) => j.onRef("f.organisation_id", "=", "d.organisation_id").onRef("f.id", "=", "d.from_person"))
      .innerJoin("people as o", (j) => j.onRef("o.organisation_id", "=", "d.organisation_id").onRef("o.id", "=", "d.to_person"))
      .select([
        ...spineColumns,
        "d.position_id as positionId",
        "d.from_person as fromPersonId",
        "d.to_person as toPersonId",
        "d.acts",
        "d.subjects",
        "d.starts_on as startsOn",
        "d.ends_on as endsOn",
        "t.why",
        "t.accepted_at as acceptedAt",
        "t.ended_on as endedOn",
        "p.title as positionTitle",
        "f.name as fromName",
        "o.name as toName",
      ])
      .where("r.id", "in", ids)
      .execute();
    return rows.map((d) => ({ ...d, started: d.startsOn <= today, over: d.endsOn < today })) as DelegationRead[];
  },
  turns: (d) =>
    d.state === "offered"
      ? [
          {
            who: { person: d.toPersonId },
            act: "delegation.accept",
            why: say("yours because {name} asks you to act as {title}", { name: d.fromName, title: d.positionTitle }),
            dueOn: d.startsOn,
          },
        ]
      : [],
  search: (d) => `${d.positionTitle} ${d.fromName} ${d.toName} ${d.why}`,
};

const handlers: Handlers<typeof delegationActs, DelegationRead, ResponsibilityTables> = {
  offer: async (doing) => {
    const { tx, actor, id, input, notify } = doing;
    const { positionTitle, otherName } = await demandLendable({ ...doing, offer: { ...input, id, fromPersonId: actor.id } });
    await tx
      .insertInto("delegations")
      .values({
        organisation_id: actor.organisationId,
        id,
        position_id: input.positionId,
        from_person: actor.id,
        to_person: input.toPersonId,
        acts: input.acts,
        own_acts: ownersActs(doing.registry).filter((name) => input.acts.includes(name)),
        subjects: input.subjects,
        starts_on: input.startsOn,
        ends_on: input.endsOn,
      })
      .execute();
    await tx.insertInto("delegation_terms").values({ organisation_id: actor.organisationId, id, why: input.why, accepted_at: null, ended_on: null }).execute();
    notify({
      to: [input.toPersonId],
      text: say("{who} asks you to act as {title} from {from} to {to}.", { who: actor.name, title: positionTitle, from: input.startsOn, to: input.endsOn }),
      once: `delegation/${id}/offered`,
      act: "delegation.accept",
    });
    return { title: say("{other} for {lender}: {title}", { other: otherName, lender: actor.name, title: positionTitle }), ownerId: actor.id, dueOn: input.endsOn };
  },

  // What was lendable when it was offered may not be so any more.
  accept: async (doing) => {
    const { tx, id, record, now, notify, actor } = doing;
    await demandLendable({ ...doing, offer: record });
    await tx.updateTable("delegation_terms").set({ accepted_at: now.toISOString() }).where("id", "=", id).execute();
    notify({ to: [record.fromPersonId], text: say("{who} acts for you until {day}.", { who: actor.name, day: record.endsOn }), once: `delegation/${id}/accepted` });
  },
  decline: async ({ record, actor, reason, notify }) => {
    notify({ to: [record.fromPersonId], text: say("{who} cannot act for you: {why}", { who: actor.name, why: reason ?? "" }), once: `delegation/${record.id}/declined` });
  },
  withdraw: async ({ record, actor, notify }) => {
    notify({ to: [record.toPersonId], text: say("{who} no longer asks you to act.", { who: actor.name }), once: `delegation/${record.id}/withdrawn` });
  },

  end: async ({ tx, id, record, actor, today, reason, notify }) => {
    await tx.updateTable("delegation_terms").set({ ended_on: today }).where("id", "=", id).execute();
    const to = [record.fromPersonId, record.toPersonId].filter((person) => person !== actor.id);
    notify({ to, text: say("{who} ended the delegation of {title}: {why}", { who: actor.name, title: record.positionTitle, why: reason ?? "" }), once: `delegation/${id}/ended` });
  },

  expire: async ({ tx, id, record, today, notify }) => {
    if (record.state === "offered") return { state: "withdrawn" };
    await tx
      .updateTable("delegation_terms")
      .set({ ended_on: record.endsOn < today ? record.endsOn : today })
      .where("id", "=", id)
      .execute();
    notify({
      to: [record.fromPersonId, record.toPersonId],
      text: say("{other} no longer acts for {lender}: {title}.", { other: record.toName, lender: record.fromName, title: record.positionTitle }),
      once: `delegation/${id}/ended`,
    });
    return { state: "ended" };
  },
};

export const delegationBound = bind(delegationKeeper, delegationActs, handlers);
