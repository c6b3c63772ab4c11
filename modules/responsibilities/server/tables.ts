/** The module's own tables. Lists are kept as JSON: they are read and written whole. */
export interface ResponsibilityTables {
  assignments: {
    organisation_id: string;
    id: string;
    subject_type: string;
    subject_ref: string;
    site_id: string | null;
    parts: unknown;
    proposal_id: string | null;
    active: boolean;
  };
  matrix_changes: { organisation_id: string; id: string; why: string; rows: unknown; revision: number | null; decided_by: string | null; decided_at: string | null };
  delegation_terms: { organisation_id: string; id: string; why: string; accepted_at: string | null; ended_on: string | null };
  sheets: {
    organisation_id: string;
    id: string;
    position_id: string;
    revision: number;
    role: string;
    duties: unknown;
    authority: string[];
    may: string | null;
    content_hash: string;
    acknowledgements: unknown;
  };
  handovers: { organisation_id: string; id: string; person_id: string; reason: string; last_day: string; decisions: unknown; done: unknown };
}
