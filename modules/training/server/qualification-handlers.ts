import { Refusal } from "#kernel/errors.ts";
import { say } from "#kernel/sentence.ts";
import type { Handlers } from "#server/registry.ts";
import type { qualificationActs } from "../acts.ts";
import type { QualificationRead } from "../record.ts";
import { competenceInUse, given, notAfter, set } from "./keep.ts";
import type { Tables } from "./tables.ts";
import { titled } from "./titled.ts";

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
