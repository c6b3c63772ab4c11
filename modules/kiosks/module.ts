import type { Module } from "#kernel/module.ts";
import { say } from "#kernel/sentence.ts";
import { kioskActs, pinActs } from "./acts.ts";
import { kioskKind, pinKind } from "./record.ts";
import { kioskViews, pinViews } from "./views.ts";

export default {
  name: "kiosks",
  title: say("Kiosks"),
  serves: ["iso-9001-2015:7.3", "iso-9001-2015:7.5.3", "iso-45001-2018:7.3"],
  uses: [],
  kinds: [kioskKind, pinKind],
  acts: [kioskActs, pinActs].flatMap((acts) => Object.values(acts)),
  views: [kioskViews, pinViews].flatMap((views) => Object.values(views)),
  facts: [],
  indicators: [],
} satisfies Module;
