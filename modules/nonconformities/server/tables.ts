import type { ColumnType, Generated } from "kysely";
import type { Action } from "../action.ts";
import type { NonconformityRead } from "../nonconformity.ts";
import type { OutputRead as Output } from "../output.ts";
import type { ReportRead } from "../report.ts";
import type { z } from "zod";

/** Read as it is, written as JSON text. */
type Json<T> = ColumnType<T, string, string>;
type JsonOrNull<T> = ColumnType<T | null, string | null | undefined, string | null>;
type List<T> = ColumnType<T, string | undefined, string>;
type N = NonconformityRead;
type A = z.infer<typeof Action>;

/** This module's tables. */
export interface Tables {
  posters: { organisation_id: string; id: string; place: string; purpose: string; code: string };
  reports: {
    organisation_id: string;
    id: string;
    text: string;
    sort: string;
    place: string | null;
    anonymous: boolean;
    about_person: boolean;
    reporter_id: string | null;
    reporter_name: string | null;
    poster_id: string | null;
    way: string;
    happened_on: string | null;
    triage: JsonOrNull<NonNullable<ReportRead["triage"]>>;
    became_id: string | null;
    messages: List<ReportRead["messages"]>;
    follow_hash: Buffer | null;
  };
  nonconformities: {
    organisation_id: string;
    id: string;
    what: string;
    requirement: string | null;
    place: string | null;
    source: string;
    grade: string | null;
    process: string | null;
    product: string | null;
    supplier: string | null;
    clauses: Json<string[]>;
    found_by: string | null;
    found_on: string;
    report_id: string | null;
    team: List<N["team"]>;
    containment: JsonOrNull<N["containment"]>;
    correction: JsonOrNull<N["correction"]>;
    evaluation: JsonOrNull<N["evaluation"]>;
    whys: List<N["whys"]>;
    bones: List<N["bones"]>;
    comparisons: List<N["comparisons"]>;
    cause: JsonOrNull<N["cause"]>;
    round: Generated<number>;
    criterion: JsonOrNull<N["criterion"]>;
    verifications: List<N["verifications"]>;
    elsewhere: List<N["elsewhere"]>;
    cost: JsonOrNull<N["cost"]>;
    lesson: string | null;
    original_due_on: string;
    asked: JsonOrNull<N["asked"]>;
    extensions: List<N["extensions"]>;
    merged_into: string | null;
    reopened: Generated<number>;
    escalation: JsonOrNull<N["escalation"]>;
  };
  outputs: {
    organisation_id: string;
    id: string;
    nonconformity_id: string;
    quantity: number;
    unit: string;
    item: string;
    lot: string | null;
    location: string;
    segregation: string;
    held_on: string;
    disposition: string | null;
    decision: JsonOrNull<Output["decision"]>;
    reverification: JsonOrNull<Output["reverification"]>;
  };
  actions: {
    organisation_id: string;
    id: string;
    sort: string;
    details: string | null;
    parent_id: string | null;
    parent_kind: string | null;
    waits_for: string | null;
    original_due_on: string;
    asked: JsonOrNull<A["asked"]>;
    extensions: List<A["extensions"]>;
    started_on: string | null;
    proof: string | null;
    done_on: string | null;
    done_at: string | null;
    result: string | null;
    accepted: JsonOrNull<A["accepted"]>;
    sent_back: Generated<number>;
    escalation: JsonOrNull<A["escalation"]>;
  };
}
