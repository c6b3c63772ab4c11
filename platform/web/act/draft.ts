import { useEffect, useState } from "react";
import type { Values } from "#web/act/values.ts";

const keyOf = (name: string): string => `remit.draft.${name}`;

const read = (name: string): Values | null => {
  try {
    return JSON.parse(localStorage.getItem(keyOf(name)) ?? "null") as Values | null;
  } catch {
    return null;
  }
};

/** What was typed and not yet sent; it survives a reload, and goes when it was sent or thrown away. */
export function useDraft(name: string, start: Values): readonly [Values, (values: Values) => void, { readonly found: boolean; readonly forget: () => void }] {
  const [found, setFound] = useState(() => read(name) !== null);
  const [values, setValues] = useState<Values>(() => ({ ...start, ...read(name) }));
  const [touched, setTouched] = useState(false);
  useEffect(() => {
    if (!touched) return undefined;
    const timer = setTimeout(() => localStorage.setItem(keyOf(name), JSON.stringify(values)), 250);
    return () => clearTimeout(timer);
  }, [name, values, touched]);
  const change = (next: Values) => {
    setTouched(true);
    setValues(next);
  };
  const forget = () => {
    localStorage.removeItem(keyOf(name));
    setTouched(false);
    setFound(false);
    setValues(start);
  };
  return [values, change, { found, forget }];
}
