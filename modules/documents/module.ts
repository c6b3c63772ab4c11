import type { Module } from "#kernel/module.ts";
import { say } from "#kernel/sentence.ts";
import { copyActs, documentActs, documentImportActs, documentTypeActs, readingActs, revisionActs, revisionImportActs } from "./acts.ts";
import { facts, indicators } from "./facts.ts";
import { copyKind, documentKind, documentTypeKind, readingKind, revisionKind } from "./record.ts";
import { copyViews, documentTypeViews, documentViews, readingViews, revisionViews } from "./views.ts";

export default {
  name: "documents",
  title: say("Documents"),
  serves: [
    "iso-9001-2015:7.5.1",
    "iso-9001-2015:7.5.2",
    "iso-9001-2015:7.5.3",
    "iso-9001-2026:7.5.1",
    "iso-9001-2026:7.5.2",
    "iso-9001-2026:7.5.3",
    "iso-14001-2015:7.5.3",
    "iso-45001-2018:7.5.3",
    "iso-iec-27001-2022:7.5.3",
  ],
  uses: ["standards", "kiosks"],
  kinds: [documentTypeKind, documentKind, revisionKind, readingKind, copyKind],
  acts: [documentTypeActs, documentActs, documentImportActs, revisionActs, revisionImportActs, readingActs, copyActs].flatMap((acts) => Object.values(acts)),
  views: [documentTypeViews, documentViews, revisionViews, readingViews, copyViews].flatMap((views) => Object.values(views)),
  facts,
  indicators,
} satisfies Module;
