import { say } from "#kernel/sentence.ts";
import type { MenuEntry, Page } from "#web/pages.ts";

export const pages: readonly Page[] = [{ path: "/documents/revisions/:number", title: say("Revision"), load: () => import("./revision/RevisionPage.tsx") }];
export const menu: readonly MenuEntry[] = [];
