import type { ReactNode } from "react";
import { Link, useQueryString } from "#web/routing.tsx";

/** One of several, with how many there are of it. */
export interface Choice {
  readonly value: string;
  readonly label: ReactNode;
  readonly count?: number | undefined;
}

/** One of a few, all visible. */
export const Segmented = ({
  label,
  choices,
  value,
  onChange,
}: {
  readonly label: string;
  readonly choices: readonly Choice[];
  readonly value: string;
  readonly onChange: (value: string) => void;
}) => (
  <div className="seg" role="group" aria-label={label}>
    {choices.map((choice) => (
      <button key={choice.value} type="button" aria-pressed={choice.value === value} onClick={() => onChange(choice.value)}>
        {choice.label}
        {choice.count === undefined ? null : ` ${choice.count}`}
      </button>
    ))}
  </div>
);

/** Parts of one page; the open one stands in the address as `tab=`. The first is open without it. */
export function Tabs({ tabs, label, name = "tab" }: { readonly tabs: readonly Choice[]; readonly label: string; readonly name?: string }) {
  const [open, hrefOf] = useTab(tabs, name);
  return (
    <nav className="tabs" aria-label={label}>
      {tabs.map((tab) => (
        <Link key={tab.value} href={hrefOf(tab.value)} aria-current={tab.value === open ? "page" : undefined}>
          {tab.label}
          {tab.count === undefined ? null : <span className="n">{tab.count}</span>}
        </Link>
      ))}
    </nav>
  );
}

/** Which tab the address opens, and the address of each. */
export function useTab(tabs: readonly Choice[], name = "tab"): readonly [string, (value: string) => string] {
  const [query] = useQueryString();
  const asked = query.get(name);
  const open = tabs.some((tab) => tab.value === asked) ? String(asked) : (tabs[0]?.value ?? "");
  const hrefOf = (value: string): string => {
    const next = new URLSearchParams(query);
    if (value === tabs[0]?.value) next.delete(name);
    else next.set(name, value);
    return `${location.pathname}?${next.toString()}`.replace(/\?$/, "");
  };
  return [open, hrefOf];
}
