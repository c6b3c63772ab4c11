import { Refusal } from "#kernel/errors.ts";
import { say } from "#kernel/sentence.ts";
import { named } from "#server/people.ts";
import type { Handlers } from "#server/registry.ts";
import type { assessmentActs, attainmentActs, qualificationActs } from "../acts.ts";
import { levelTitle } from "../competence.ts";
import type { AssessmentRead, AttainmentRead, QualificationRead } from "../record.ts";
import { competenceInUse, given, json, notAfter, set } from "./keep.ts";
import { qualifiedBy } from "./qualified.ts";
import type { Tables } from "./tables.ts";

const titled = (competence: { title: string; levels: Parameters<typeof levelTitle>[0] }, level: number): string =>
  say("{competence}: {level}", { competence: competence.title, level: levelTitle(competence.levels, level) });

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

export const qualificationHandlers: Handlers<typeof qualificationActs, QualificationRead, Tables> = {
  enter: async ({ tx, id, actor, input, today }) => {
    const { personId, competenceId, level, issuer, certificateNumber, issuedOn, expiresOn } = input;
    const mine = personId === actor.id || actor.system === true || actor.authority.has("qualification.confirm");
    if (!mine)
      throw new Refusal("forbidden", say("You enter your own certificates. For others it is done by whoever answers for training."), {
        fields: { personId: say("Choose yourself.") },
      });
    const competence = await competenceInUse(tx, competenceId, level);
    await tx
      .insertInto("qualifications")
      .values({
        organisation_id: actor.organisationId,
        id,
        person_id: personId,
        competence_id: competenceId,
        level,
        issuer,
        certificate_number: certificateNumber,
        issued_on: notAfter(issuedOn, today, "issuedOn"),
        expires_on: expiresOn,
        entered_by: actor.id,
      })
      .execute();
    return { title: titled(competence, level), ownerId: personId };
  },
  correct: async ({ tx, id, input, record, today }) => {
    const issued = notAfter(input.issuedOn ?? record.issuedOn, today, "issuedOn"),
      expires = input.expiresOn === undefined ? record.expiresOn : input.expiresOn;
    if (expires !== null && expires < issued)
      throw new Refusal("invalid", say("It cannot run out before it was issued."), { fields: { expiresOn: say("Not before the day of issue.") } });
    await set(tx, "qualifications", id, given(input, { issuer: "issuer", certificateNumber: "certificate_number", issuedOn: "issued_on", expiresOn: "expires_on" }));
  },
  confirm: async ({ tx, id, actor, today, record, notify }) => {
    await set(tx, "qualifications", id, { confirmed_by: actor.id, confirmed_on: today });
    notify({ to: [record.personId], text: say("Your certificate is confirmed: {title}", { title: record.title }), once: `qualification/${id}/confirm` });
  },
  reject: async ({ id, record, reason, notify }) =>
    notify({ to: [record.personId], text: say("Your certificate was not accepted: {reason}", { reason: reason ?? "" }), once: `qualification/${id}/reject` }),
  withdraw: async () => {},
};

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
