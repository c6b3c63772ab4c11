import type { ColumnType } from "kysely";
import type { Audience } from "#modules/documents/audience.ts";
import type { Assessors, Level } from "../competence.ts";
import type { Method } from "../course.ts";
import type { DemandSubject } from "../demand.ts";
import type { Assessment } from "../assessment.ts";
import type { Drawn, Given } from "../attempt.ts";
import type { Cause, Done, Training } from "../training.ts";
import type { Participant } from "../training-session.ts";
import type { Way } from "../words.ts";

/** Read as it is, written as JSON text. */
type Json<T> = ColumnType<T, string, string>;
type JsonOrNull<T> = ColumnType<T | null, string | null | undefined, string | null>;
type OrNull<T> = ColumnType<T | null, T | null | undefined, T | null>;
type Flag = ColumnType<boolean, boolean | undefined, boolean>;
type Count = ColumnType<number, number | undefined, number>;
interface Own {
  organisation_id: string;
  id: string;
}
interface About extends Own {
  person_id: string;
  competence_id: string;
  level: number;
}

/** This module's tables. */
export interface Tables {
  competences: Own & { purpose: string | null; group_name: string; levels: Json<Level[]>; valid_months: number | null; assessors: Json<Assessors> };
  competence_demands: Own & { competence_id: string; level: number; subject: Json<DemandSubject>; days: number; why: string | null; active: Flag };
  quizzes: Own & {
    draw: number;
    pass_percent: number;
    failures: number;
    pretest: boolean;
    minutes: number | null;
    document_id: string | null;
    bank_version: Count;
    bank: OrNull<Buffer>;
    questions: Count;
  };
  quiz_banks: { organisation_id: string; sha256: Buffer; body: string };
  courses: Own & {
    method: Method;
    content: string | null;
    competence_id: string | null;
    level: number | null;
    document_id: string | null;
    quiz_id: string | null;
    refresher: boolean;
    awareness: boolean;
    days: number;
    minutes: number | null;
    effectiveness_days: number | null;
    indicator: string | null;
  };
  curricula: Own & { audience: Json<Audience[]>; course_ids: string[] };
  trainings: Own & {
    person_id: string;
    course_id: string | null;
    revision_id: string | null;
    curriculum_id: string | null;
    competence_id: string | null;
    cause: Cause;
    why: string;
    open: Flag;
    done: JsonOrNull<Done>;
    done_on: OrNull<string>;
    evaluate_on: OrNull<string>;
    effectiveness: JsonOrNull<NonNullable<Training["effectiveness"]>>;
    retired_because: OrNull<string>;
    reminded_on: OrNull<string>;
    escalated_on: OrNull<string>;
  };
  training_sessions: Own & {
    course_id: string;
    starts_at: string;
    minutes: number;
    place: string;
    trainer_id: string | null;
    trainer_outside: string | null;
    seats: number | null;
    participants: Json<Participant[]>;
    held_on: OrNull<string>;
    note: OrNull<string>;
  };
  assessments: About & {
    assessor_id: string;
    observed_on: string;
    verdict: Assessment["verdict"];
    observed: string;
    qualified_by: Json<Assessment["qualifiedBy"]>;
    withdrawn: JsonOrNull<NonNullable<Assessment["withdrawn"]>>;
  };
  qualifications: About & {
    issuer: string;
    certificate_number: string;
    issued_on: string;
    expires_on: string | null;
    entered_by: string;
    confirmed_by: OrNull<string>;
    confirmed_on: OrNull<string>;
  };
  attainments: About & {
    from_on: string;
    expires_on: string | null;
    source_id: string;
    source_kind: string;
    revoked: JsonOrNull<{ by: string; on: string; reason: string }>;
    warned: OrNull<number>;
    holds: Flag;
  };
  attempts: Own & {
    person_id: string;
    quiz_id: string;
    training_id: string | null;
    pretest: boolean;
    bank_version: number;
    bank: Buffer;
    revision_id: string | null;
    pass_percent: number;
    drawn: Json<Drawn[]>;
    given: ColumnType<Given, string | undefined, string>;
    way: Way;
    percent: OrNull<number>;
    right_answers: OrNull<number>;
    submitted_at: OrNull<string>;
    ends_at: string | null;
    unlocked: JsonOrNull<{ by: string; on: string }>;
  };
  training_due: { organisation_id: string; person_id: string };
}
