import { say } from "#kernel/sentence.ts";
import type { MenuEntry, Page, Panel } from "#web/pages.ts";
import { adoptionKind, applicabilityKind, frameworkKind, overrulingKind } from "../record.ts";

export const pages: readonly Page[] = [
  { path: "/standards", title: say("Standards"), load: () => import("./StandardsPage.tsx") },
  { path: "/standards/import", title: say("Import a framework"), load: () => import("./ImportPage.tsx") },
  { path: "/standards/adoptions/:number", title: say("Adopted standard"), load: () => import("./AdoptionPage.tsx") },
  { path: "/standards/decisions/:number", title: say("Decision about a requirement"), load: () => import("./ApplicabilityPage.tsx") },
  { path: "/standards/overrulings/:number", title: say("Overruling"), load: () => import("./OverrulingPage.tsx") },
  { path: "/standards/frameworks/:number", title: say("Imported framework"), load: () => import("./FrameworkPage.tsx") },
  { path: "/standards/:edition", title: say("Readiness"), load: () => import("./ReadinessPage.tsx") },
  { path: "/standards/:edition/:reference", title: say("Requirement"), load: () => import("./RequirementPage.tsx") },
];

export const menu: readonly MenuEntry[] = [{ title: say("Standards"), path: "/standards", group: "system", icon: "standard", order: 10, tab: 2 }];

export const panels: readonly Panel[] = [
  {
    place: "today",
    order: 20,
    roles: ["top_management", "management_representative", "process_owner", "internal_auditor", "consultant", "external_auditor"],
    load: () => import("./ReadinessPanel.tsx"),
  },
];

export const kinds = [adoptionKind, applicabilityKind, overrulingKind, frameworkKind];
