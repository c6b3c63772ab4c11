import { z } from "zod";
import { say } from "#kernel/sentence.ts";
import { frameworkFrom, type Ignored, type ImportedFramework, type ReadNode } from "./imported.ts";
import { checked, type Path, type Source } from "./source.ts";

const filled = z.string().trim().min(1);
const words = z.string().trim().nullish();

const RequirementNode = z.object({
  urn: filled,
  parent_urn: filled.nullish(),
  ref_id: z.union([z.string(), z.number().transform(String)]).nullish(),
  name: words,
  description: words,
  annotation: words,
  typical_evidence: words,
  assessable: z.boolean(),
  questions: z.unknown().optional(),
  translations: z.unknown().optional(),
  reference_controls: z.array(z.unknown()).nullish(),
  threats: z.array(z.unknown()).nullish(),
});
type RequirementNode = z.infer<typeof RequirementNode>;

const Framework = z.object({
  urn: filled,
  ref_id: filled,
  name: filled,
  description: words,
  requirement_nodes: z.array(RequirementNode),
  scores_definition: z.unknown().optional(),
  implementation_groups_definition: z.unknown().optional(),
});

const Library = z.object({
  urn: filled,
  ref_id: filled,
  name: filled,
  version: z.number(),
  provider: words,
  copyright: words,
  publication_date: words,
  objects: z.looseObject({ framework: Framework.nullish(), frameworks: z.array(Framework).nullish() }),
});
type Library = z.infer<typeof Library>;

const known: readonly string[] = ["framework", "frameworks"];

function nodeFrom(node: RequirementNode, path: Path): ReadNode {
  const own = node.urn.slice(node.urn.lastIndexOf(":") + 1);
  const reference = node.ref_id?.trim() || own;
  // URNs are one name whatever their case.
  const guidance = [node.annotation, node.typical_evidence].filter(Boolean).join("\n\n");
  const title = node.name || node.description?.split("\n")[0]?.slice(0, 200) || reference;
  return {
    key: node.urn.toLowerCase(),
    parentKey: node.parent_urn?.toLowerCase() ?? null,
    reference,
    title,
    assessable: node.assessable,
    text: node.description || null,
    guidance: guidance || null,
    path,
  };
}

const having = (nodes: readonly RequirementNode[], key: keyof RequirementNode): number => nodes.filter((node) => node[key] !== undefined && node[key] !== null).length;

function ignoredIn(file: Library, framework: z.infer<typeof Framework>): readonly Ignored[] {
  const nodes = framework.requirement_nodes;
  const elsewhere = say("Remit keeps this elsewhere, or not at all.");
  const others = Object.entries(file.objects).filter(([key]) => !known.includes(key));
  return [
    { what: say("Questions"), count: having(nodes, "questions"), reason: say("Readiness is computed from facts, not from answers to questions.") },
    { what: say("Links to reference controls"), count: having(nodes, "reference_controls"), reason: elsewhere },
    { what: say("Links to threats"), count: having(nodes, "threats"), reason: elsewhere },
    { what: say("Translations"), count: having(nodes, "translations"), reason: say("Only the language of the file is read.") },
    { what: say("Scores"), count: framework.scores_definition ? 1 : 0, reason: say("Remit does not score requirements.") },
    { what: say("Implementation groups"), count: framework.implementation_groups_definition ? 1 : 0, reason: say("Whether a requirement applies is decided one by one.") },
    { what: say("Further frameworks"), count: Math.max(0, (file.objects.frameworks?.length ?? 0) - 1), reason: say("One framework is read from a file.") },
    ...others.map(([what, value]) => ({ what, count: Array.isArray(value) ? value.length : 1, reason: elsewhere })),
  ];
}

/** Reads a library in the YAML format of CISO Assistant: the framework in it, with its tree of requirements. */
export function readCisoAssistant(source: Source): ImportedFramework {
  const file = checked(Library, source);
  const single = file.objects.framework;
  const framework = single ?? file.objects.frameworks?.[0];
  if (framework === undefined) {
    // Libraries of mappings, threats or matrices alone are not frameworks: say so at their objects.
    return checked(z.never({ error: say("there is no framework among the objects of this library") }), { value: file.objects, placeOf: () => source.placeOf(["objects"]) });
  }
  const base: Path = single ? ["objects", "framework"] : ["objects", "frameworks", 0];
  const nodes = framework.requirement_nodes.map((node, at) => nodeFrom(node, [...base, "requirement_nodes", at, "urn"]));
  const head = {
    format: "ciso_assistant" as const,
    sourceId: framework.urn,
    reference: framework.ref_id,
    title: framework.name,
    version: String(file.version),
    published: file.publication_date ?? null,
    publisher: file.provider ?? null,
    licence: file.copyright || null,
  };
  return frameworkFrom(head, nodes, { source, ignored: ignoredIn(file, framework) });
}
