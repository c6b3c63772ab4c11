import type { z } from "zod";
import type { ComponentType } from "react";
import type { Beginning } from "#kernel/act.ts";
import type { GovernanceRole } from "#kernel/actor.ts";
import type { Kind } from "#kernel/record.ts";
import type { IconName } from "#web/icon.tsx";

/** A page of a module. `path` writes parameters as `:number`; `load` is called when somebody goes near it. */
export interface Page {
  readonly path: string;
  readonly title: string;
  readonly load: () => Promise<{ default: ComponentType }>;
  /** Open without signing in, and shown without the shell. */
  readonly public?: true;
}

/** An entry of the navigation. Somebody with two positions sees the union; without `roles` everybody sees it. */
export interface MenuEntry {
  readonly title: string;
  readonly path: string;
  readonly group: "you" | "system" | "work" | "proof" | "everybody";
  readonly icon: IconName;
  readonly order: number;
  readonly roles?: readonly GovernanceRole[];
  /** A view that says how many wait: it is asked with `limit=1`, its `total` is shown when above zero. `?` and what follows are its questions. */
  readonly count?: string;
  /** Whose business the count is; without it, everybody's who sees the entry. */
  readonly counts?: readonly GovernanceRole[];
  /** The count is of things that are wrong: it is shown in red. */
  readonly alarming?: true;
  /** One of the five tabs on a phone, in this order; the shell fills the rest. */
  readonly tab?: number;
}

/** A part of Today, of My remit, or of the page of a requirement (whose id it is given as `about`). A panel draws its own `Section`, or nothing when it has nothing to say. */
export interface Panel {
  readonly place: "today" | "today-side" | "remit" | "requirement";
  readonly order: number;
  readonly roles?: readonly GovernanceRole[];
  readonly load: () => Promise<{ default: ComponentType<PanelProps> }>;
}

export interface PanelProps {
  readonly about?: string;
}

/** An act that begins a record, offered in the palette; `path` is the page that holds its form. */
export interface Offer {
  readonly act: Beginning<never>;
  readonly path: string;
  readonly icon?: IconName;
  /** What the palette says where the act's own title, read alone, does not say what begins. */
  readonly title?: string;
}

/** What a module lets the organisation set, as its `module.ts` declares it. */
export interface SettingsOffer {
  readonly module: string;
  readonly title: string;
  readonly schema: z.ZodObject;
}

/** What `modules/<name>/web/pages.ts` exports; only `pages` and `menu` are expected of every module. */
export interface WebModule {
  readonly pages: readonly Page[];
  readonly menu: readonly MenuEntry[];
  readonly panels?: readonly Panel[];
  readonly offers?: readonly Offer[];
  readonly kinds?: readonly Kind[];
  readonly settings?: readonly SettingsOffer[];
}
