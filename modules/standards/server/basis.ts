import { sql } from "kysely";
import type { FactAnswer, Reference } from "#kernel/fact.ts";
import type { Tx } from "#server/database.ts";
import type { Moment, Registry } from "#server/registry.ts";
import type { Decided } from "../applying.ts";
import type { Edition, Requirement } from "../library.ts";
import type { AnswersFor } from "../reasons.ts";
import { standingDecisions, standingOverrulings, type StandingOverruling } from "./decisions.ts";
import type { StandardsTables } from "./tables.ts";

type Here = Tx<StandardsTables>;

/** What a question about readiness stands on. */
export interface Ground extends Moment {
  readonly tx: Here;
  readonly registry: Registry;
}

/** Everything that the readiness of some editions is computed from, asked once. */
export interface Basis {
  readonly facts: ReadonlyMap<string, FactAnswer>;
  /** The newest day among the records that a fact names. */
  readonly newest: ReadonlyMap<string, string>;
  /** Null when no module keeps responsibilities. */
  readonly answers: ReadonlyMap<string, AnswersFor> | null;
  readonly decisions: readonly Decided[];
  readonly overrulings: ReadonlyMap<string, StandingOverruling>;
}

async function askFacts({ tx, registry, now, today, zone }: Ground, ids: ReadonlySet<string>): Promise<Map<string, FactAnswer>> {
  const answers = new Map<string, FactAnswer>();
  for (const id of ids) {
    const known = registry.facts.get(id);
    if (known) answers.set(id, await known.answer(tx as never, { now, today, zone }));
  }
  return answers;
}

/** A record's day is when it was opened, or closed since. */
async function newestOf(tx: Here, facts: ReadonlyMap<string, FactAnswer>): Promise<Map<string, string>> {
  const named = [...facts].flatMap(([fact, answer]) => answer.supporting.map((record) => ({ fact, id: record.id })));
  if (named.length === 0) return new Map();
  const { rows } = await sql<{ fact: string; newest: string }>`
    select n.fact, (max(greatest(r.opened_at, r.closed_at)) at time zone 'UTC')::date::text as newest
      from jsonb_to_recordset(${JSON.stringify(named)}::jsonb) as n (fact text, id uuid) join records r on r.organisation_id = (select app_organisation()) and r.id = n.id group by n.fact`.execute(
    tx,
  );
  return new Map(rows.map((row) => [row.fact, row.newest]));
}

async function askAnswering({ tx, registry, now, today, zone }: Ground, subjects: readonly string[]): Promise<Map<string, AnswersFor> | null> {
  if (!registry.answersFor) return null;
  const answering = await registry.answersFor(tx as never, subjects, { now, today, zone });
  const ids = new Set([...answering.values()].flat().flatMap((a) => [a.position.id, ...a.holders.map((h) => h.id)]));
  const numbers =
    ids.size === 0
      ? new Map<string, string>()
      : new Map(
          (
            await tx
              .selectFrom("records")
              .select(["id", "number"])
              .where("id", "in", [...ids])
              .execute()
          ).map((r) => [r.id, r.number]),
        );
  const reference = (kind: string, id: string, title: string): Reference => ({ kind, id, number: numbers.get(id) ?? "", title });
  return new Map(
    [...answering].map(([subject, all]) => [
      subject,
      all.map((a) => ({ position: reference("position", a.position.id, a.position.title), holders: a.holders.map((h) => reference("person", h.id, h.name)) })),
    ]),
  );
}

/** Asks what the readiness of these requirements stands on: each fact once, whoever answers once. */
export async function basisOf(ground: Ground, requirements: readonly Requirement[]): Promise<Basis> {
  const facts = await askFacts(ground, new Set(requirements.flatMap((r) => r.facts)));
  return {
    facts,
    newest: await newestOf(ground.tx, facts),
    answers: await askAnswering(
      ground,
      requirements.filter((r) => r.assessable).map((r) => r.id),
    ),
    decisions: await standingDecisions(ground.tx),
    overrulings: await standingOverrulings(ground.tx, ground.today),
  };
}

export const basisOfEditions = (ground: Ground, editions: readonly Edition[]): Promise<Basis> =>
  basisOf(
    ground,
    editions.flatMap((e) => e.requirements),
  );
