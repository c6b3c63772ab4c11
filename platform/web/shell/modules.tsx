import { createContext, useContext } from "react";
import type { Actor } from "#kernel/actor.ts";
import type { Kind } from "#kernel/record.ts";
import type { MenuEntry, Offer, Page, Panel, SettingsOffer, WebModule } from "#web/pages.ts";

/** What the modules bring to the shell, gathered once. */
export interface Gathered {
  readonly pages: readonly Page[];
  readonly menu: readonly MenuEntry[];
  readonly panels: readonly Panel[];
  readonly offers: readonly Offer[];
  readonly kinds: readonly Kind[];
  readonly settings: readonly SettingsOffer[];
}

export const gather = (modules: readonly Partial<WebModule>[]): Gathered => ({
  pages: modules.flatMap((m) => m.pages ?? []),
  menu: modules.flatMap((m) => m.menu ?? []).toSorted((a, b) => a.order - b.order),
  panels: modules.flatMap((m) => m.panels ?? []).toSorted((a, b) => a.order - b.order),
  offers: modules.flatMap((m) => m.offers ?? []),
  kinds: modules.flatMap((m) => m.kinds ?? []),
  settings: modules.flatMap((m) => m.settings ?? []),
});

export const ModulesHere = createContext<Gathered>(gather([]));
export const useModules = (): Gathered => useContext(ModulesHere);

/** Is there a page at this path, e.g. `/who`? */
export const useHasPage = (path: string): boolean => useModules().pages.some((page) => page.path === path);

/** How a kind's states are said and shown. */
export const useKind = (kind: string): Kind | undefined => useModules().kinds.find((k) => k.kind === kind);

/** Is this entry or panel for one of the positions held? */
export const isFor = (thing: { readonly roles?: readonly string[] | undefined }, actor: Actor | undefined): boolean =>
  !thing.roles || [...(actor?.roles ?? [])].some((role) => thing.roles?.includes(role));
