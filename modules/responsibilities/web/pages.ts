import type { Beginning } from "#kernel/act.ts";
import { say } from "#kernel/sentence.ts";
import type { MenuEntry, Offer, Page, Panel } from "#web/pages.ts";
import { delegationActs, handoverActs, proposalActs } from "../acts.ts";
import { assignmentKind, delegationKind, handoverKind, proposalKind, sheetKind } from "../record.ts";

export const pages: readonly Page[] = [
  { path: "/responsibilities", title: say("Responsibilities"), load: () => import("./matrix/MatrixPage.tsx") },
  { path: "/responsibilities/alarms", title: say("Where responsibility is missing"), load: () => import("./alarms/AlarmsPage.tsx") },
  { path: "/responsibilities/changes", title: say("Changes of the matrix"), load: () => import("./changes/ChangesPage.tsx") },
  { path: "/responsibilities/changes/:number", title: say("Change of the matrix"), load: () => import("./changes/ChangePage.tsx") },
  { path: "/responsibilities/:number", title: say("Row of the matrix"), load: () => import("./matrix/AssignmentPage.tsx") },
  { path: "/who", title: say("Who answers"), load: () => import("./who/WhoPage.tsx") },
  { path: "/who/:ref", title: say("Who answers"), load: () => import("./who/WhoPage.tsx") },
  { path: "/remit", title: say("My remit"), load: () => import("./remit/RemitPage.tsx") },
  { path: "/remit/:position", title: say("Duty sheet"), load: () => import("./remit/SheetPage.tsx") },
  { path: "/sheets/:number", title: say("Duty sheet"), load: () => import("./remit/SheetPage.tsx") },
  { path: "/remits/:person", title: say("Remit"), load: () => import("./remit/RemitPage.tsx") },
  { path: "/delegations", title: say("Delegations"), load: () => import("./delegations/DelegationsPage.tsx") },
  { path: "/delegations/new", title: say("Let somebody act for me"), load: () => import("./delegations/OfferPage.tsx") },
  { path: "/delegations/:number", title: say("Delegation"), load: () => import("./delegations/DelegationPage.tsx") },
  { path: "/handovers", title: say("Handovers"), load: () => import("./handovers/HandoversPage.tsx") },
  { path: "/handovers/new", title: say("Begin a handover"), load: () => import("./handovers/LeavingPage.tsx") },
  { path: "/handovers/:number", title: say("Handover"), load: () => import("./handovers/HandoverPage.tsx") },
];

const inside = ["top_management", "management_representative", "process_owner", "employee", "internal_auditor", "administrator"] as const;
const alarmed = ["top_management", "management_representative", "process_owner", "internal_auditor", "administrator"] as const;
const coordinating = ["top_management", "management_representative"] as const;

export const menu: readonly MenuEntry[] = [
  { title: say("My remit"), path: "/remit", group: "you", icon: "remit", order: 2, tab: 4 },
  { title: say("Responsibilities"), path: "/responsibilities", group: "system", icon: "people", order: 11, count: "responsibility.alarms", counts: alarmed, alarming: true },
  { title: say("Who answers"), path: "/who", group: "system", icon: "search", order: 11.2, tab: 5 },
  { title: say("Delegations"), path: "/delegations", group: "system", icon: "until", order: 11.4, roles: inside },
  { title: say("Handovers"), path: "/handovers", group: "system", icon: "arrow", order: 11.6, roles: coordinating },
];

export const panels: readonly Panel[] = [
  { place: "today", order: 5, roles: ["top_management"], load: () => import("./panels/OnlyYou.tsx") },
  { place: "today", order: 40, roles: ["top_management"], load: () => import("./panels/YourYear.tsx") },
  { place: "today-side", order: 10, roles: coordinating, load: () => import("./panels/NobodyAnswers.tsx") },
  { place: "today-side", order: 12, roles: ["process_owner", "internal_auditor"], load: () => import("./panels/YourRemit.tsx") },
];

export const offers: readonly Offer[] = [
  { act: delegationActs.offer as unknown as Beginning<never>, path: "/delegations/new", icon: "until" },
  { act: handoverActs.begin as unknown as Beginning<never>, path: "/handovers/new", icon: "arrow" },
  { act: proposalActs.begin as unknown as Beginning<never>, path: "/responsibilities", icon: "change" },
];

export const kinds = [assignmentKind, proposalKind, delegationKind, sheetKind, handoverKind];
