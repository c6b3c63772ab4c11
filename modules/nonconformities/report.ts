import { z } from "zod";
import { keptRecord, personal, type Kind } from "#kernel/record.ts";
import { say } from "#kernel/sentence.ts";

/** What it is, in the words of whoever sends it. */
export const ReportSort = z.enum(["nonconformity", "near_miss", "hazard", "environment", "weakness", "idea"]);
export type ReportSort = z.infer<typeof ReportSort>;

/** A step that the reporter is told about. */
export const Milestone = z.enum(["contained", "cause_confirmed", "acting", "verified", "closed"]).meta({
  labels: { contained: say("contained"), cause_confirmed: say("cause found"), acting: say("being changed"), verified: say("effect verified"), closed: say("closed") },
});

/** What goes between the reporter and whoever handles the report. It is seen through the private link too. */
export const Message = z.object({
  id: z.uuid(),
  from: z.enum(["reporter", "handler"]).meta({ labels: { reporter: say("who reported it"), handler: say("who handles it") } }),
  text: z.string(),
  at: z.iso.datetime(),
  about: Milestone.nullable(),
});
export type Message = z.infer<typeof Message>;

export const reportStates = ["received", "accepted", "merged", "declined"] as const;

/** Something that somebody saw and told. */
export const Report = keptRecord(reportStates, {
  text: z.string(),
  sort: ReportSort,
  place: z.string().nullable(),
  /** Without a name: neither person, address nor device is kept. */
  anonymous: z.boolean(),
  /** It speaks about a person; few may read it. */
  aboutPerson: z.boolean(),
  reporterId: z.uuid().nullable(),
  /** The name that somebody gave at the public door. */
  reporterName: personal(z.string().nullable()),
  posterId: z.uuid().nullable(),
  /** How it came in. */
  way: z.enum(["app", "poster", "kiosk", "mail"]).meta({ labels: { app: say("in Remit"), poster: say("by a poster"), kiosk: say("at the kiosk"), mail: say("by e-mail") } }),
  /** The day on which it happened, when that is not the day of the report. */
  happenedOn: z.iso.date().nullable(),
  triage: z.object({ by: z.uuid(), on: z.iso.date(), reason: z.string().nullable() }).nullable(),
  /** The nonconformity or action that it became, or the record that it was merged into. */
  becameId: z.uuid().nullable(),
  messages: z.array(Message),
});

/** With how many files hang on it. */
export const ReportRead = Report.extend({ files: z.int() });
export type ReportRead = z.infer<typeof ReportRead>;

export const reportKind: Kind = {
  kind: "report",
  one: say("report"),
  several: say("reports"),
  path: "/reports/:number",
  number: "R-{n}",
  schema: Report,
  closed: ["accepted", "merged", "declined"],
  states: {
    received: { label: say("Received"), tone: "soon" },
    accepted: { label: say("Accepted"), tone: "ok" },
    merged: { label: say("Merged"), tone: "none" },
    declined: { label: say("Declined"), tone: "none" },
  },
};
