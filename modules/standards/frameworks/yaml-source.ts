import { isAlias, isCollection, isScalar, LineCounter, parseDocument, visit, type Alias, type Document, type Node } from "yaml";
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
  const anchors = new Map<string, Node>();
  visit(document, (_key, node, path) => {
    const place = placeIn(lines, (node as Node | null)?.range?.[0] ?? 0);
    // Every level of the file is a list, or a map with a pair in it.
    if (path.length > limits.nesting * 2) throw tooDeep(place);
    if ((isCollection(node) || isScalar(node)) && node.anchor !== undefined) anchors.set(node.anchor, node);
    if (!isAlias(node)) return;
    if (++aliases > limits.aliases) throw broken(place, say("More than {n} aliases repeat other parts of this file.", { n: limits.aliases }));
    const fault = aliasFault(node, anchors.get(node.source), path);
    if (fault !== null) throw broken(place, fault);
  });
}

/** Aliases may repeat small parts; what could grow without end is refused. */
function aliasFault(alias: Alias, target: Node | undefined, above: readonly unknown[]): string | null {
  const range = target?.range;
  if (!range) return say("The alias {name} names nothing.", { name: alias.source });
  if (range[1] - range[0] > limits.aliased) return say("The alias {name} repeats a large part; write it out.", { name: alias.source });
  const nested = above.some((node) => isCollection(node) && node.anchor !== undefined);
  return nested ? say("The alias {name} stands inside a part that is itself repeated; write it out.", { name: alias.source }) : null;
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
  return { value: guarded(() => document.toJS({ maxAliasCount: -1 }) as unknown), placeOf: (path) => placeOf(document, lines, path) };
}
