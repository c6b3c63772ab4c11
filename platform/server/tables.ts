import type { Generated } from "kysely";

/** The platform's tables, as every module's transaction knows them. Timestamps are RFC 3339 text, days are `2026-11-23`. */
export interface PlatformTables {
  chains: { organisation_id: string; sequence: Generated<number>; hash: Generated<Buffer>; at: Generated<string> };
  events: {
    organisation_id: string;
    sequence: number;
    at: string;
    kind: string;
    record_id: string;
    version: number;
    act: string;
    actor_id: string;
    body: string;
    previous: Buffer;
    hash: Buffer;
  };
  checkpoints: { organisation_id: string; sequence: number; hash: Buffer; at: string; signature: Buffer };
  records: {
    organisation_id: string;
    id: string;
    kind: string;
    number: string;
    title: string;
    state: string;
    version: Generated<number>;
    owner_id: string | null;
    /** Everybody who ever owned it; the database keeps it. */
    owners: Generated<string[]>;
    site_id: string | null;
    unit_id: string | null;
    due_on: string | null;
    confidential: Generated<boolean>;
    readers: Generated<string[]>;
    opened_at: string;
    closed_at: string | null;
    search: Generated<string>;
  };
  counters: { organisation_id: string; series: string; last: number };
  turns: {
    organisation_id: string;
    record_id: string;
    person_id: string | null;
    position_id: string | null;
    role: string | null;
    site_id: string | null;
    act: string;
    why: string;
    due_on: string | null;
    since: string;
  };
  requests: { organisation_id: string; person_id: string; key: string; fingerprint: Buffer; reply: unknown; at: Generated<string> };
  personal_values: { organisation_id: string; record_id: string; commitment: Buffer; salt: Buffer | null; value: string | null };
  personal_keys: { organisation_id: string; record_id: string; key: Buffer | null };
  signatures: {
    organisation_id: string;
    id: string;
    record_id: string;
    person_id: string;
    printed_name: string;
    position: string | null;
    meaning: string;
    act: string;
    at: string;
    record_version: number;
    content_hash: Buffer;
    method: string;
    voided_at: string | null;
    voided_because: string | null;
  };
  comments: { organisation_id: string; id: string; record_id: string; author_id: string; text: string; mentions: string[]; at: string };
  links: { organisation_id: string; id: string; record_id: string; to_id: string; relation: string; at: string; removed_at: string | null };
  files: { organisation_id: string; sha256: Buffer; type: string; size: number; at: string; by_person: string; also_by: Generated<string[]> };
  attachments: {
    organisation_id: string;
    id: string;
    record_id: string;
    sha256: Buffer;
    name: string;
    purpose: string | null;
    fact_on: string | null;
    at: string;
    by_person: string;
    removed_at: string | null;
  };
  notifications: {
    organisation_id: string;
    id: string;
    person_id: string;
    record_id: string | null;
    act: string | null;
    text: string;
    once: string;
    at: string;
    read_at: string | null;
    mailed_at: string | null;
  };
  preferences: { organisation_id: string; person_id: string; name: string; value: unknown };
  organisations: { organisation_id: string; id: string; name: string; slug: string; zone: Generated<string>; locale: Generated<string>; settings: Generated<unknown> };
  sites: { organisation_id: string; id: string; code: string; address: string | null };
  units: { organisation_id: string; id: string; parent_id: string | null; head_position_id: string | null };
  people: {
    organisation_id: string;
    id: string;
    name: string;
    email: string | null;
    phone: string | null;
    employee_number: string | null;
    user_name: string | null;
    joined_on: string | null;
    left_on: string | null;
    away_from: string | null;
    away_until: string | null;
    erased: Generated<boolean>;
    signing: unknown;
  };
  turn_looks: { organisation_id: string; sequence: number; on_day: string; taken_at: string | null };
  indicator_days: { organisation_id: string; indicator: string; on_day: string; value: number };
  positions: { organisation_id: string; id: string; role: string; reports_to: string | null; authority: string[]; may: string | null; seats: Generated<number> };
  holdings: { organisation_id: string; id: string; position_id: string; person_id: string; deputy: boolean; from_on: string; until_on: string | null };
  delegations: {
    organisation_id: string;
    id: string;
    position_id: string;
    from_person: string;
    to_person: string;
    acts: string[];
    /** Those of the acts that only the owner of a record does. */
    own_acts: Generated<string[]>;
    subjects: string[];
    starts_on: string;
    ends_on: string;
  };
}
