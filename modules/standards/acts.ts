import { z } from "zod";
import { defineActs, type Rule } from "#kernel/act.ts";
import { notYou, yes } from "#kernel/decision.ts";
import { idOf } from "#kernel/naming.ts";
import { either, granted, grantedInPerson, inside, theOwner } from "#kernel/rules.ts";
import { say } from "#kernel/sentence.ts";
import { Certificate, EditionId, Judged, RequirementId, TransitionPlan, type Adoption, type ApplicabilityRead, type FrameworkRead, type Overruling } from "./record.ts";

const reason = z
  .string()
  .trim()
  .min(10, say("Say it in a sentence that an auditor can follow."))
  .max(2_000)
  .meta({ title: say("Reason"), description: say("In a sentence that an auditor can follow."), long: true });
const scope = z
  .string()
  .trim()
  .min(10, say("Say what is inside: products, services, places."))
  .max(2_000)
  .meta({ title: say("Scope"), description: say("What is inside: products, services, places."), long: true });
const siteIds = z
  .array(idOf("site"))
  .max(200)
  .meta({ title: say("Sites inside the scope"), description: say("None named means all of them.") });
const statuses = { proved: say("Proved"), partly_proved: say("Partly proved"), not_proved: say("Not proved") };
const leaders = ["top_management", "management_representative"] as const;
const held = [inside, granted];

export const adoptionActs = defineActs<Adoption>("adoption")({
  adopt: {
    begins: true,
    title: say("Adopt"),
    past: say("adopted it"),
    may: held,
    to: "adopted",
    holders: leaders,
    class: "D",
    input: z.strictObject({ editionId: EditionId, scope, siteIds: siteIds.default([]), transition: TransitionPlan.nullable().default(null) }),
  },
  describe: {
    title: say("Change the scope"),
    past: say("changed the scope"),
    may: held,
    from: ["adopted"],
    reason: "required",
    holders: leaders,
    class: "D",
    input: z.strictObject({ scope, siteIds }),
  },
  certify: {
    title: say("Enter the certificate"),
    past: say("entered the certificate"),
    may: held,
    from: ["adopted"],
    holders: leaders,
    class: "D",
    input: z.strictObject({ certificate: Certificate.nullable() }),
  },
  plan: {
    title: say("Set the day of transition"),
    past: say("set the day of transition"),
    may: held,
    from: ["adopted"],
    holders: leaders,
    class: "D",
    input: z.strictObject({ transition: TransitionPlan.nullable() }),
  },
  retire: {
    title: say("Retire"),
    past: say("retired it"),
    may: held,
    from: ["adopted"],
    to: "retired",
    reason: "required",
    holders: leaders,
    class: "D",
    input: z.strictObject({}),
  },
  resume: {
    title: say("Adopt again"),
    past: say("adopted it again"),
    may: held,
    from: ["retired"],
    to: "adopted",
    reason: "required",
    holders: leaders,
    class: "D",
    input: z.strictObject({}),
  },
});

/** Separation of duties: a requirement is set aside by two people. */
const notTheProposer: Rule<ApplicabilityRead> = (actor, decision) => (decision.ownerId === actor.id ? notYou(say("You proposed it, so somebody else approves it.")) : yes);

export const applicabilityActs = defineActs<ApplicabilityRead>("applicability")({
  propose: {
    begins: true,
    title: say("Decide whether it applies"),
    past: say("proposed it"),
    may: held,
    to: "proposed",
    holders: [...leaders, "process_owner"],
    class: "D",
    input: z.strictObject({
      requirementId: RequirementId,
      applies: z.boolean(),
      reason,
      /** One site only; none is the whole scope. */
      siteId: idOf("site")
        .nullable()
        .default(null)
        .meta({ title: say("At this site only") }),
      /** The day by which it is looked at again. */
      reviewOn: z.iso
        .date()
        .nullable()
        .default(null)
        .meta({ title: say("Look at it again by") }),
    }),
  },
  revise: {
    title: say("Change"),
    past: say("changed it"),
    may: [inside, either<ApplicabilityRead>(theOwner, granted)],
    from: ["proposed"],
    holders: leaders,
    class: "D",
    input: z.strictObject({ applies: z.boolean(), reason, reviewOn: z.iso.date().nullable() }),
  },
  approve: {
    title: say("Approve"),
    past: say("approved it"),
    may: [inside, notTheProposer, grantedInPerson],
    from: ["proposed"],
    to: "approved",
    holders: leaders,
    class: "P",
    signed: "approval",
    signs: ["requirementId", "applies", "reason", "siteId"],
    input: z.strictObject({}),
  },
  withdraw: {
    title: say("Withdraw"),
    past: say("withdrew it"),
    may: [inside, either<ApplicabilityRead>(theOwner, granted)],
    from: ["proposed", "approved"],
    to: "withdrawn",
    reason: "required",
    holders: leaders,
    class: "D",
    input: z.strictObject({}),
  },
});

export const overrulingActs = defineActs<Overruling>("overruling")({
  overrule: {
    begins: true,
    title: say("Overrule"),
    past: say("overruled it"),
    may: [inside, grantedInPerson],
    to: "standing",
    holders: leaders,
    class: "P",
    signed: "responsibility",
    input: z.strictObject({
      requirementId: RequirementId,
      status: Judged.meta({ title: say("Your judgement"), labels: statuses }),
      reason,
      until: z.iso.date().meta({ title: say("Until"), description: say("At most a year from today; then it ends by itself.") }),
    }),
  },
  withdraw: {
    title: say("Withdraw"),
    past: say("withdrew it"),
    may: [inside, either<Overruling>(theOwner, granted)],
    from: ["standing"],
    to: "ended",
    reason: "required",
    holders: leaders,
    class: "D",
    input: z.strictObject({}),
  },
  lapse: { title: say("End"), past: say("ended it on its day"), may: [], from: ["standing"], to: "ended", byClock: true, input: z.strictObject({}) },
});

export const frameworkActs = defineActs<FrameworkRead>("framework")({
  /** The file was taken in before, by `POST /api/files`; a broken one is refused with its line and changes nothing. */
  import: {
    begins: true,
    title: say("Import"),
    past: say("imported it"),
    may: held,
    to: "imported",
    holders: leaders,
    class: "D",
    input: z.strictObject({ sha256: z.string().regex(/^[0-9a-f]{64}$/) }),
  },
  withdraw: {
    title: say("Withdraw"),
    past: say("withdrew it"),
    may: held,
    from: ["imported"],
    to: "withdrawn",
    reason: "required",
    holders: leaders,
    class: "D",
    input: z.strictObject({}),
    needs: [{ holds: (framework) => framework.adopted === 0, otherwise: say("It is adopted. Retire the adoption first.") }],
  },
  restore: {
    title: say("Restore"),
    past: say("restored it"),
    may: held,
    from: ["withdrawn"],
    to: "imported",
    reason: "required",
    holders: leaders,
    class: "D",
    input: z.strictObject({}),
  },
});
