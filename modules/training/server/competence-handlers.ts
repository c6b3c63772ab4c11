import { Refusal } from "#kernel/errors.ts";
import { say } from "#kernel/sentence.ts";
import type { Handlers } from "#server/registry.ts";
import type { competenceActs, demandActs } from "../acts.ts";
import { levelTitle } from "../competence.ts";
import type { CompetenceRead, DemandRead } from "../record.ts";
import { competenceInUse, given, json, set } from "./keep.ts";
import type { Tables } from "./tables.ts";

export const competenceHandlers: Handlers<typeof competenceActs, CompetenceRead, Tables> = {
  define: async ({ tx, id, actor, input }) => {
    const { title, purpose, group, levels, validMonths, assessors, ownerId } = input;
    await tx
      .insertInto("competences")
      .values({ organisation_id: actor.organisationId, id, purpose, group_name: group, levels: json(levels), valid_months: validMonths, assessors: json(assessors) })
      .execute();
    return { title, ownerId: ownerId ?? (actor.system ? null : actor.id) };
  },
  change: async ({ tx, id, input, record }) => {
    const { levels, assessors, title } = input;
    if (levels && levels.length < record.levels.length) await demandUnused(tx, id, levels.length);
    const plain = given(input, { purpose: "purpose", group: "group_name", validMonths: "valid_months" });
    await set(tx, "competences", id, { ...plain, ...(levels ? { levels: json(levels) } : {}), ...(assessors ? { assessors: json(assessors) } : {}) });
    return title ? { title } : {};
  },
  retire: async () => {},
};

/** A level that is demanded, taught or held stays in the scale. */
async function demandUnused(tx: Parameters<typeof competenceInUse>[0], competenceId: string, most: number): Promise<void> {
  const above = await tx
    .selectFrom("competence_demands")
    .select("id")
    .where("competence_id", "=", competenceId)
    .where("active", "=", true)
    .where("level", ">", most)
    .executeTakeFirst();
  const held = await tx.selectFrom("attainments").select("id").where("competence_id", "=", competenceId).where("holds", "=", true).where("level", ">", most).executeTakeFirst();
  if (above || held)
    throw new Refusal("conflict", say("A level that you take away is still demanded or held. End the requirement first, or keep the level."), {
      fields: { levels: say("Keep the highest level.") },
    });
}

export const demandHandlers: Handlers<typeof demandActs, DemandRead, Tables> = {
  set: async ({ tx, id, actor, input }) => {
    const { competenceId, level, subject, days, why } = input;
    const competence = await competenceInUse(tx, competenceId, level);
    await tx
      .insertInto("competence_demands")
      .values({ organisation_id: actor.organisationId, id, competence_id: competenceId, level, subject: json(subject), days, why })
      .execute();
    const siteId = "siteId" in subject ? subject.siteId : null;
    return { title: say("{competence}: {level}", { competence: competence.title, level: levelTitle(competence.levels, level) }), ownerId: actor.system ? null : actor.id, siteId };
  },
  change: async ({ tx, id, input, record }) => {
    const competence = await competenceInUse(tx, record.competenceId, input.level ?? record.level);
    await set(tx, "competence_demands", id, given(input, { level: "level", days: "days", why: "why" }));
    return input.level ? { title: say("{competence}: {level}", { competence: competence.title, level: levelTitle(competence.levels, input.level) }) } : {};
  },
  end: async ({ tx, id }) => void (await set(tx, "competence_demands", id, { active: false })),
};
