import type { Problem } from "./columns.ts";

/** What came in, for people and programs: the certificate of an import. */
export interface Certificate {
  readonly dryRun: boolean;
  readonly sheet: { readonly name: string; readonly sha256: string };
  readonly lines: number;
  readonly documents: number;
  readonly revisions: number;
  /** Links to clauses of the library, and what the texts name besides. */
  readonly links: number;
  readonly unknown: readonly string[];
  readonly files: readonly { readonly name: string; readonly sha256: string }[];
  readonly problems: readonly Problem[];
}
