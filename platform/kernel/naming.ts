import { z } from "zod";

/**
 * In an act's input: the id of another record, of one of these kinds or of any. The server refuses an
 * id that is not there, is of another kind, or is hidden from whoever acts, before the act is done.
 */
export const idOf = (...kinds: readonly string[]) => z.uuid().meta({ names: kinds });

/** In an act's input: the id of a part of the record itself, like a link or a step; the act looks it up. */
export const partId = z.uuid().meta({ part: true });

/** One id that an input may hold: where it stands, and what it names. Unmarked is null, which no act's input may have. */
export interface NamedId {
  readonly path: readonly string[];
  readonly kinds: readonly string[] | "part" | null;
}

const every = "*";

interface Shape {
  readonly type: string;
  readonly format?: string;
  readonly shape?: Readonly<Record<string, z.core.$ZodType>>;
  readonly element?: z.core.$ZodType;
  readonly options?: readonly z.core.$ZodType[];
  readonly valueType?: z.core.$ZodType;
  readonly innerType?: z.core.$ZodType;
  readonly in?: z.core.$ZodType;
}

/** Every id in a schema; `*` in a path stands for each of a list. */
export function idsIn(schema: z.core.$ZodType, path: readonly string[] = []): NamedId[] {
  const shape = schema._zod.def as unknown as Shape;
  if (shape.type === "string") return shape.format === "uuid" ? [{ path, kinds: marked(schema) }] : [];
  if (shape.shape) return Object.entries(shape.shape).flatMap(([key, inner]) => idsIn(inner, [...path, key]));
  if (shape.element) return idsIn(shape.element, [...path, every]);
  if (shape.valueType) return idsIn(shape.valueType, [...path, every]);
  if (shape.options) return shape.options.flatMap((option) => idsIn(option, path));
  const within = shape.innerType ?? shape.in;
  return within ? idsIn(within, path) : [];
}

function marked(schema: z.core.$ZodType): NamedId["kinds"] {
  const meta = z.globalRegistry.get(schema) as { names?: readonly string[]; part?: boolean } | undefined;
  return meta?.names ?? (meta?.part ? "part" : null);
}

/** The values that stand at a path, each with the field that it is in: `rows.0.siteId`. */
export function valuesAt(value: unknown, path: readonly string[], at: readonly string[] = []): { readonly field: string; readonly value: unknown }[] {
  const [head, ...rest] = path;
  if (head === undefined) return [{ field: at.join("."), value }];
  if (typeof value !== "object" || value === null) return [];
  const entries = Object.entries(value).filter(([key]) => head === every || key === head);
  return entries.flatMap(([key, inner]) => valuesAt(inner, rest, [...at, key]));
}
