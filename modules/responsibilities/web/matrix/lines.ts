import type { z } from "zod";
import { say } from "#kernel/sentence.ts";
import { written } from "#kernel/date.ts";
import { initials } from "#web/kit/people.tsx";
import type { Level } from "../../subject.ts";
import type { responsibilityViews } from "../../views.ts";
import { does, remitOfPerson, remitOfPosition } from "../words.ts";

export type Matrix = z.output<(typeof responsibilityViews)["matrix"]["gives"]>;
export type Row = Matrix["rows"][number];
export type Position = Matrix["positions"][number];

/** A line of the table: an edition, a chapter, or a requirement with its cells. */
export type Line = { readonly key: string; readonly title: string; readonly reference: string } & (
  | { readonly kind: "standard" | "chapter" }
  | { readonly kind: "row"; readonly row: Row }
);

/** A column: a position, or a person with all positions held. */
export interface Column {
  readonly key: string;
  readonly title: string;
  readonly under: string;
  readonly name: string | null;
  readonly personId: string | null;
  readonly href: string;
  readonly mine: boolean;
  readonly vacant: boolean;
  readonly outside: boolean;
  /** Places of its positions in the matrix. */
  readonly positions: readonly number[];
}

export interface Wanted {
  readonly editions: readonly string[];
  readonly show: string;
  readonly text: string;
}

const shows: Readonly<Record<string, (row: Row, matrix: Matrix) => boolean>> = {
  nobody: (row) => row.assessable && (row.answer === "nobody" || row.answer === "vacant"),
  two: (row) => row.answer === "two",
  acting: (row) => row.answer === "acting",
  mine: (row, m) => (row.assignment === null ? [] : (m.assignments[row.assignment]?.cells ?? [])).some(([at]) => m.positions[at]?.mine),
};

/** The lines that fit the filters; headings stay only above something. */
export function linesOf(matrix: Matrix, wanted: Wanted): readonly Line[] {
  const lines: Line[] = [],
    held: Line[] = [],
    words = wanted.text.toLowerCase().split(/\s+/).filter(Boolean),
    fits = shows[wanted.show];
  let edition = "";
  for (const row of matrix.rows) {
    if (wanted.editions.length > 0 && !wanted.editions.includes(row.editionId)) continue;
    if (row.editionId !== edition) {
      edition = row.editionId;
      held.splice(0, held.length, { key: edition, kind: "standard", title: matrix.editions.find((e) => e.id === edition)?.reference ?? edition, reference: "" });
    }
    if (row.depth === 0 && !row.assessable) {
      if (held.at(-1)?.kind === "chapter") held.pop();
      held.push({ key: row.requirementId, kind: "chapter", title: row.title, reference: row.reference });
    }
    if (!row.assessable || (fits && !fits(row, matrix)) || !words.every((w) => row.reference.startsWith(w) || row.title.toLowerCase().includes(w))) continue;
    lines.push(...held.splice(0), { key: row.requirementId, kind: "row", title: row.title, reference: row.reference, row });
  }
  return lines;
}

const outsideRoles = ["consultant", "external_auditor"];

export function columnsOf(matrix: Matrix, by: string): readonly Column[] {
  const column = (p: Position, at: number): Column => {
    const first = p.holders[0];
    return {
      key: p.id,
      title: p.title,
      under: p.vacant
        ? first
          ? say("Away")
          : say("Vacant")
        : p.mine
          ? say("You")
          : p.holders.length > 1
            ? say("{n} people", { n: p.holders.length })
            : (first?.name.split(" ").at(-1) ?? ""),
      name: first?.name ?? null,
      personId: p.mine && p.holders.length > 0 ? (first?.id ?? null) : null,
      href: remitOfPosition(p.number),
      mine: p.mine,
      vacant: p.vacant,
      outside: outsideRoles.includes(p.role),
      positions: [at],
    };
  };
  if (by !== "people") return matrix.positions.map(column);
  const people = new Map<string, Column>();
  for (const [at, p] of matrix.positions.entries()) {
    if (p.holders.length === 0) people.set(p.id, column(p, at));
    for (const h of p.holders) {
      const known = people.get(h.id);
      people.set(h.id, {
        key: h.id,
        title: h.name,
        under: known ? say("{n} positions", { n: known.positions.length + 1 }) : p.title,
        name: h.name,
        personId: h.id,
        href: remitOfPerson(h.id),
        mine: known?.mine || p.mine,
        vacant: false,
        outside: outsideRoles.includes(p.role),
        positions: [...(known?.positions ?? []), at],
      });
    }
  }
  return [...people.values()];
}

export interface Cell {
  readonly level: Level | null;
  readonly look: "vac" | "del" | "";
  readonly acts: string | null;
  readonly sentence: string;
}

const rank = { A: 0, R: 1, C: 2, I: 3 } as const;
const actingIn = (position: Position | undefined, row: Row) =>
  position?.acting.find(
    (a) =>
      a.whole ||
      a.subjects.some((s) => {
        const ref = s.slice(s.indexOf(" ") + 1);
        return row.requirementId === ref || row.requirementId.startsWith(`${ref}.`);
      }),
  );

/** What a cell shows and says; the sentence begins with the letter that is seen. */
export function cellOf(matrix: Matrix, row: Row, column: Column, levels: ReadonlyMap<number, Level>): Cell {
  const [at = -1] = [...column.positions].filter((p) => levels.has(p)).toSorted((a, b) => rank[levels.get(a) ?? "I"] - rank[levels.get(b) ?? "I"]),
    level = levels.get(at) ?? null;
  if (level === null) return { level, look: "", acts: null, sentence: say("no part: {title}", { title: column.title }) };
  const position = matrix.positions[at],
    said = { level, title: column.title, does: does[level] },
    acting = level === "A" && row.answer === "acting" ? actingIn(position, row) : undefined;
  if (level === "A" && row.answer === "vacant") return { level, look: "vac", acts: null, sentence: say("A: {title} answers, and is vacant", said) };
  if (acting)
    return {
      level,
      look: "del",
      acts: initials(acting.person.name),
      sentence: say("A: {title} answers; {who} acts until {day}", { ...said, who: acting.person.name, day: written(acting.until) }),
    };
  return { level, look: level === "A" && row.answer === "acting" ? "del" : "", acts: null, sentence: say("{level}: {title} {does}", said) };
}

const known = new WeakMap<Matrix["assignments"][number], ReadonlyMap<number, Level>>();
const none: ReadonlyMap<number, Level> = new Map();
/** The letters in force for a row, by the place of the position. */
export function levelsOf(matrix: Matrix, row: Row): ReadonlyMap<number, Level> {
  const assignment = row.assignment === null ? undefined : matrix.assignments[row.assignment];
  if (!assignment) return none;
  const made = known.get(assignment) ?? new Map(assignment.cells);
  known.set(assignment, made);
  return made;
}
