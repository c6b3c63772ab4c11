import { EditionFile } from "../library.ts";
import { frameworkFrom, type ImportedFramework } from "./imported.ts";
import { checked, type Source } from "./source.ts";

/** Reads a framework in the product's own YAML; facts, keys and roles that it names come along. */
export function readRemit(source: Source): ImportedFramework {
  const { standard, nodes } = checked(EditionFile, source);
  const read = nodes.map((clause, at) => ({
    key: clause.id,
    parentKey: clause.parent,
    reference: clause.ref,
    title: clause.title,
    assessable: clause.assessable,
    text: clause.asks,
    guidance: clause.note,
    path: ["nodes", at, "id"],
  }));
  const head = {
    format: "remit" as const,
    sourceId: `remit:${standard.id}`,
    reference: standard.ref,
    title: standard.title,
    version: null,
    published: standard.published,
    publisher: null,
    licence: standard.text_policy,
  };
  const framework = frameworkFrom(head, read, { source, ignored: [] });
  const requirements = framework.edition.requirements.map((requirement, at) => {
    const clause = nodes[at];
    if (clause === undefined) return requirement;
    const { maintain, retain, accountable, hs: harmonised, hs_fit: harmonisedFit, shared: topics, evidence: facts, items: points, verified } = clause;
    return {
      ...requirement,
      maintain,
      retain,
      accountable,
      usualFunction: clause.function,
      titleIsOurs: clause.title_is_own_label,
      harmonised,
      harmonisedFit,
      topics,
      facts,
      points,
      verified,
    };
  });
  const { preliminary, structure_only: structureOnly, short, edition: number, status } = standard;
  return { ...framework, edition: { ...framework.edition, preliminary, structureOnly, short, number, status, requirements } };
}
