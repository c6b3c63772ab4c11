import type { Generated } from "kysely";

/** This module's tables. */
export interface KioskTables {
  kiosks: { organisation_id: string; id: string; place: string; paired_at: string | null };
  pins: { organisation_id: string; id: string; person_id: string; given_by: string; code_until: string | null; set_at: string | null };
  kiosk_screens: {
    organisation_id: string;
    kiosk_id: string;
    device_hash: Buffer | null;
    sitting_hash: Buffer | null;
    person_id: string | null;
    began_at: string | null;
    seen_at: string | null;
  };
  pin_secrets: { organisation_id: string; pin_id: string; code_hash: string | null; pin_hash: string | null; wrong: Generated<number> };
}
