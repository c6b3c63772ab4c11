/** What this module adds to the platform's directory tables. */
export interface OrganisationTables {
  positions: { code: string | null };
}
