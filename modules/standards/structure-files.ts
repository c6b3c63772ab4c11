import { parse } from "yaml";
import { z } from "zod";

const Key = z.strictObject({ key: z.string().regex(/^HS-\d+(\.\d+)*$/), ref: z.string(), title: z.string() });
const Topic = z.strictObject({ key: z.string().regex(/^SX-[A-Z-]+$/), title: z.string() });
const StructureFile = z.strictObject({ schema: z.literal("ms-hs/0.1"), source: z.string(), keys: z.array(Key), shared_topics: z.array(Topic), notes: z.array(z.string()) });

/** The harmonised structure: the keys that join requirements of different standards, and the topics shared outside it. */
export interface HarmonisedStructure {
  readonly source: string;
  readonly keys: readonly z.infer<typeof Key>[];
  readonly topics: readonly z.infer<typeof Topic>[];
  readonly notes: readonly string[];
}

export function parseStructure(yamlText: string): HarmonisedStructure {
  const file = StructureFile.parse(parse(yamlText));
  return { source: file.source, keys: file.keys, topics: file.shared_topics, notes: file.notes };
}

const TransitionHead = z.strictObject({ from: z.string(), to: z.string(), published: z.string(), new_certificates_only_from: z.string().optional(), ends: z.string() });
const TransitionsFile = z.strictObject({ schema: z.literal("ms-transition/0.1"), transitions: z.array(TransitionHead) });

/** From which edition to which, and by when. Dates are told with their certainty, so they are sentences. */
export interface TransitionHeadline {
  readonly from: string;
  readonly to: string;
  readonly published: string;
  readonly newCertificatesOnlyFrom: string | null;
  readonly ends: string;
}

export const parseTransitions = (yamlText: string): readonly TransitionHeadline[] =>
  TransitionsFile.parse(parse(yamlText)).transitions.map((t) => ({
    from: t.from,
    to: t.to,
    published: t.published,
    newCertificatesOnlyFrom: t.new_certificates_only_from ?? null,
    ends: t.ends,
  }));
