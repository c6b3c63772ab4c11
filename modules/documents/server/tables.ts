import type { ColumnType, Generated } from "kysely";
import type { DocumentRead, DocumentSort, RevisionRead, TrainingNeed } from "../record.ts";
import type { Decided, RouteRule, Step } from "../route.ts";

/** Read as it is, written as JSON text. */
type Json<T> = ColumnType<T, string, string>;
type JsonOrNull<T> = ColumnType<T | null, string | null | undefined, string | null>;
type List<T> = ColumnType<T[], string | undefined, string>;
type Flag = ColumnType<boolean, boolean | undefined, boolean>;
type D = DocumentRead;
type R = RevisionRead;

/** This module's tables. */
export interface Tables {
  document_types: {
    organisation_id: string;
    id: string;
    sort: DocumentSort;
    prefix: string;
    routes: Json<RouteRule[]>;
    author_may_approve: boolean;
    review_months: number | null;
    training: TrainingNeed;
    reading_days: number;
    retention_months: number | null;
  };
  documents: {
    organisation_id: string;
    id: string;
    code: string;
    type_id: string;
    language: string;
    translation_of: string | null;
    external: JsonOrNull<NonNullable<D["external"]>>;
    processes: List<string>;
    clauses: List<string>;
    audience: List<D["audience"][number]>;
    current_id: string | null;
    open_id: string | null;
    review_months: number | null;
    confirmed: JsonOrNull<NonNullable<D["confirmed"]>>;
    withdrawn: JsonOrNull<NonNullable<D["withdrawn"]>>;
    hold: JsonOrNull<NonNullable<D["hold"]>>;
    disposal: JsonOrNull<NonNullable<D["disposal"]>>;
    public: Flag;
  };
  revisions: {
    organisation_id: string;
    id: string;
    document_id: string;
    revision: number;
    source: R["source"];
    text: Buffer | null;
    file: JsonOrNull<NonNullable<R["file"]>>;
    summary: string | null;
    cause: string | null;
    training: TrainingNeed | null;
    training_reason: string | null;
    effective_on: string | null;
    gate: number | null;
    gate_override: JsonOrNull<NonNullable<R["gateOverride"]>>;
    route: List<Step>;
    step: number | null;
    round: Generated<number>;
    decided: List<Decided>;
    author_ids: string[];
    issued: JsonOrNull<NonNullable<R["issued"]>>;
    effective_at: string | null;
    superseded_at: string | null;
    imported: JsonOrNull<NonNullable<R["imported"]>>;
    in_work: Flag;
    in_force: Flag;
    public_code: string;
  };
  document_texts: { organisation_id: string; sha256: Buffer; body: string | null };
  document_remarks: {
    organisation_id: string;
    id: string;
    record_id: string;
    by_person: string;
    at: string;
    text: string;
    quote: string | null;
    answered: JsonOrNull<{ by: string; at: string; note: string }>;
    settled: JsonOrNull<{ by: string; at: string; note: string | null }>;
  };
  readings: {
    organisation_id: string;
    id: string;
    document_id: string;
    revision_id: string;
    person_id: string;
    acknowledged_at: string | null;
    way: "app" | "kiosk" | null;
    reminded_on: string | null;
    lapsed: Flag;
  };
  copies: {
    organisation_id: string;
    id: string;
    document_id: string;
    revision_id: string;
    holder: string;
    expires_on: string | null;
    recalled_on: string | null;
    ended_on: string | null;
    public_code: string;
  };
  distribution_due: { organisation_id: string; revision_id: string };
  revision_words: { organisation_id: string; revision_id: string; document_id: string; in_force: boolean; open: boolean; text: string; words: unknown };
}
