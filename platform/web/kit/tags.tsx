import type { ReactNode } from "react";
import { say } from "#kernel/sentence.ts";
import { Icon } from "#web/icon.tsx";
import { Link, useQueryString } from "#web/routing.tsx";

export const Tag = ({ tone, mono, children }: { readonly tone?: "ok" | "soon" | "bad" | "blue" | "out" | "vac"; readonly mono?: boolean; readonly children: ReactNode }) => (
  <span className={`tag ${tone ?? ""} ${mono ? "mono" : ""}`}>{tone === "vac" ? <span>{children}</span> : children}</span>
);

/** A clause, a number, a hash: a fact made by the machine. */
export const Ref = ({ children, href }: { readonly children: ReactNode; readonly href?: string | undefined }) =>
  href ? (
    <Link className="ref" href={href}>
      {children}
    </Link>
  ) : (
    <span className="ref">{children}</span>
  );

interface ChipProps {
  readonly children: ReactNode;
  readonly on?: boolean;
  readonly onPress?: () => void;
  /** Takes the filter away; drawn as a cross inside the chip. */
  readonly onRemove?: () => void;
  readonly href?: string;
}

/** A small choice: a filter that can be set, or a link to evidence. */
export function Chip({ children, on, onPress, onRemove, href }: ChipProps) {
  if (href)
    return (
      <Link className="chip" href={href}>
        {children}
      </Link>
    );
  return (
    <button type="button" className={`chip ${on ? "on" : ""}`} aria-pressed={onRemove ? undefined : on} onClick={onRemove ?? onPress}>
      {children}
      {onRemove ? (
        <>
          <Icon name="close" />
          <span className="vh">{say("remove this filter")}</span>
        </>
      ) : null}
    </button>
  );
}

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
