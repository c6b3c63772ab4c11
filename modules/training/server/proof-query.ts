import { sql } from "kysely";
import type { z } from "zod";
import { issueOn, readOn } from "#modules/documents/server/published.ts";
import { dayOf, written } from "#kernel/date.ts";
import { say } from "#kernel/sentence.ts";
import type { Linked } from "#kernel/shown.ts";
import { linked } from "#server/linked.ts";
import { named } from "#server/people.ts";
import type { Asking } from "#server/registry.ts";
import { levelTitle } from "../competence.ts";
import type { trainingViews } from "../training-views.ts";
import { plain } from "./cell-query.ts";
import { nothing } from "./keep.ts";
import type { Tables } from "./tables.ts";

type Asks = z.output<typeof trainingViews.proof.asks>;
type Proof = z.input<typeof trainingViews.proof.gives>;
type On = Asking<Asks, Tables>;

interface Step {
  readonly at: string;
  readonly says: string;
  readonly id: string;
}

const midnight = (day: string): string => `${day}T00:00:00.000Z`;

/** Everything on record before the end of a day about a person and an issue: read, trained, tested. */
async function stepsForIssue({ tx, asks, zone }: On, issue: { revisionId: string; documentId: string; effectiveAt: string | null }): Promise<Step[]> {
  const steps: Step[] = [];
  if (issue.effectiveAt) steps.push({ at: issue.effectiveAt, says: say("The issue took effect."), id: issue.revisionId });
  const read = await readOn(plain(tx), issue.revisionId, asks.personId);
  if (read) steps.push({ at: read.at, says: say("Read and understood, in person."), id: read.readingId });
  const { rows: done } = await sql<{ id: string; at: string; way: string; on: string }>`
    select t.id, t.done ->> 'at' as at, t.done ->> 'way' as way, t.done_on::text as on from trainings t
     where t.organisation_id = (select app_organisation()) and t.person_id = ${asks.personId} and t.revision_id = ${issue.revisionId} and t.done_on is not null`.execute(tx);
  for (const t of done)
    steps.push({
      id: t.id,
      at: t.at,
      says: t.way === "bulk" ? say("Training on it entered by an administrator for several people, done on {day}.", { day: written(t.on) }) : say("Training on it done."),
    });
  const { rows: passed } = await sql<{ id: string; at: string; percent: number; version: number }>`
    select a.id, moment(a.submitted_at) as at, a.percent, a.bank_version as version from attempts a
     where a.organisation_id = (select app_organisation()) and a.person_id = ${asks.personId} and a.revision_id = ${issue.revisionId} and a.percent >= a.pass_percent`.execute(tx);
  for (const a of passed)
    steps.push({ id: a.id, at: a.at, says: say("Passed its quiz with {percent} %, questions in version {version}.", { percent: a.percent, version: a.version }) });
  return steps.filter((s) => dayOf(new Date(s.at), zone) <= asks.on).toSorted((a, b) => (a.at < b.at ? -1 : 1));
}

/** Evidence of a competence that held on a day, with what it rests on. */
async function stepsForCompetence({ tx, asks }: On, competenceId: string, levels: Parameters<typeof levelTitle>[0]): Promise<Step[]> {
  const { rows } = await sql<{ id: string; level: number; fromOn: string; expiresOn: string | null; sourceId: string; openedAt: string; assessor: string | null }>`
    select a.id, a.level, a.from_on as "fromOn", a.expires_on as "expiresOn", a.source_id as "sourceId", moment(r.opened_at) as "openedAt",
           (select p.name from assessments s join people p on p.organisation_id = s.organisation_id and p.id = s.assessor_id where s.organisation_id = a.organisation_id and s.id = a.source_id) as assessor
      from attainments a
      join records r on r.organisation_id = a.organisation_id and r.id = a.id
     where a.organisation_id = (select app_organisation()) and a.person_id = ${asks.personId} and a.competence_id = ${competenceId} and a.from_on <= ${asks.on}
       and (a.expires_on is null or a.expires_on >= ${asks.on}) and (a.revoked is null or (a.revoked ->> 'on')::date > ${asks.on}) order by a.from_on, r.number`.execute(tx);
  return rows.flatMap((row) => {
    const level = levelTitle(levels, row.level);
    const says = row.expiresOn
      ? say("Competent at the level “{level}” until {day}.", { level, day: written(row.expiresOn) })
      : say("Competent at the level “{level}”, without an end.", { level });
    const days = { day: written(row.fromOn), entered: written(row.openedAt.slice(0, 10)), assessor: row.assessor ?? "" };
    const shownBy = row.assessor ? say("Seen at the work on {day} by {assessor}, entered on {entered}.", days) : say("Shown on {day}, entered on {entered}.", days);
    return [
      { id: row.sourceId, at: midnight(row.fromOn), says: shownBy },
      { id: row.id, at: midnight(row.fromOn), says },
    ];
  });
}

