import { stringify } from "yaml";

export interface WrittenClause {
  readonly ref: string;
  readonly title?: string;
  readonly parent?: string;
  readonly asks?: string;
  readonly [key: string]: unknown;
}

/** An edition file for tests: whatever asks for something is assessable, its parent is of the same edition. */
export function editionText(id: string, clauses: readonly WrittenClause[], head: Readonly<Record<string, unknown>> = {}): string {
  const standard = {
    id,
    ref: id.toUpperCase(),
    title: "A standard for tests",
    short: "TMS",
    edition: 1,
    published: "2020",
    status: "current",
    verification: { sources: ["own"] },
    counts: { nodes: clauses.length },
    text_policy: "Own words.",
    ...head,
  };
  const nodes = clauses.map(({ ref, title, parent, asks, ...others }) => ({
    id: `${id}:${ref}`,
    ref,
    title: title ?? `Clause ${ref}`,
    parent: parent === undefined ? null : parent.includes(":") ? parent : `${id}:${parent}`,
    assessable: asks !== undefined,
    verified: true,
    ...(asks === undefined ? {} : { asks, accountable: "process_owner" }),
    ...(others["hs"] === undefined ? {} : { hs_fit: "core" }),
    ...others,
  }));
  return stringify({ schema: "ms-standard/0.1", standard, nodes });
}
