import type { Module } from "#kernel/module.ts";
import { say } from "#kernel/sentence.ts";
import { actionActs, causeActs, nonconformityActs, outputActs, posterActs, reportActs } from "./acts.ts";
import { facts, indicators } from "./facts.ts";
import { nonconformitySettings } from "./policy.ts";
import { actionKind, nonconformityKind, outputKind, posterKind, reportKind } from "./record.ts";
import { actionViews, nonconformityViews, posterViews, reportViews } from "./views.ts";

export default {
  name: "nonconformities",
  title: say("Reports and nonconformities"),
  serves: [
    "iso-9001-2015:8.7.1",
    "iso-9001-2015:8.7.2",
    "iso-9001-2015:10.1",
    "iso-9001-2015:10.2.1",
    "iso-9001-2015:10.2.2",
    "iso-9001-2026:8.7.1",
    "iso-9001-2026:8.7.2",
    "iso-9001-2026:10.1",
    "iso-9001-2026:10.2.1",
    "iso-9001-2026:10.2.2",
    "iso-14001-2015:10.2",
    "iso-14001-2026:10.2",
    "iso-45001-2018:10.2",
    "iso-iec-27001-2022:10.2",
  ],
  uses: [],
  kinds: [reportKind, nonconformityKind, outputKind, actionKind, posterKind],
  acts: [reportActs, nonconformityActs, causeActs, outputActs, actionActs, posterActs].flatMap((acts) => Object.values(acts)),
  views: [reportViews, posterViews, nonconformityViews, actionViews].flatMap((views) => Object.values(views)),
  facts,
  indicators,
  settings: nonconformitySettings,
} satisfies Module;
