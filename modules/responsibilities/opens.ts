import { positionKind } from "#modules/organisation/record.ts";
import type { Opens, PositionNamed } from "./answer.ts";
import type { Above, Resolver } from "./answering.ts";
import { assignmentKind, delegationKind, handoverKind, proposalKind, sheetKind } from "./record.ts";
import type { State } from "./state.ts";

/** What composing an answer needs beside the state: the tree, the resolver, how acts are said. */
export interface Composing {
  readonly state: State;
  readonly above: Above;
  readonly resolver: Resolver;
  readonly actTitle: (act: string) => string;
}

const kinds = { assignment: assignmentKind, proposal: proposalKind, delegation: delegationKind, sheet: sheetKind, handover: handoverKind, position: positionKind };
export const opensOwn = (kind: keyof typeof kinds, record: { id: string; number: string; title: string }): Opens => ({
  kind,
  id: record.id,
  number: record.number,
  title: record.title,
  path: kinds[kind].path.replace(":number", encodeURIComponent(record.number)),
});

export function positionNamed(state: State, id: string): PositionNamed | null {
  const position = state.positions.get(id);
  if (!position) return null;
  const { number, title, role, siteId } = position;
  return { id, number, title, role, siteId, path: positionKind.path.replace(":number", encodeURIComponent(number)) };
}

/** Editions that somebody must answer for: those adopted, and those that the matrix speaks of. */
export const inScope = (it: Pick<Composing, "state" | "resolver">): ReadonlySet<string> => new Set([...it.state.adopted, ...it.resolver.editions]);
