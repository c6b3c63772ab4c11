import type { Module } from "#kernel/module.ts";
import { say } from "#kernel/sentence.ts";
import { adoptionActs, applicabilityActs, frameworkActs, overrulingActs } from "./acts.ts";
import { facts, indicators } from "./facts.ts";
import { adoptionKind, applicabilityKind, frameworkKind, overrulingKind } from "./record.ts";
import { decisionViews, frameworkViews, standardsViews } from "./views.ts";

export default {
  name: "standards",
  title: say("Standards"),
  serves: ["iso-9001-2015:4.3", "iso-9001-2015:4.4", "iso-9001-2026:4.3", "iso-9001-2026:4.4", "iso-iec-27001-2022:6.1.3"],
  uses: [],
  kinds: [adoptionKind, applicabilityKind, overrulingKind, frameworkKind],
  acts: [adoptionActs, applicabilityActs, overrulingActs, frameworkActs].flatMap((acts) => Object.values(acts)),
  views: [standardsViews, decisionViews, frameworkViews].flatMap((views) => Object.values(views)),
  facts,
  indicators,
} satisfies Module;
