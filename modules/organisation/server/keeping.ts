import { Refusal } from "#kernel/errors.ts";
import type { SpineChange } from "#server/registry.ts";
import { say } from "#kernel/sentence.ts";

/** Only the fields that were given, under their columns; a field that was not given stays. */
export const given = <T extends object>(fields: { readonly [K in keyof T]: T[K] | undefined }): Partial<T> =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Partial<T>;

/** The same for the spine. */
export const spine = (fields: { readonly [K in keyof SpineChange]: SpineChange[K] | undefined }): SpineChange => given(fields);

/** Says whose is what is taken already, instead of the database's complaint. */
export async function taking<T>(work: Promise<T>, taken: Readonly<Record<string, { field: string; says: string }>>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    const { code, constraint } = error as { code?: string; constraint?: string };
    const known = code === "23505" && constraint ? taken[constraint] : undefined;
    throw known ? new Refusal("conflict", known.says, { fields: { [known.field]: say("Taken already.") } }) : error;
  }
}

export const refuse = (says: string, field?: string): never => {
  throw new Refusal(field ? "invalid" : "conflict", says, field ? { fields: { [field]: says } } : {});
};
