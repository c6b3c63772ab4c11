import { say } from "#kernel/sentence.ts";
import type { Handlers } from "#server/registry.ts";
import type { assessmentActs } from "../acts.ts";
import type { AssessmentRead } from "../record.ts";
import { competenceInUse, json, notAfter, set } from "./keep.ts";
import { qualifiedBy } from "./qualified.ts";
import type { Tables } from "./tables.ts";
import { titled } from "./titled.ts";

export const assessmentHandlers: Handlers<typeof assessmentActs, AssessmentRead, Tables> = {
  record: async ({ tx, id, actor, input, today, notify }) => {
    const { personId, competenceId, level, observedOn, verdict, observed } = input;
    const competence = await competenceInUse(tx, competenceId, level);
    notAfter(observedOn, today, "observedOn");
    const by = await qualifiedBy(tx, { competence, level, assessorId: actor.id, positionIds: actor.positions.map((p) => p.id), personId, day: observedOn, today });
    await tx
      .insertInto("assessments")
      .values({
        organisation_id: actor.organisationId,
        id,
        person_id: personId,
        assessor_id: actor.id,
        competence_id: competenceId,
        level,
        observed_on: observedOn,
        verdict,
        observed,
        qualified_by: json(by),
      })
      .execute();
    const values = { who: actor.name, what: titled(competence, level) };
    const text = verdict === "competent" ? say("{who} saw that you can do it. {what}", values) : say("{who} watched, and says: not yet. {what}", values);
    notify({ to: [personId], text, once: `assessment/${id}` });
    return { title: titled(competence, level), ownerId: actor.id };
  },
  withdraw: async ({ tx, id, actor, today, reason }) => void (await set(tx, "assessments", id, { withdrawn: json({ by: actor.id, on: today, reason: reason ?? "" }) })),
};
