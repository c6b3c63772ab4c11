import type { Module } from "#kernel/module.ts";
import { say } from "#kernel/sentence.ts";

/** Its words stand; what answers them follows. */
export default {
  name: "training",
  title: say("Training and competence"),
  serves: ["iso-9001-2015:7.2", "iso-9001-2015:7.3"],
  uses: ["documents", "nonconformities"],
  kinds: [],
  acts: [],
  views: [],
  facts: [],
  indicators: [],
} satisfies Module;
