import { say } from "#kernel/sentence.ts";
import { named } from "#server/people.ts";
import type { Handlers } from "#server/registry.ts";
import type { attainmentActs } from "../acts.ts";
import type { AttainmentRead } from "../record.ts";
import { competenceInUse, json, set } from "./keep.ts";
import type { Tables } from "./tables.ts";
import { titled } from "./titled.ts";

export const attainmentHandlers: Handlers<typeof attainmentActs, AttainmentRead, Tables> = {
  give: async ({ tx, id, actor, input }) => {
    const competence = await competenceInUse(tx, input.competenceId, null),
      who = (await named(tx, [input.personId])).get(input.personId);
    await tx
      .insertInto("attainments")
      .values({
        organisation_id: actor.organisationId,
        id,
        person_id: input.personId,
        competence_id: input.competenceId,
        level: input.level,
        from_on: input.fromOn,
        expires_on: input.expiresOn,
        source_id: input.sourceId,
        source_kind: input.sourceKind,
      })
      .execute();
    return { title: say("{person}, {what}", { person: who?.name ?? "", what: titled(competence, input.level) }) };
  },
  warn: async ({ tx, id, input, record, notify }) => {
    await set(tx, "attainments", id, { warned: input.days });
    const text = say("{competence} runs out on {day} for {person}.", { competence: record.competence, person: record.person, day: record.expiresOn ?? "" });
    notify({ to: input.to, text, once: `attainment/${id}/${input.days}` });
  },
  expire: async ({ tx, id, input, record, notify }) => {
    await set(tx, "attainments", id, { holds: false });
    const text = say("{competence} has run out for {person}: not competent until it is renewed.", { competence: record.competence, person: record.person });
    notify({ to: input.to, text, once: `attainment/${id}/expired` });
  },
  revoke: async ({ tx, id, actor, today, reason, record, notify }) => {
    await set(tx, "attainments", id, { holds: false, revoked: json({ by: actor.id, on: today, reason: reason ?? "" }) });
    const text = say("{competence} no longer counts for you: {reason}", { competence: record.competence, reason: reason ?? "" });
    notify({ to: [record.personId], text, once: `attainment/${id}/revoked` });
  },
};
