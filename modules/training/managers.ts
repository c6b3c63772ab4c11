/** Governance roles that, by default, decide about competences, courses and training. */
export const managers = ["process_owner", "management_representative", "top_management"] as const;
