import { say } from "#kernel/sentence.ts";

/** What a line of the sheet may say; each line is one revision of one document. */
export const columns = {
  code: ["code", "number", "designation"],
  title: ["title"],
  type: ["type", "documenttype"],
  owner: ["owner", "answersfor"],
  file: ["file", "path"],
  revision: ["revision", "rev", "issue"],
  effective: ["effectivedate", "effective", "inforcesince"],
  summary: ["summary", "whatchanged"],
  approved: ["approvedby", "approved"],
  language: ["language"],
  clauses: ["clauses", "requirements"],
  audience: ["audience", "distribution"],
  process: ["process", "processes"],
  training: ["training"],
  evidence: ["evidence", "signatures"],
  public: ["public"],
} as const;
export type Column = keyof typeof columns;
export const neededColumns: readonly Column[] = ["code", "title", "type", "owner", "file", "revision", "effective"];

export interface Problem {
  readonly line: number;
  readonly column: Column | null;
  readonly says: string;
}
export interface Row {
  readonly line: number;
  readonly cells: Readonly<Partial<Record<Column, string>>>;
}

const plain = (heading: string): string => heading.toLowerCase().replace(/[^a-z]/g, "");
export const columnFrom = (heading: string): Column | null => {
  const found = Object.entries(columns).find(([, names]) => (names as readonly string[]).includes(plain(heading)));
  return found ? (found[0] as Column) : null;
};
export const unknownColumn = (heading: string): string => say("{heading} is not a column that is known here.", { heading });
