import { say } from "#kernel/sentence.ts";
import type { ActionSort } from "../action.ts";
import type { ReportSort } from "../report.ts";
import { sourceName, Source } from "../nonconformity.ts";

/** What a report is, in the words of whoever sends it. */
export const reportSortName = (sort: ReportSort): string =>
  ({
    nonconformity: say("Part or work not right"),
    near_miss: say("Somebody nearly got hurt"),
    hazard: say("Somebody could get hurt"),
    environment: say("Leak, waste, noise, smell"),
    weakness: say("Weak spot in how we work"),
    idea: say("I have an idea"),
  })[sort];

export const actionSortName = (sort: ActionSort): string =>
  ({ correction: say("correction"), corrective: say("corrective"), preventive: say("preventive"), improvement: say("improvement") })[sort];

export const gradeName = (grade: "minor" | "major" | null): string => (grade === "major" ? say("Major") : grade === "minor" ? say("Minor") : say("not graded yet"));

export const rungName = (rung: string): string =>
  ({ owner: say("whoever owes it"), manager: say("their manager"), management_representative: say("the management representative"), top_management: say("top management") })[
    rung
  ] ?? rung;

export const aboutName = (about: "what" | "where" | "when" | "extent" | "who"): string =>
  ({ what: say("What"), where: say("Where"), when: say("When"), extent: say("How much"), who: say("Who noticed") })[about];

export const sourceChoices = (): { readonly value: string; readonly label: string }[] => Source.options.map((value) => ({ value, label: sourceName(value) }));
export const sortChoices = (): { readonly value: string; readonly label: string }[] =>
  (["correction", "corrective", "preventive", "improvement"] as const).map((value) => ({ value, label: actionSortName(value) }));
