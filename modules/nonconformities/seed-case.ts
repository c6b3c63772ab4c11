/** One case of the example: what was seen, why it was so, what was done, and how far it is. */
export interface Case {
  readonly key: string;
  readonly on: string;
  readonly by: string;
  readonly site: "peenya" | "jigani";
  readonly place: string;
  readonly text: string;
  readonly title: string;
  readonly process: string;
  readonly source?: "report" | "audit" | "complaint" | "supplier" | "process";
  readonly clauses: readonly string[];
  readonly owner: string;
  readonly grade: "minor" | "major";
  readonly severity: number;
  readonly recurrence: number;
  readonly whys: readonly string[];
  readonly category: string;
  readonly actions: readonly { readonly title: string; readonly by: string }[];
  readonly criterion: string;
  /** How far it is: a correction alone was enough, or it stands in one of the later states. */
  readonly ends: "correction" | "closed" | "reopened" | "acting" | "late" | "contained" | "verified";
  readonly product?: string;
}

export const base = {
  site: "peenya",
  process: "Production",
  clauses: ["iso-9001-2015:8.5.1", "iso-9001-2015:10.2.1"],
  owner: "gowda",
  grade: "minor",
  severity: 2,
  recurrence: 2,
  category: "Method",
} as const;
export const jigani = { ...base, site: "jigani", owner: "patil" } as const;
export const twice = (a: string, b: string, c: string, d: string) => [
  { title: a, by: b },
  { title: c, by: d },
];
