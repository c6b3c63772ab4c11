import { say } from "#kernel/sentence.ts";
import { frameworkFrom, type Ignored, type ImportedFramework, type ReadNode } from "./imported.ts";
import { OscalFile, type OscalCatalogue, type OscalControl, type OscalGroup, type OscalParameter } from "./oscal-schema.ts";
import { labelOf, textOf } from "./oscal-text.ts";
import { checked, type Path, type Source } from "./source.ts";

interface Holder {
  readonly groups?: readonly OscalGroup[] | undefined;
  readonly controls?: readonly OscalControl[] | undefined;
}

interface Reading {
  readonly parameters: ReadonlyMap<string, OscalParameter>;
  readonly nodes: ReadNode[];
  readonly left: { assessments: number; links: number; withdrawn: number; otherParts: number };
}

interface Where {
  readonly path: Path;
  readonly parentKey: string | null;
}

/** Every parameter of the catalogue by its id: a text may insert one of another control. */
function parametersIn(holder: Holder & { readonly params?: readonly OscalParameter[] | undefined }): readonly OscalParameter[] {
  return [...(holder.params ?? []), ...(holder.groups ?? []).flatMap(parametersIn), ...(holder.controls ?? []).flatMap(parametersIn)];
}

function readHolder(holder: Holder, where: Where, reading: Reading): void {
  holder.controls?.forEach((control, at) => readControl(control, { path: [...where.path, "controls", at], parentKey: where.parentKey }, reading));
  holder.groups?.forEach((group, at) => readGroup(group, { path: [...where.path, "groups", at], parentKey: where.parentKey }, reading));
}

function readGroup(group: OscalGroup, where: Where, reading: Reading): void {
  const key = group.id ?? `group ${where.path.join(".")}`;
  const reference = labelOf(group.props) ?? group.id?.toUpperCase() ?? group.title;
  reading.nodes.push({
    key,
    parentKey: where.parentKey,
    reference,
    title: group.title,
    assessable: false,
    text: null,
    guidance: null,
    path: [...where.path, group.id === undefined ? "title" : "id"],
  });
  readHolder(group, { path: where.path, parentKey: key }, reading);
}

function readControl(control: OscalControl, where: Where, reading: Reading): void {
  if (control.props?.some((p) => p.name === "status" && p.value.toLowerCase() === "withdrawn")) {
    reading.left.withdrawn += 1;
    // What was moved under a withdrawn control still counts, one level up.
    readHolder(control, where, reading);
    return;
  }
  const { parameters, left } = reading;
  reading.nodes.push({
    key: control.id,
    parentKey: where.parentKey,
    reference: labelOf(control.props) ?? control.id.toUpperCase(),
    title: control.title,
    assessable: true,
    text: textOf(control, "statement", parameters),
    guidance: textOf(control, "guidance", parameters),
    path: [...where.path, "id"],
  });
  for (const part of control.parts ?? []) {
    if (part.name.startsWith("assessment")) left.assessments += 1;
    else if (part.name !== "statement" && part.name !== "guidance") left.otherParts += 1;
  }
  left.links += control.links?.length ?? 0;
  readHolder(control, { path: where.path, parentKey: control.id }, reading);
}

function ignoredIn(catalogue: OscalCatalogue, left: Reading["left"]): readonly Ignored[] {
  return [
    { what: say("Assessment objectives and methods"), count: left.assessments, reason: say("Audits have checklists of their own.") },
    { what: say("Links between controls and to sources"), count: left.links, reason: say("Remit does not keep them.") },
    { what: say("Withdrawn controls"), count: left.withdrawn, reason: say("They ask for nothing.") },
    { what: say("Other parts"), count: left.otherParts, reason: say("Only statements and guidance are read.") },
    { what: say("Resources at the end"), count: catalogue["back-matter"]?.resources?.length ?? 0, reason: say("Remit does not keep them.") },
  ];
}

/** Reads an OSCAL catalogue in JSON: groups are headings, controls and their enhancements are requirements. */
export function readOscal(source: Source): ImportedFramework {
  const { catalog: catalogue } = checked(OscalFile, source);
  const parameters = new Map(parametersIn(catalogue).map((parameter) => [parameter.id, parameter]));
  const reading: Reading = { parameters, nodes: [], left: { assessments: 0, links: 0, withdrawn: 0, otherParts: 0 } };
  readHolder(catalogue, { path: ["catalog"], parentKey: null }, reading);
  const { metadata } = catalogue;
  const head = {
    format: "oscal_catalogue" as const,
    sourceId: `oscal:${catalogue.uuid}`,
    reference: metadata.title,
    title: metadata.title,
    version: metadata.version,
    published: metadata["last-modified"].slice(0, 10),
    publisher: metadata.parties?.[0]?.name ?? null,
    licence: metadata.remarks ?? null,
  };
  return frameworkFrom(head, reading.nodes, { source, ignored: ignoredIn(catalogue, reading.left) });
}
