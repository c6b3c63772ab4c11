import { useState } from "react";
import { useQueryString } from "#web/routing.tsx";
import { sortFrom, sortText, type Asked, type Sort } from "#web/register/columns.ts";

/** A way of looking at a register: its name and the query string that makes it. */
export interface SavedView {
  readonly title: string;
  readonly query: string;
  readonly count?: number | undefined;
  /** The register says beside it how many rows it has. */
  readonly counted?: true;
  /** Kept by this person on this device; it can be forgotten. */
  readonly own?: true;
}

export interface Register extends Asked {
  readonly setText: (text: string) => void;
  readonly setSort: (sort: Sort | null) => void;
  readonly setFilter: (id: string, value: string | null) => void;
  /** The query string that stands for what is looked at, without the day. */
  readonly query: string;
}

const notFilters = new Set(["q", "sort", "on", "tab", "cursor"]);

/** What a register is asked, kept in the address so that it can be sent to a colleague and Back works. */
export function useRegister(): Register {
  const [query, change] = useQueryString();
  const filters = Object.fromEntries([...query].filter(([key]) => !notFilters.has(key)));
  const plain = new URLSearchParams(query);
  plain.delete("on");
  plain.delete("tab");
  plain.sort();
  return {
    text: query.get("q") ?? "",
    sort: sortFrom(query.get("sort")),
    filters,
    query: plain.toString(),
    setText: (text) => change({ q: text || null }),
    setSort: (sort) => change({ sort: sortText(sort) }),
    setFilter: (id, value) => change({ [id]: value }, "push"),
  };
}

const read = <T>(key: string, otherwise: T): T => {
  try {
    return (JSON.parse(localStorage.getItem(key) ?? "null") as T | null) ?? otherwise;
  } catch {
    return otherwise;
  }
};

/** Something this person keeps on this device. */
export function useKept<T>(key: string, otherwise: T): readonly [T, (value: T) => void] {
  const [value, setValue] = useState<T>(() => read(key, otherwise));
  const keep = (next: T) => {
    localStorage.setItem(key, JSON.stringify(next));
    setValue(next);
  };
  return [value, keep];
}
