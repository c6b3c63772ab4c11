import type { ColumnType } from "kysely";
import type { Adoption, Framework } from "../record.ts";
import type { ReadinessStatus } from "../readiness.ts";

/** Read as it is, written as JSON text. */
type Json<T> = ColumnType<T, string, string>;
type JsonOrNull<T> = ColumnType<T | null, string | null, string | null>;

/** How one requirement stood at the end of a day; people by id, their names are looked up when they are shown. */
export interface KeptRequirement {
  readonly id: string;
  readonly sentence: string;
  readonly answers: readonly { readonly position: { readonly id: string; readonly title: string }; readonly holders: readonly string[] }[];
  readonly evidence: { readonly count: number; readonly newest: string | null };
}

export interface StandardsTables {
  adoptions: {
    organisation_id: string;
    id: string;
    edition_id: string;
    scope: string;
    site_ids: string[];
    certificate: JsonOrNull<Adoption["certificate"]>;
    transition: JsonOrNull<Adoption["transition"]>;
  };
  applicabilities: {
    organisation_id: string;
    id: string;
    edition_id: string;
    requirement_id: string;
    applies: boolean;
    reason: string;
    approved_by: string | null;
    approved_on: string | null;
  };
  overrulings: { organisation_id: string; id: string; edition_id: string; requirement_id: string; status: string; computed: string; reason: string; until_on: string };
  frameworks: {
    organisation_id: string;
    id: string;
    edition_id: string;
    source_id: string;
    format: Framework["format"];
    reference: string;
    published_version: string | null;
    publisher: string | null;
    licence: string | null;
    read: number;
    groups: number;
    assessable: number;
    content_hash: string;
    file_hash: string;
  };
  framework_contents: { organisation_id: string; framework_id: string; content: string };
  readiness_days: {
    organisation_id: string;
    edition_id: string;
    on_day: string;
    statuses: Json<Record<string, ReadinessStatus>>;
    requirements: Json<readonly KeptRequirement[]>;
    facts: Json<Record<string, "yes" | "partly" | "no">>;
  };
}
