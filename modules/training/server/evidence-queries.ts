import { sql } from "kysely";
import { recordQueries } from "#server/own/record-queries.ts";
import { named } from "#server/people.ts";
import { exactly, idOf, register } from "#server/register.ts";
import type { Asking, Queries } from "#server/registry.ts";
import type { assessmentViews, attainmentViews, qualificationViews, trainingSessionViews } from "../views.ts";
import { findSessions } from "./find.ts";
import { findAssessments, findAttainments, findQualifications } from "./find-people.ts";
import { nothing } from "./keep.ts";
import { linksTo, ownerOf } from "./register-queries.ts";
import type { Tables } from "./tables.ts";

const person = (column: string): string => `coalesce((select q.name from people q where q.organisation_id = n.organisation_id and q.id = ${column}), '')`;
const about = {
  personId: "n.person_id",
  person: person("n.person_id"),
  competenceId: "n.competence_id",
  competence: "(select q.title from records q where q.organisation_id = n.organisation_id and q.id = n.competence_id)",
  level: "n.level",
};
interface About {
  personId: string;
  person: string;
  competenceId: string;
  competence: string;
  level: number;
}
type Whose = Asking<{ personId?: string | undefined; competenceId?: string | undefined; sort: string; limit: number }, Tables>;

/** A page of records about one person and one competence each. */
function listed<T>({ tx, asks, registry, today, zone }: Whose, it: { kind: string; table: string; shows: Record<keyof T & string, string> }) {
  const { personId, competenceId, ...filters } = asks;
  const where = [...exactly("n.person_id", personId), ...exactly("n.competence_id", competenceId)];
  return register<About & T>(tx, { ...it, shows: { ...about, ...it.shows }, where, filters, registry, today, zone });
}

const nameOf = async ({ tx }: Pick<Asking<unknown, Tables>, "tx">, id: string | null) => (id ? ((await named(tx, [id])).get(id) ?? null) : null);

export const assessmentQueries: Queries<typeof assessmentViews, Tables> = {
  list: (asking) =>
    listed<{ assessor: string | null; observedOn: string; verdict: string }>(asking, {
      kind: "assessment",
      table: "assessments",
      shows: { assessor: person("n.assessor_id"), observedOn: "n.observed_on", verdict: "n.verdict" },
    }),
  one: async (asking) => {
    const id = await idOf(asking.tx, "assessment", asking.asks),
      [record] = id ? await findAssessments(asking.tx, [id]) : [];
    if (!record) throw nothing();
    const [qualifiedBy] = await linksTo(asking, [record.qualifiedBy.attainmentId ?? record.qualifiedBy.positionId]);
    return { record, assessor: await nameOf(asking, record.assessorId), qualifiedBy: qualifiedBy ?? null };
  },
};

export const qualificationQueries: Queries<typeof qualificationViews, Tables> = {
  list: (asking) =>
    listed<{ issuer: string; certificateNumber: string; issuedOn: string; expiresOn: string | null }>(asking, {
      kind: "qualification",
      table: "qualifications",
      shows: { issuer: "n.issuer", certificateNumber: "n.certificate_number", issuedOn: "n.issued_on", expiresOn: "n.expires_on" },
    }),
  one: async (asking) => {
    const id = await idOf(asking.tx, "qualification", asking.asks),
      [record] = id ? await findQualifications(asking.tx, [id]) : [];
    if (!record) throw nothing();
    return { record, enteredBy: await nameOf(asking, record.enteredBy), confirmedBy: await nameOf(asking, record.confirmedBy) };
  },
};

export const attainmentQueries: Queries<typeof attainmentViews, Tables> = {
  list: (asking) =>
    listed<{ fromOn: string; expiresOn: string | null }>(asking, { kind: "attainment", table: "attainments", shows: { fromOn: "n.from_on", expiresOn: "n.expires_on" } }),
  one: async (asking) => {
    const id = await idOf(asking.tx, "attainment", asking.asks),
      [record] = id ? await findAttainments(asking.tx, [id]) : [];
    if (!record) throw nothing();
    const [competence] = await linksTo(asking, [record.competenceId]),
      [source] = await linksTo(asking, [record.sourceId]);
    if (!competence) throw nothing();
    return { record, person: { id: record.personId, name: record.person }, competence, source: source ?? null };
  },
};

interface SessionShown {
  course: string;
  startsAt: string;
  minutes: number;
  place: string;
  trainer: string | null;
  enrolled: number;
  signed: number;
  seats: number | null;
}

export const trainingSessionQueries: Queries<typeof trainingSessionViews, Tables> = {
  list: ({ tx, asks, registry, today, zone }) => {
    const { courseId, personId, from, until, ...filters } = asks;
    const shows: Record<keyof SessionShown, string> = {
      course: "(select q.title from records q where q.organisation_id = n.organisation_id and q.id = n.course_id)",
      startsAt: "moment(n.starts_at)",
      minutes: "n.minutes",
      place: "n.place",
      trainer: `coalesce(n.trainer_outside, ${person("n.trainer_id")})`,
      enrolled: "jsonb_array_length(n.participants)",
      signed: "(select count(*)::int from jsonb_array_elements(n.participants) x where x ->> 'signedAt' is not null)",
      seats: "n.seats",
    };
    const where = [
      ...exactly("n.course_id", courseId),
      ...(personId ? [sql`n.participants @> ${JSON.stringify([{ personId }])}::jsonb`] : []),
      ...(from ? [sql`(n.starts_at at time zone ${zone})::date >= ${from}`] : []),
      ...(until ? [sql`(n.starts_at at time zone ${zone})::date <= ${until}`] : []),
    ];
    return register<SessionShown>(tx, { kind: "trainingsession", table: "training_sessions", shows, where, filters, registry, today, zone });
  },
  one: async (asking) => {
    const { tx, asks } = asking;
    const id = await idOf(tx, "trainingsession", asks),
      [record] = id ? await findSessions(tx, [id], asking) : [];
    if (!record) throw nothing();
    const [course] = await linksTo(asking, [record.courseId]);
    if (!course) throw nothing();
    const people = await named(
      tx,
      record.participants.map((p) => p.personId),
    );
    return {
      record,
      course,
      owner: await ownerOf(asking, record.ownerId),
      trainer: await nameOf(asking, record.trainerId),
      people: [...people.values()],
      signatures: await recordQueries.signatures({ ...asking, asks: { id: record.id } }),
    };
  },
};
