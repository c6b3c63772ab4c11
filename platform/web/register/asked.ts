import type { Asked } from "#web/register/columns.ts";

const notFilters = new Set(["sort", "text", "limit", "cursor"]);

/** What stands in the address, as a list's question: words, the filters that it `knows`, and the order when its column can be ordered by. */
export function askedOf({ text, sort, filters }: Asked, knows: readonly string[], columns: readonly { readonly id: string; readonly sort?: false }[]): Record<string, string> {
  const kept = Object.entries(filters).filter(([name, value]) => knows.includes(name) && !notFilters.has(name) && value !== "");
  const ordered = columns.some((column) => column.id === sort?.id && column.sort !== false);
  return {
    ...Object.fromEntries(kept.map(([name, value]) => [name, value.replaceAll("|", ",")])),
    ...(text ? { text } : {}),
    ...(sort && ordered ? { sort: `${sort.down ? "-" : ""}${sort.id}` } : {}),
  };
}

/** The same question as a file, with these columns. */
export const exportOf =
  (view: string, asks: Readonly<Record<string, string>>, columns: readonly string[]) =>
  (format: "csv" | "xlsx"): string =>
    `/api/export/${view}?${new URLSearchParams({ ...asks, format, columns: columns.join(",") }).toString()}`;
