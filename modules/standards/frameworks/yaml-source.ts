import { isAlias, LineCounter, parseDocument, visit, type Document, type Node } from "yaml";
import { say } from "#kernel/sentence.ts";
import { broken, limits, type Place } from "./broken.ts";
import type { Path, Source } from "./source.ts";

const start: Place = { line: 1, column: 1 };

const tooDeep = (place: Place) => broken(place, say("More than {n} levels inside each other.", { n: limits.nesting }));

/** Runs what may exhaust the stack on a file that is nested without end, and refuses that file. */
function guarded<T>(work: () => T): T {
  try {
    return work();
  } catch (problem) {
    if (problem instanceof RangeError) throw tooDeep(start);
    throw problem;
  }
}

function compose(text: string, lines: LineCounter): Document {
  const document = guarded(() => parseDocument(text, { lineCounter: lines, prettyErrors: false, logLevel: "error", version: "1.2", schema: "core", merge: false }));
  const [fault] = document.errors;
  if (fault !== undefined) throw fault.message.includes("call stack") ? tooDeep(placeIn(lines, fault.pos[0])) : broken(placeIn(lines, fault.pos[0]), fault.message);
  return document;
}

const placeIn = (lines: LineCounter, offset: number): Place => {
  const { line, col } = lines.linePos(offset);
  return { line: Math.max(1, line), column: Math.max(1, col) };
};

/** Depth and aliases are looked at before anything is built from them. */
function inspect(document: Document, lines: LineCounter): void {
  let aliases = 0;
  visit(document, (_key, node, path) => {
    const offset = (node as Node | null)?.range?.[0] ?? 0;
    // Every level of the file is a map or list with, for maps, a pair between.
    if (path.length > limits.nesting * 2) throw tooDeep(placeIn(lines, offset));
    if (isAlias(node) && ++aliases > limits.aliases) throw broken(placeIn(lines, offset), say("Too many parts of this file repeat others by an alias."));
    return undefined;
  });
}

function valueOf(document: Document, lines: LineCounter): unknown {
  try {
    return document.toJS({ maxAliasCount: limits.aliases }) as unknown;
  } catch (problem) {
    if (!(problem instanceof ReferenceError)) throw problem;
    let first = 0;
    visit(document, { Alias: (_key, node) => ((first = node.range?.[0] ?? 0), visit.BREAK) });
    throw broken(placeIn(lines, first), say("Aliases here repeat each other without end, or name nothing."));
  }
}

function placeOf(document: Document, lines: LineCounter, path: Path): Place {
  for (let length = path.length; length > 0; length--) {
    const node = document.getIn(path.slice(0, length), true) as Node | undefined;
    if (node?.range) return placeIn(lines, node.range[0]);
  }
  return start;
}

/** Reads YAML 1.2 with the place of each value; the first fault is refused with its line. Nothing is evaluated, no tag builds an object. */
export function readYaml(text: string): Source {
  const lines = new LineCounter();
  const document = compose(text, lines);
  guarded(() => inspect(document, lines));
  return { value: guarded(() => valueOf(document, lines)), placeOf: (path) => placeOf(document, lines, path) };
}
