import { parse } from "yaml";
import { z } from "zod";

const FactsFile = z.strictObject({
  schema: z.literal("ms-evidence/0.1"),
  modules: z.record(z.string(), z.string()),
  facts: z.array(
    z.strictObject({ id: z.string().regex(/^[a-z]+(\.[a-z]+)+$/), states: z.string().max(200), subject: z.string(), answered_by: z.string().optional(), test: z.string() }),
  ),
});

/** A fact of the library: what must hold, how it is told, and the module that answers it. */
export interface FactDefinition {
  readonly id: string;
  readonly states: string;
  readonly subject: string;
  readonly module: string;
  readonly test: string;
}

/** Reads `evidence-facts.yaml`; throws when a fact's subject belongs to no module or an id stands twice. */
export function parseFacts(yamlText: string): ReadonlyMap<string, FactDefinition> {
  const file = FactsFile.parse(parse(yamlText));
  const facts = new Map<string, FactDefinition>();
  for (const fact of file.facts) {
    const module = fact.answered_by ?? file.modules[fact.subject];
    if (module === undefined) throw new Error(`No module answers the subject ${fact.subject} of ${fact.id}.`);
    if (facts.has(fact.id)) throw new Error(`The fact ${fact.id} stands twice.`);
    facts.set(fact.id, { id: fact.id, states: fact.states, subject: fact.subject, module, test: fact.test });
  }
  return facts;
}
