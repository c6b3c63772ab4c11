/** The page of a record of whatever kind, by its id. */
export const recordHref = (id: string): string => `/record/${id}`;
