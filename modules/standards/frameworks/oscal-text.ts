import { say } from "#kernel/sentence.ts";
import type { OscalControl, OscalParameter, OscalPart } from "./oscal-schema.ts";

const insertion = /\{\{\s*insert:\s*param,\s*([^}\s]+)\s*\}\}/g;

/** What stands for a parameter that the organisation fills in: "[frequency]", "[one or more of: a; b]". */
function parameterWords(parameter: OscalParameter | undefined, parameters: ReadonlyMap<string, OscalParameter>, depth: number): string {
  if (parameter === undefined || depth > 4) return "[…]";
  if (parameter.values?.length) return parameter.values.join(", ");
  const choices = parameter.select?.choice?.map((choice) => filledIn(choice, parameters, depth + 1)).join("; ");
  if (choices) return parameter.select?.["how-many"] === "one-or-more" ? say("[one or more of: {choices}]", { choices }) : say("[one of: {choices}]", { choices });
  return `[${parameter.label ?? parameter.id}]`;
}

/** A text with its parameters told in words. */
export const filledIn = (prose: string, parameters: ReadonlyMap<string, OscalParameter>, depth = 0): string =>
  prose.replace(insertion, (_all, id: string) => parameterWords(parameters.get(id), parameters, depth)).trim();

export const labelOf = (props: OscalPart["props"]): string | undefined =>
  (props?.find((p) => p.name === "label" && p.class === undefined) ?? props?.find((p) => p.name === "label"))?.value;

function linesOf(part: OscalPart, parameters: ReadonlyMap<string, OscalParameter>, indent: string): readonly string[] {
  const label = labelOf(part.props);
  const prose = part.prose === undefined ? "" : filledIn(part.prose, parameters);
  const own = [label, prose].filter(Boolean).join(" ");
  const below = (part.parts ?? []).flatMap((inner) => linesOf(inner, parameters, own === "" ? indent : `${indent}  `));
  return own === "" ? below : [`${indent}${own}`, ...below];
}

/** The parts of a control with one name, as plain lines; null when there are none. */
export function textOf(control: OscalControl, name: string, parameters: ReadonlyMap<string, OscalParameter>): string | null {
  const lines = (control.parts ?? []).filter((part) => part.name === name).flatMap((part) => linesOf(part, parameters, ""));
  return lines.length === 0 ? null : lines.join("\n");
}
