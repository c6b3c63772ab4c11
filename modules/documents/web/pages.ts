import type { MenuEntry, Page } from "#web/pages.ts";

export const pages: readonly Page[] = [];
export const menu: readonly MenuEntry[] = [];