/** "Was this person trained on revision 3 before 4 May?": the answer, and every record that shows it. */
export async function proofQuery(asking: On): Promise<Proof> {
  const { tx, asks, registry, zone } = asking;
  const person = (await named(tx, [asks.personId])).get(asks.personId),
    about = (await linked(tx, registry, [asks.documentId ?? asks.competenceId])).get(asks.documentId ?? asks.competenceId ?? "");
  if (!person || !about || about.kind !== (asks.documentId ? "document" : "competence")) throw nothing();
  if (asks.competenceId) {
    const { levels } = await tx.selectFrom("competences").select("levels").where("id", "=", about.id).executeTakeFirstOrThrow();
    return shown(asking, { person, about, revision: null }, { steps: await stepsForCompetence(asking, about.id, levels), proves: (all) => all.length > 0 });
  }
  const which = asks.revision ? { revision: asks.revision } : { before: endOf(asks.on, zone) },
    issue = await issueOn(plain(tx), about.id, which);
  if (!issue) return shown(asking, { person, about, revision: asks.revision ?? null }, { steps: [], proves: () => false });
  const steps = await stepsForIssue(asking, issue);
  return shown(asking, { person, about, revision: issue.revision }, { steps, proves: (all) => all.some((s) => s.id !== issue.revisionId) });
}

/** The last moment of a day where the organisation is, near enough: the zone's noon is never on another day. */
const endOf = (day: string, zone: string): Date => {
  const noon = new Date(`${day}T12:00:00Z`),
    offset = new Date(noon.toLocaleString("en-US", { timeZone: zone })).getTime() - new Date(noon.toLocaleString("en-US", { timeZone: "UTC" })).getTime();
  return new Date(Date.parse(`${day}T23:59:59.999Z`) - offset);
};

async function shown(
  { tx, asks, registry }: On,
  it: { person: { id: string; name: string }; about: Linked; revision: number | null },
  { steps, proves }: { steps: readonly Step[]; proves: (steps: readonly Step[]) => boolean },
): Promise<Proof> {
  const records = await linked(
    tx,
    registry,
    steps.map((s) => s.id),
  );
  const chain = steps.flatMap((s) => {
    const record = records.get(s.id);
    return record ? [{ at: s.at, says: s.says, record }] : [];
  });
  const yes = proves(steps),
    values = { person: it.person.name, about: it.about.title, revision: it.revision ?? 0, day: written(asks.on) };
  return { ...it, on: asks.on, answer: yes ? "yes" : "no", sentence: sentenceFor(yes, it.revision !== null, values), chain };
}

function sentenceFor(yes: boolean, issue: boolean, values: Record<string, string | number>): string {
  if (issue)
    return yes
      ? say("{person} was trained on {about}, revision {revision}, by {day}.", values)
      : say("Nothing on record shows that {person} was trained on {about}, revision {revision}, by {day}.", values);
  return yes ? say("{person} was competent in {about} on {day}.", values) : say("Nothing on record shows that {person} was trained for {about} by {day}.", values);
}
