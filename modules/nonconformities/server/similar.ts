import { sql } from "kysely";
import { say } from "#kernel/sentence.ts";
import { pathOf } from "#server/own/records.ts";
import type { Tx } from "#server/database.ts";
import type { Registry } from "#server/registry.ts";
import type { SimilarCase } from "../nonconformity-views.ts";
import type { Tables } from "./tables.ts";

export interface Like {
  readonly text: string;
  readonly siteId?: string | null | undefined;
  readonly process?: string | null | undefined;
  readonly cause?: string | null | undefined;
  readonly besides?: string | undefined;
}

interface Hit {
  id: string;
  kind: string;
  number: string;
  title: string;
  state: string;
  openedAt: string;
  cause: string | null;
  words: number;
  sameSite: boolean;
  sameProcess: boolean;
  sameCause: boolean;
}

const least = 0.3;

function because(hit: Hit): string {
  if (hit.sameProcess && hit.sameCause) return say("The same process and the same kind of cause, within twelve months.");
  if (hit.sameProcess) return say("The same process, in similar words.");
  return hit.sameSite ? say("The same site, in similar words.") : say("Similar words.");
}

/** The longest words of a text, each once: they say most, and point at the cases worth a closer look. */
const telling = (text: string): string[] => [...new Set(text.match(/[\p{L}\p{N}]{4,}/gu) ?? [])].toSorted((a, b) => b.length - a.length).slice(0, 10);

/**
 * Cases of the last twelve months that look the same: by their words, and by process, site and kind
 * of cause. Trigrams of whole texts are dear, so only the sixty that share most words and those of
 * the same process and kind of cause are compared so closely.
 */
export async function similarCases(tx: Tx<Tables>, registry: Registry, like: Like, now: Date): Promise<SimilarCase[]> {
  const text = like.text.toLowerCase().slice(0, 600),
    besides = like.besides ?? "00000000-0000-0000-0000-000000000000";
  const hits = telling(text).map((word) => sql`(position(${word} in r.search) > 0)::int`);
  const shared = hits.length > 0 ? sql.join(hits, sql` + `) : sql`0`;
  const { rows } = await sql<Hit>`
    with recent as materialized (
      select r.id, ${shared} as shared, coalesce(r.site_id = ${like.siteId ?? null}::uuid, false) as same_site, coalesce(lower(n.process) = lower(${like.process ?? null}::text), false) as same_process,
             coalesce(n.cause ->> 'category' = ${like.cause ?? null}::text, false) as same_cause, r.opened_at
        from records r join nonconformities n on n.organisation_id = r.organisation_id and n.id = r.id
       where r.organisation_id = (select app_organisation()) and r.kind = 'nonconformity' and r.opened_at > ${now}::timestamptz - interval '12 months' and r.opened_at <= ${now} and r.state <> 'cancelled' and r.id <> ${besides}
    ), near as ((select * from recent order by shared + same_process::int desc, opened_at desc limit 60) union (select * from recent where same_process and same_cause order by opened_at desc limit 20)), compared as materialized (
      select r.id, r.kind, r.number, r.title, r.state, r.opened_at as "openedAt", n.cause ->> 'text' as cause,
             greatest(word_similarity(lower(r.title), ${text}), similarity(lower(n.what), ${text}))::float8 as words,
             b.same_site as "sameSite", b.same_process as "sameProcess", b.same_cause as "sameCause"
        from near b join records r on r.organisation_id = (select app_organisation()) and r.id = b.id join nonconformities n on n.organisation_id = r.organisation_id and n.id = r.id)
    select * from compared c
     where c.words + 0.1 * c."sameSite"::int + 0.15 * c."sameProcess"::int >= ${least} or (c."sameProcess" and c."sameCause")
     order by (c."sameProcess" and c."sameCause") desc, c.words + 0.1 * c."sameSite"::int + 0.15 * c."sameProcess"::int desc, c."openedAt" desc limit 5`.execute(tx);
  return rows.map((hit) => ({
    id: hit.id,
    kind: hit.kind,
    number: hit.number,
    title: hit.title,
    state: hit.state,
    path: pathOf(registry, hit),
    openedAt: hit.openedAt,
    cause: hit.cause,
    similarity: Math.round(Math.min(1, hit.words) * 100) / 100,
    because: because(hit),
    repeat: hit.sameProcess && hit.sameCause,
  }));
}
