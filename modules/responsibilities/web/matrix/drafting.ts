import { useState } from "react";
import { say } from "#kernel/sentence.ts";
import type { DraftedRow } from "../../proposal-acts.ts";
import type { Level } from "../../subject.ts";
import { mayHold } from "../../template.ts";
import { levelsOf, type Matrix, type Position, type Row } from "./lines.ts";

/** Drafted letters by requirement, then by position; nothing of it is in force. */
export type Drafts = Readonly<Record<string, Readonly<Record<string, Level>>>>;

const key = (siteId: string | null): string => `remit.draft.matrix.${siteId ?? "all"}`;
const read = (siteId: string | null): Drafts => {
  try {
    return JSON.parse(localStorage.getItem(key(siteId)) ?? "{}") as Drafts;
  } catch {
    return {};
  }
};

/** What is drafted for one site (or for all), kept on this device until it is proposed or thrown away. */
export function useDrafts(siteId: string | null) {
  const [kept, setKept] = useState(() => ({ siteId, drafts: read(siteId), before: [] as readonly Drafts[] }));
  const now = kept.siteId === siteId ? kept : { siteId, drafts: read(siteId), before: [] };
  const put = (drafts: Drafts, before: readonly Drafts[]) => {
    localStorage.setItem(key(siteId), JSON.stringify(drafts));
    setKept({ siteId, drafts, before });
  };
  const [last] = now.before.slice(-1);
  return {
    drafts: now.drafts,
    change: (drafts: Drafts) => put(drafts, [...now.before, now.drafts]),
    undo: last ? () => put(last, now.before.slice(0, -1)) : undefined,
    forget: () => put({}, []),
  };
}

const inForce = (matrix: Matrix, row: Row): Readonly<Record<string, Level>> =>
  Object.fromEntries(
    [...levelsOf(matrix, row)].flatMap(([at, level]) => {
      const p = matrix.positions[at];
      return p ? [[p.id, level] as const] : [];
    }),
  );
const same = (a: Readonly<Record<string, Level>>, b: Readonly<Record<string, Level>>): boolean =>
  Object.keys(a).length === Object.keys(b).length && Object.entries(a).every(([id, level]) => b[id] === level);

/** The letters of a row as drafted, by the place of the position. */
export function draftedLevels(matrix: Matrix, draft: Readonly<Record<string, Level>>): ReadonlyMap<number, Level> {
  return new Map(
    matrix.positions.flatMap((p, at) => {
      const level = draft[p.id];
      return level ? [[at, level] as const] : [];
    }),
  );
}

/** Why this position may never have this letter here, or null. The server judges once more when it is proposed. */
export function refusedLetter(position: Position, level: Level, row: Row): string | null {
  const clause = `${row.reference} ${row.title}`,
    { title, role } = position;
  if (level === "A" && row.class === "N" && role !== "top_management")
    return say("{clause} is top management's own and cannot be given away: {title} cannot answer for it.", { clause, title });
  if (mayHold(role, level, { editionId: row.editionId, reference: row.reference, harmonised: [], accountable: null })) return null;
  return role === "consultant"
    ? say("{title} is held by a consultant, who can do work and advise here, but can never answer for it.", { title })
    : say("{title} cannot have this part in {clause}.", { title, clause });
}

/** Sets or takes a letter. One position answers: whoever answered before loses the A. A row that is as in force again is no draft. */
export function withLetter(matrix: Matrix, drafts: Drafts, it: { readonly row: Row; readonly position: Position; readonly level: Level | null }): Drafts {
  const { row, position, level } = it,
    force = inForce(matrix, row),
    next: Record<string, Level> = { ...(drafts[row.requirementId] ?? force) };
  delete next[position.id];
  if (level === "A") for (const [id, other] of Object.entries(next)) if (other === "A") delete next[id];
  if (level) next[position.id] = level;
  const { [row.requirementId]: _, ...others } = drafts;
  return same(next, force) ? others : { ...others, [row.requirementId]: next };
}

export const rowsToPropose = (drafts: Drafts, siteId: string | null): DraftedRow[] =>
  Object.entries(drafts).map(([ref, parts]) => ({
    subject: { type: "requirement", ref },
    siteId,
    parts: Object.entries(parts).map(([positionId, level]) => ({ positionId, level })),
  }));

/** What keeps the drafts from being proposed: somebody must answer for each row. */
export function faultOf(matrix: Matrix, drafts: Drafts): string | null {
  const open = matrix.rows.find((row) => {
    const draft = drafts[row.requirementId];
    return draft && !Object.values(draft).includes("A");
  });
  return open ? say("Nobody answers for {clause} yet. Choose one position.", { clause: `${open.reference} ${open.title}` }) : null;
}
