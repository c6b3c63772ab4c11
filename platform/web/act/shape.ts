import type { z } from "zod";
import { say } from "#kernel/sentence.ts";

export type FieldKind = "text" | "long" | "number" | "day" | "moment" | "choice" | "person" | "position" | "site" | "record" | "check" | "list" | "group" | "file";

/** What a form needs to know about one member of an act's input. */
export interface FieldShape {
  readonly name: string;
  readonly label: string;
  readonly help?: string | undefined;
  readonly kind: FieldKind;
  readonly required: boolean;
  /** An empty field is sent as null instead of being left out. */
  readonly nullable: boolean;
  readonly initial?: unknown;
  readonly max?: number | undefined;
  readonly whole?: boolean | undefined;
  /** Of a record that is chosen: the kinds that the act takes; none named is any. */
  readonly kinds?: readonly string[] | undefined;
  readonly options?: readonly { readonly value: string; readonly label: string }[] | undefined;
  readonly of?: FieldShape | undefined;
  readonly fields?: readonly FieldShape[] | undefined;
}

/** What a module may say about a member with `.meta(…)`. */
interface Meta {
  readonly title?: string;
  readonly description?: string;
  readonly long?: boolean;
  readonly picker?: FieldKind;
  readonly labels?: Readonly<Record<string, string>>;
  /** Given by `idOf`: the kinds of record that the id may name. */
  readonly names?: readonly string[];
}

interface Def {
  readonly type: string;
  readonly innerType?: z.ZodType;
  readonly in?: z.ZodType;
  readonly element?: z.ZodType;
  readonly entries?: Readonly<Record<string, string>>;
  readonly values?: readonly unknown[];
  readonly defaultValue?: unknown;
  readonly shape?: Readonly<Record<string, z.ZodType>>;
  readonly format?: string;
}

const defOf = (schema: z.ZodType): Def => (schema as unknown as { def: Def }).def;

/** `dueOn` becomes "Due on", `ownerId` "Owner". */
export const wordsOf = (name: string): string => {
  const words = name
    .replace(/Ids?$/, "")
    .replaceAll(/([A-Z])/g, " $1")
    .toLowerCase()
    .trim();
  return words.charAt(0).toUpperCase() + words.slice(1);
};

const pickerByName = (name: string): FieldKind | undefined => {
  if (/position/i.test(name)) return "position";
  if (/site/i.test(name)) return "site";
  if (/(person|owner|holder|deputy|verifier|assignee|author|leader|by|to|who|responsible|approver|reviewer)Ids?$/i.test(name)) return "person";
  return undefined;
};

const pickerByKind: Readonly<Record<string, FieldKind>> = { person: "person", position: "position", site: "site" };

/** What is chosen follows from what the act says the id names; only an id that says nothing is judged by its own name. */
const idKind = (names: readonly string[] | undefined, name: string): FieldKind =>
  names?.length ? (names.length === 1 && pickerByKind[names[0]!]) || "record" : (pickerByName(name) ?? "record");

const isId = (schema: z.ZodType, def: Def): boolean => ["uuid", "guid"].includes(def.format ?? (schema as { format?: string | null }).format ?? "");

const textKind = (schema: z.ZodType, def: Def): FieldKind => {
  const format = def.format ?? (schema as { format?: string | null }).format ?? "";
  if (format === "date") return "day";
  if (format === "datetime") return "moment";
  const max = (schema as { maxLength?: number | null }).maxLength;
  return max === null || max === undefined || max > 300 ? "long" : "text";
};

interface Opened {
  readonly schema: z.ZodType;
  readonly required: boolean;
  readonly nullable: boolean;
  readonly initial?: unknown;
  readonly meta: Meta;
}

function open(schema: z.ZodType, so: Omit<Opened, "schema">): Opened {
  const def = defOf(schema);
  const meta = { ...(schema.meta() as Meta | undefined), ...so.meta };
  if (def.type === "optional" && def.innerType) return open(def.innerType, { ...so, meta, required: false });
  if (def.type === "nullable" && def.innerType) return open(def.innerType, { ...so, meta, required: false, nullable: true });
  if ((def.type === "default" || def.type === "prefault") && def.innerType) return open(def.innerType, { ...so, meta, required: false, initial: def.defaultValue });
  if ((def.type === "readonly" || def.type === "nonoptional" || def.type === "catch") && def.innerType) return open(def.innerType, { ...so, meta });
  if (def.type === "pipe" && def.in && defOf(def.in).type !== "transform") return open(def.in, { ...so, meta });
  return { schema, ...so, meta };
}

const kindOf = (schema: z.ZodType, name: string, meta: Meta): FieldKind => {
  const def = defOf(schema);
  if (meta.picker) return meta.picker;
  if (meta.long) return "long";
  if (isId(schema, def)) return idKind(meta.names, name);
  switch (def.type) {
    case "string":
      return textKind(schema, def);
    case "number":
    case "int":
    case "bigint":
      return "number";
    case "boolean":
      return "check";
    case "enum":
    case "literal":
      return "choice";
    case "array":
      return "list";
    case "object":
      return "group";
    default:
      return "text";
  }
};

const optionsOf = (def: Def, labels: Readonly<Record<string, string>> = {}): FieldShape["options"] =>
  (def.entries ? Object.values(def.entries) : (def.values ?? [])).map((value) => ({
    value: String(value),
    label: say(labels[String(value)] ?? wordsOf(String(value).replaceAll("_", " "))),
  }));

/** One member of an input as a form field. */
export function fieldShape(name: string, schema: z.ZodType): FieldShape {
  const opened = open(schema, { required: true, nullable: false, meta: {} });
  const { meta } = opened;
  const def = defOf(opened.schema);
  const kind = kindOf(opened.schema, name, meta);
  const element = def.type === "array" ? def.element : undefined;
  return {
    name,
    kind,
    required: opened.required,
    nullable: opened.nullable,
    label: say(meta.title ?? wordsOf(name)),
    help: meta.description ? say(meta.description) : undefined,
    initial: opened.initial,
    max: (opened.schema as { maxLength?: number | null }).maxLength ?? undefined,
    kinds: kind === "record" ? meta.names : undefined,
    whole: def.type === "int" || /int/.test(def.format ?? ""),
    options: kind === "choice" ? optionsOf(def, meta.labels) : undefined,
    of: element ? fieldShape(name, element) : undefined,
    fields: def.shape ? shapesOf(opened.schema) : undefined,
  };
}

/** The fields of an act's input, in the order that the module wrote them. */
export const shapesOf = (input: z.ZodType): readonly FieldShape[] =>
  Object.entries(defOf(open(input, { required: true, nullable: false, meta: {} }).schema).shape ?? {}).map(([name, schema]) => fieldShape(name, schema));
