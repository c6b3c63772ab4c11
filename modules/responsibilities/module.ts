import type { Module } from "#kernel/module.ts";
import { say } from "#kernel/sentence.ts";
import { assignmentActs, delegationActs, handoverActs, proposalActs, sheetActs } from "./acts.ts";
import { facts, indicators } from "./facts.ts";
import { assignmentKind, delegationKind, handoverKind, proposalKind, sheetKind } from "./record.ts";
import { assignmentViews, delegationViews, handoverViews, proposalViews, responsibilityViews } from "./views.ts";

export default {
  name: "responsibilities",
  title: say("Responsibilities"),
  serves: [
    "iso-9001-2015:5.3",
    "iso-9001-2026:5.3",
    "iso-14001-2015:5.3",
    "iso-14001-2026:5.3",
    "iso-45001-2018:5.3",
    "iso-iec-27001-2022:5.3",
    "iso-iec-27001-2022:A.5.2",
    "iso-iec-27001-2022:A.5.3",
  ],
  uses: ["organisation", "standards"],
  kinds: [assignmentKind, proposalKind, delegationKind, sheetKind, handoverKind],
  acts: [assignmentActs, proposalActs, delegationActs, sheetActs, handoverActs].flatMap((acts) => Object.values(acts)),
  views: [responsibilityViews, assignmentViews, proposalViews, delegationViews, handoverViews].flatMap((views) => Object.values(views)),
  facts,
  indicators,
} satisfies Module;
