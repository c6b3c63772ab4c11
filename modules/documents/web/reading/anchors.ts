import { outlineOf, textOf, type Block, type Body } from "../../body.ts";

/** The anchor of each heading of a text, the same as in its outline. */
export function anchorsOf(body: Body): ReadonlyMap<Block, string> {
  const entries = outlineOf(body);
  let at = 0;
  const anchors = new Map<Block, string>();
  for (const block of body.content) {
    if (block.type !== "heading" || textOf(block).trim() === "") continue;
    const entry = entries[at++];
    if (entry) anchors.set(block, entry.anchor);
  }
  return anchors;
}
