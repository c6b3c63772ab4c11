import { say } from "#kernel/sentence.ts";
import type { Certificate } from "../importing/certificate.ts";
import { importDocuments, type ImportOrder } from "./import/run.ts";

const told = (it: Certificate): string[] => {
  if (it.problems.length > 0) {
    const lines = it.problems.map((p) =>
      p.column ? say("Line {line}, {column}: {says}", { line: p.line, column: p.column, says: p.says }) : say("Line {line}: {says}", { line: p.line, says: p.says }),
    );
    return [...lines, say("Nothing was imported.")];
  }
  return [
    say("{lines} lines: {documents, plural, one {# document} other {# documents}} with {revisions, plural, one {# revision} other {# revisions}}.", {
      lines: it.lines,
      documents: it.documents,
      revisions: it.revisions,
    }),
    say("{links} links to clauses; {n, plural, one {# clause that is} other {# clauses that are}} named and not in the library.", { links: it.links, n: it.unknown.length }),
    say("{name}: SHA-256 {sha256}", it.sheet),
    ...it.files.map((file) => say("{name}: SHA-256 {sha256}", file)),
    it.dryRun ? say("This was a rehearsal; nothing was imported.") : say("Imported."),
  ];
};

/** What `remit import` can bring in from here, by the word that follows it. */
export const imports = {
  documents: async (order: ImportOrder): Promise<{ code: 0 | 1; facts: Certificate; text: string[] }> => {
    const facts = await importDocuments(order);
    return { code: facts.problems.length === 0 ? 0 : 1, facts, text: told(facts) };
  },
};
