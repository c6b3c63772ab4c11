import type { Sheet } from "../../record.ts";
import { clauseOf, editionOf, placeWord } from "../../subject.ts";
import { shortEdition } from "../alarms/editions.ts";
import type { SheetShown } from "./shapes.ts";

type Kept = Sheet["duties"][number];

const wordOf = (d: Kept): string => `${d.level} ${placeWord(d)}`;
const named = (d: Kept): string => (d.subject.type === "requirement" ? `${shortEdition(editionOf(d.subject.ref))} ${clauseOf(d.subject.ref)}` : d.subject.ref);

/** What a sheet says now that it did not say when it was accepted, and what it no longer says. */
export function changesOf(before: Pick<Sheet, "duties" | "authority">, now: SheetShown) {
  const was = new Set(before.duties.map(wordOf)),
    is = new Set(now.duties.map(wordOf)),
    titles = new Map([...now.answersFor, ...now.does, ...now.isAsked, ...now.isTold].map((d) => [d.subject.ref, d.title]));
  const shown = (d: Kept) => ({ word: wordOf(d), level: d.level, reference: named(d), title: titles.get(d.subject.ref) ?? "" });
  return {
    added: now.duties.filter((d) => !was.has(wordOf(d))).map(shown),
    removed: before.duties.filter((d) => !is.has(wordOf(d))).map(shown),
    rights: now.mayDo.filter((m) => !before.authority.includes(m.act)).map((m) => m.title),
    lost: before.authority.filter((a) => !now.authority.includes(a)).length,
  };
}
