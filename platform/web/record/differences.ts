import { wordsOf } from "#web/act/shape.ts";
import { partOf, readable, type Known } from "#web/kit/readable.ts";

/** One old and one new value of a field, or of a part of it; null where there was, or is, nothing. */
export interface Difference {
  /** The part of the field that differs, in words: "" when it is the whole. */
  readonly part: string;
  readonly was: string | null;
  readonly is: string | null;
}

const isPlain = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === "object" && value !== null && !Array.isArray(value);
const isNothing = (value: unknown): boolean => value === null || value === undefined || value === "" || (Array.isArray(value) && value.length === 0);
const same = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);

/** What makes an entry of a list the same entry after it was changed. */
const keyOf = (entry: unknown): unknown => (isPlain(entry) && typeof entry["id"] === "string" ? entry["id"] : null);

const put = (value: unknown, known: Known): string | null => (isNothing(value) ? null : readable(value, known));

function ofLists(was: readonly unknown[], is: readonly unknown[], known: Known): Difference[] {
  const gone = was.filter((entry) => !is.some((other) => same(entry, other))),
    come = is.filter((entry) => !was.some((other) => same(entry, other)));
  const changed = come.flatMap((entry) => {
    const before = keyOf(entry) === null ? undefined : gone.find((other) => keyOf(other) === keyOf(entry));
    return before === undefined ? [] : [{ before, entry }];
  });
  return [
    ...gone.filter((entry) => !changed.some(({ before }) => before === entry)).map((entry) => ({ part: "", was: put(entry, known), is: null })),
    ...changed.flatMap(({ before, entry }) => differences(before, entry, known)),
    ...come.filter((entry) => !changed.some((change) => change.entry === entry)).map((entry) => ({ part: "", was: null, is: put(entry, known) })),
  ];
}

const ofMembers = (was: Readonly<Record<string, unknown>>, is: Readonly<Record<string, unknown>>, { names = {}, shape, beside }: Known): Difference[] =>
  [...new Set([...Object.keys(was), ...Object.keys(is)])]
    .filter((key) => !same(was[key], is[key]))
    .flatMap((key) => {
      const part = partOf(shape, key);
      return differences(was[key], is[key], { names, beside, shape: part }).map((one) => ({ ...one, part: one.part || (part?.label ?? wordsOf(key)) }));
    });

/** What differs between an old and a new value: of a list what came and went, of parts only those that changed. */
export function differences(was: unknown, is: unknown, known: Known = {}): readonly Difference[] {
  const list = Array.isArray(was) || Array.isArray(is);
  const found = list
    ? ofLists(Array.isArray(was) ? was : [], Array.isArray(is) ? is : [], known)
    : isPlain(was) && isPlain(is)
      ? ofMembers(was, is, known)
      : [{ part: "", was: put(was, known), is: put(is, known) }];
  return found.filter((one) => one.was !== null || one.is !== null);
}
