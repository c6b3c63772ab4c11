import type { ReactNode } from "react";
import { say } from "#kernel/sentence.ts";
import { Icon } from "#web/icon.tsx";
import { Link } from "#web/routing.tsx";

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
