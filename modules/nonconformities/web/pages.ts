import { say } from "#kernel/sentence.ts";
import type { MenuEntry, Offer, Page, Panel, SettingsOffer } from "#web/pages.ts";
import { nonconformityActs, reportActs } from "../acts.ts";
import { actionKind, nonconformityKind, outputKind, posterKind, reportKind } from "../record.ts";
import { nonconformitySettings } from "../policy.ts";
import { hearWhatArrived } from "./door/arrived.ts";
import { attachPhotosThatArrived } from "./reporting/photo-parcels.ts";

attachPhotosThatArrived();
hearWhatArrived();

export const settings: readonly SettingsOffer[] = [{ module: "nonconformities", title: say("Reports and nonconformities"), schema: nonconformitySettings }];

export const pages: readonly Page[] = [
  { path: "/nc", title: say("Reports and nonconformities"), load: () => import("./registers/NonconformityRegister.tsx") },
  { path: "/nc/patterns", title: say("Patterns"), load: () => import("./registers/PatternsPage.tsx") },
  { path: "/nc/new", title: say("Raise a nonconformity"), load: () => import("./case/RaisePage.tsx") },
  { path: "/nc/:number", title: say("Nonconformity"), load: () => import("./case/CasePage.tsx") },
  { path: "/nc/:number/8d", title: say("8D report"), load: () => import("./case/EightDPage.tsx") },
  { path: "/outputs/:number", title: say("Lot set aside"), load: () => import("./case/OutputPage.tsx") },
  { path: "/reports", title: say("Reports"), load: () => import("./registers/ReportRegister.tsx") },
  { path: "/reports/mine", title: say("What became of it"), load: () => import("./reporting/MyReportsPage.tsx") },
  { path: "/reports/:number", title: say("Report"), load: () => import("./reporting/ReportPage.tsx") },
  { path: "/report", title: say("Report something"), load: () => import("./reporting/SendPage.tsx") },
  { path: "/actions", title: say("Actions"), load: () => import("./registers/ActionRegister.tsx") },
  { path: "/actions/:number", title: say("Action"), load: () => import("./case/ActionPage.tsx") },
  { path: "/posters", title: say("Posters"), load: () => import("./posters/PostersPage.tsx") },
  { path: "/posters/:number", title: say("Poster"), load: () => import("./posters/PosterPage.tsx") },
  { path: "/r/:code", title: say("Report something"), public: true, load: () => import("./door/PosterReport.tsx") },
  { path: "/f/:token", title: say("What became of it"), public: true, load: () => import("./door/FollowPage.tsx") },
];

const handlers = ["top_management", "management_representative", "process_owner", "internal_auditor", "external_auditor", "consultant"] as const;

export const menu: readonly MenuEntry[] = [
  { title: say("Reports and NCs"), path: "/nc", group: "work", icon: "flag", order: 40, roles: handlers, count: "nonconformity.list?open=true", tab: 3 },
  { title: say("Reports"), path: "/reports", group: "work", icon: "talk", order: 41, roles: ["management_representative"], count: "report.list?state=received" },
  { title: say("My reports"), path: "/reports/mine", group: "you", icon: "flag", order: 8, roles: ["employee"], tab: 2 },
];

export const panels: readonly Panel[] = [
  { place: "today", order: 10, roles: ["employee"], load: () => import("./panels/ReportSomething.tsx") },
  { place: "today", order: 30, load: () => import("./panels/MyActions.tsx") },
  { place: "today", order: 32, load: () => import("./panels/MyReports.tsx") },
  { place: "today-side", order: 20, roles: ["management_representative", "top_management"], load: () => import("./panels/LateWithOthers.tsx") },
  { place: "today-side", order: 60, roles: ["management_representative", "top_management", "process_owner"], load: () => import("./panels/Figures.tsx") },
];

export const offers: readonly Offer[] = [
  { act: reportActs.send as unknown as Offer["act"], path: "/report", icon: "flag", title: say("Report something") },
  { act: nonconformityActs.raise as unknown as Offer["act"], path: "/nc/new", icon: "flag" },
];

export const kinds = [reportKind, nonconformityKind, outputKind, actionKind, posterKind];
