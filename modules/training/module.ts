import type { Module } from "#kernel/module.ts";
import { say } from "#kernel/sentence.ts";
import {
  assessmentActs,
  attainmentActs,
  attemptActs,
  competenceActs,
  courseActs,
  curriculumActs,
  demandActs,
  qualificationActs,
  quizActs,
  trainingActs,
  trainingSessionActs,
} from "./acts.ts";
import { facts, indicators } from "./facts.ts";
import {
  assessmentKind,
  attainmentKind,
  attemptKind,
  competenceKind,
  courseKind,
  curriculumKind,
  demandKind,
  qualificationKind,
  quizKind,
  trainingKind,
  trainingSessionKind,
} from "./record.ts";
import { trainingSettings } from "./settings.ts";
import {
  assessmentViews,
  attainmentViews,
  attemptViews,
  competenceViews,
  courseViews,
  curriculumViews,
  demandViews,
  qualificationViews,
  quizViews,
  trainingSessionViews,
  trainingViews,
} from "./views.ts";

const acts = [competenceActs, demandActs, courseActs, curriculumActs, trainingActs, trainingSessionActs, assessmentActs, qualificationActs, attainmentActs, quizActs, attemptActs];
const views = [
  trainingViews,
  competenceViews,
  demandViews,
  courseViews,
  curriculumViews,
  trainingSessionViews,
  assessmentViews,
  qualificationViews,
  attainmentViews,
  quizViews,
  attemptViews,
];

export default {
  name: "training",
  title: say("Training and competence"),
  serves: [
    "iso-9001-2015:7.2",
    "iso-9001-2015:7.3",
    "iso-9001-2026:7.2",
    "iso-9001-2026:7.3",
    "iso-14001-2015:7.2",
    "iso-14001-2015:7.3",
    "iso-45001-2018:7.2",
    "iso-45001-2018:7.3",
    "iso-iec-27001-2022:7.2",
    "iso-iec-27001-2022:7.3",
  ],
  uses: ["documents", "nonconformities"],
  kinds: [competenceKind, demandKind, courseKind, curriculumKind, trainingKind, trainingSessionKind, assessmentKind, qualificationKind, attainmentKind, quizKind, attemptKind],
  acts: acts.flatMap((some) => Object.values(some)),
  views: views.flatMap((some) => Object.values(some)),
  facts,
  indicators,
  settings: trainingSettings,
} satisfies Module;
