import type { Register } from "#web/register/use-register.ts";

const sortable = new Set(["number", "title", "dueOn", "openedAt"]);

/** What stands in the address, as the list's question: words, filters and one of the orders that the server knows. */
export function askedOf(register: Register, known: readonly string[]): Record<string, string> {
  const { text, sort, filters } = register;
  const kept = Object.entries(filters).filter(([name, value]) => known.includes(name) && value !== "");
  return {
    ...Object.fromEntries(kept.map(([name, value]) => [name, value.replaceAll("|", ",")])),
    ...(text ? { text } : {}),
    ...(sort && sortable.has(sort.id) ? { sort: `${sort.down ? "-" : ""}${sort.id}` } : {}),
  };
}

/** The same question as a file, with these columns. */
export const exportOf =
  (view: string, asks: Readonly<Record<string, string>>, columns: readonly string[]) =>
  (format: "csv" | "xlsx"): string =>
    `/api/export/${view}?${new URLSearchParams({ ...asks, format, columns: columns.join(",") }).toString()}`;
