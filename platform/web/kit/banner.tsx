import type { ReactNode } from "react";
import { Icon, type IconName } from "#web/icon.tsx";

interface BannerProps {
  readonly tone?: "soon" | "bad" | "out" | "past";
  readonly icon?: IconName;
  readonly flat?: boolean;
  readonly acts?: ReactNode;
  readonly children: ReactNode;
}

/** Says what would else be silent: offline, stale, acting for somebody, from outside, in the past. */
export const Banner = ({ tone, icon, flat, acts, children }: BannerProps) => (
  <div className={`banner ${tone ?? ""} ${flat ? "flat" : ""}`} role="status">
    <Icon name={icon ?? "info"} />
    <span>{children}</span>
    {acts ? <span className="acts">{acts}</span> : null}
  </div>
);
