import type { Beginning } from "#kernel/act.ts";
import { say } from "#kernel/sentence.ts";
import type { MenuEntry, Offer, Page, Panel } from "#web/pages.ts";
import { personActs, positionActs } from "../acts.ts";
import { organisationKind, personKind, positionKind, siteKind, unitKind } from "../record.ts";

export const pages: readonly Page[] = [
  { path: "/organisation", title: say("Organisation"), load: () => import("./OrganisationPage.tsx") },
  { path: "/organisation/import", title: say("Import"), load: () => import("./ImportPage.tsx") },
  { path: "/organisation/settings", title: say("Settings of the organisation"), load: () => import("./SettingsPage.tsx") },
  { path: "/positions", title: say("Positions"), load: () => import("./PositionsPage.tsx") },
  { path: "/positions/new", title: say("Establish a position"), load: () => import("./NewPositionPage.tsx") },
  { path: "/positions/:number", title: say("Position"), load: () => import("./PositionPage.tsx") },
  { path: "/people", title: say("People"), load: () => import("./PeoplePage.tsx") },
  { path: "/people/new", title: say("Register a person"), load: () => import("./NewPersonPage.tsx") },
  { path: "/people/:number", title: say("Person"), load: () => import("./PersonPage.tsx") },
  { path: "/sites/:number", title: say("Site"), load: () => import("./SitePage.tsx") },
  { path: "/units/:number", title: say("Unit"), load: () => import("./UnitPage.tsx") },
];

export const menu: readonly MenuEntry[] = [
  { title: say("Organisation"), path: "/organisation", group: "system", icon: "organisation", order: 12 },
  { title: say("People"), path: "/people", group: "system", icon: "people", order: 13, roles: ["top_management", "management_representative", "process_owner", "administrator"] },
];

export const panels: readonly Panel[] = [
  { place: "today", order: 5, roles: ["administrator", "management_representative", "top_management"], load: () => import("./FirstSteps.tsx") },
];

export const offers: readonly Offer[] = [
  { act: positionActs.establish as unknown as Beginning<never>, path: "/positions/new", icon: "organisation" },
  { act: personActs.register as unknown as Beginning<never>, path: "/people/new", icon: "person" },
];

export const kinds = [organisationKind, siteKind, unitKind, positionKind, personKind];
