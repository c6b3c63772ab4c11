import { z } from "zod";
import { say } from "#kernel/sentence.ts";
import { frameworkFrom, type ImportedFramework, type ReadNode } from "./imported.ts";
import { checked, type Source } from "./source.ts";

const filled = z.string().trim().min(1);
const Probo = z.object({ id: filled, name: filled, controls: z.array(z.object({ id: filled, name: filled })), logo: z.unknown().optional() });

/** Reads a Probo framework: a flat list of controls, each "group - title". */
export function readProbo(source: Source): ImportedFramework {
  const file = checked(Probo, source);
  const nodes: ReadNode[] = [];
  const groups = new Map<string, string>();
  file.controls.forEach((control, at) => {
    const cut = control.name.indexOf(" - ");
    const group = cut > 0 ? control.name.slice(0, cut).trim() : null;
    if (group !== null && !groups.has(group)) {
      groups.set(group, `group ${group}`);
      nodes.push({ key: `group ${group}`, parentKey: null, reference: group, title: group, assessable: false, text: null, guidance: null, path: ["controls", at] });
    }
    const title = cut > 0 ? control.name.slice(cut + 3).trim() : control.name;
    nodes.push({
      key: control.id,
      parentKey: group === null ? null : (groups.get(group) ?? null),
      reference: control.id,
      title,
      assessable: true,
      text: null,
      guidance: null,
      path: ["controls", at, "id"],
    });
  });
  const ignored = [{ what: say("Logo"), count: file.logo === undefined ? 0 : 1, reason: say("Pictures in a framework file are not read.") }];
  const head = { format: "probo" as const, sourceId: `probo:${file.id}`, reference: file.id, title: file.name, version: null, published: null, publisher: null, licence: null };
  return frameworkFrom(head, nodes, { source, ignored });
}
