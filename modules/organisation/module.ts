import type { Module } from "#kernel/module.ts";
import { say } from "#kernel/sentence.ts";
import { acts } from "./acts.ts";
import { facts, indicators } from "./facts.ts";
import { organisationKind, personKind, positionKind, siteKind, unitKind } from "./record.ts";
import { views } from "./views.ts";

export default {
  name: "organisation",
  title: say("Organisation"),
  serves: ["iso-9001-2015:5.3", "iso-9001-2015:7.1.2", "iso-9001-2026:5.3", "iso-9001-2026:7.1.2"],
  uses: [],
  kinds: [organisationKind, siteKind, unitKind, positionKind, personKind],
  acts,
  views,
  facts,
  indicators,
} satisfies Module;
