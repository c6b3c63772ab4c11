// Draws the states of every kind of record into its module's README, from what the acts say: `npm run pictures`.
import fs from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import type { AnyAct } from "#kernel/act.ts";
import type { Module } from "#kernel/module.ts";
import type { Kind } from "#kernel/record.ts";
import { packageRoot } from "#server/root.ts";
import { discover } from "#app/discover.ts";

const begin = "<!-- states: drawn by `npm run pictures`, not by hand -->",
  end = "<!-- end of states -->";

const listed = (to: string | readonly string[] | undefined): readonly string[] => (to === undefined ? [] : typeof to === "string" ? [to] : to);
const lettered = (text: string): string => text.replaceAll(/[:;#"]/g, " ");

/** From which states to which an act leads; one that may be done in any state leads from all others. */
function moves(kind: Kind, act: AnyAct): [string, string][] {
  if (act.begins) return listed(act.to).map((to) => ["[*]", to]);
  const from = act.from ?? [],
    states = from.length > 0 ? from : Object.keys(kind.states);
  return listed(act.to).flatMap((to) => states.filter((state) => from.length > 0 || state !== to).map((state): [string, string] => [state, to]));
}

const said = (act: AnyAct): string => `${lettered(act.title)}${act.signed ? " (signed)" : ""}${act.byClock ? " (by itself)" : ""}`;

/** The states of one kind and the acts that lead from one to another, as a Mermaid diagram. */
export function drawn(kind: Kind, acts: readonly AnyAct[]): string {
  const arrows = new Map<string, string[]>();
  for (const act of acts.filter((a) => a.name.startsWith(`${kind.kind}.`)))
    for (const [one, other] of moves(kind, act)) arrows.set(`${one} --> ${other}`, [...(arrows.get(`${one} --> ${other}`) ?? []), said(act)]);
  return [
    "stateDiagram-v2",
    ...Object.entries(kind.states).map(([state, look]) => `  state "${lettered(look.label)}" as ${state}`),
    ...[...arrows].map(([arrow, titles]) => `  ${arrow}: ${titles.join(" / ")}`),
    ...kind.closed.map((state) => `  ${state} --> [*]`),
  ].join("\n");
}

/** The part of a module's README that is generated. */
export const picturesOf = (module: Pick<Module, "kinds" | "acts">): string =>
  [begin, ...module.kinds.map((kind) => `\n**${kind.one}**\n\n\`\`\`mermaid\n${drawn(kind, module.acts)}\n\`\`\``), "", end].join("\n");

/** A README with its generated part as it should be; at its end when it has none yet. */
export function withPictures(readme: string, module: Pick<Module, "kinds" | "acts">): string {
  const start = readme.indexOf(begin),
    stop = readme.indexOf(end);
  if (start < 0 || stop < start) return `${readme.trimEnd().replace(/\n+## States$/, "")}\n\n## States\n\n${picturesOf(module)}\n`;
  return readme.slice(0, start) + picturesOf(module) + readme.slice(stop + end.length);
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  for (const { folder, module } of await discover()) {
    const file = path.join(packageRoot(), "modules", folder, "README.md"),
      before = fs.readFileSync(file, "utf8"),
      after = withPictures(before, module);
    if (after !== before) fs.writeFileSync(file, after);
    console.log(`${folder}: ${after === before ? "as it was" : "drawn anew"}`);
  }
}
