import { dayOf, written } from "#kernel/date.ts";
import { say } from "#kernel/sentence.ts";
import type { Mark } from "./nonconformity-views.ts";
import type { NonconformityRead } from "./nonconformity.ts";
import type { Message, ReportRead } from "./report.ts";
import type { Step } from "./report-views.ts";

/** What a report became, as far as its reporter is told. */
export interface Became {
  readonly kind: string;
  readonly state: string;
  readonly containedOn: string | null;
  readonly causeOn: string | null;
  readonly actingOn: string | null;
  readonly verifiedOn: string | null;
  readonly closedOn: string | null;
  readonly dueOn: string | null;
  /** False where the correction is enough: then there is no cause, action or check to wait for. */
  readonly full: boolean;
}

type Draft = Omit<Step, "is">;

const answered = (messages: readonly Message[], about: Message["about"]): string | null => messages.filter((m) => m.from === "handler" && m.about === about).at(-1)?.text ?? null;

/** Everything before the last dated step is done; the first undated one is next. */
function phased<T extends { on: string | null }>(drafts: readonly T[], ended: boolean): (T & { is: "done" | "now" | "next" })[] {
  const last = drafts.reduce((at, step, i) => (step.on ? i : at), -1);
  return drafts.map((step, i) => ({ ...step, is: i < last || (i === last && ended) ? "done" : i === last ? "now" : "next" }));
}

const titles = (): Record<Step["step"], string> => ({
  received: say("You reported it"),
  accepted: say("Accepted"),
  contained: say("Set right for now"),
  cause_confirmed: say("Cause found"),
  acting: say("Being changed"),
  verified: say("Checked whether it worked"),
  closed: say("Closed"),
  declined: say("Declined"),
  merged: say("Handled together with an earlier report"),
});

function after(report: ReportRead, became: Became): Draft[] {
  const step = (name: Step["step"], on: string | null, about: Message["about"]): Draft => ({ step: name, title: titles()[name], on, text: answered(report.messages, about) });
  const acting = step("acting", became.actingOn, "acting"),
    due = became.dueOn && !became.closedOn ? say("Planned until {day}.", { day: written(became.dueOn) }) : null;
  const closed = step("closed", became.closedOn, "closed");
  if (became.kind === "action") return [{ ...acting, text: acting.text ?? due }, closed];
  const contained = step("contained", became.containedOn, "contained");
  if (!became.full) return [contained, closed];
  return [contained, step("cause_confirmed", became.causeOn, "cause_confirmed"), { ...acting, text: acting.text ?? due }, step("verified", became.verifiedOn, "verified"), closed];
}

/** The way of a report in its reporter's words: what is done, where it is, what comes next. */
export function stepsOf(report: ReportRead, became: Became | null, zone: string): Step[] {
  const title = titles(),
    first: Draft = { step: "received", title: title.received, on: dayOf(new Date(report.openedAt), zone), text: null };
  if (report.state === "received") return phased([first, { step: "accepted", title: title.accepted, on: null, text: null }], false);
  const triaged: Draft = { step: report.state, title: title[report.state], on: report.triage?.on ?? null, text: answered(report.messages, null) };
  if (report.state === "declined" || !became) return phased([first, triaged], true);
  const later = after(report, became);
  return phased([first, triaged, ...later], became.closedOn !== null);
}

/** The ruler at the head of a nonconformity's page. */
export function marksOf(n: NonconformityRead, zone: string): Mark[] {
  const full = n.evaluation?.needed !== false,
    last = n.verifications.at(-1),
    verified = last?.effective === true && ["verified", "closed"].includes(n.state) ? last : undefined;
  const acts = ["acting", "verified", "closed"].includes(n.state) && n.roundActions + n.actions > 0;
  const mark = (state: string, label: string, on: string | null, note: string | null = null) => ({ state, label, on, note });
  const marks = [
    mark("open", say("Reported"), n.foundOn),
    mark("contained", say("Contained"), n.containment?.on ?? null),
    ...(full
      ? [
          mark("cause_confirmed", say("Cause confirmed"), n.state === "open" || n.state === "contained" ? null : (n.cause?.on ?? null)),
          mark(
            "acting",
            say("Acting"),
            acts ? (n.criterion?.on ?? n.foundOn) : null,
            n.actions > 0 ? say("{done} of {all} done", { done: n.actions - n.unfinishedActions, all: n.actions }) : null,
          ),
          mark("verified", say("Effect verified"), verified?.on ?? null, !verified && n.criterion ? say("planned {day}", { day: written(n.criterion.checkOn) }) : null),
        ]
      : []),
    mark("closed", say("Closed"), n.state === "closed" && n.closedAt ? dayOf(new Date(n.closedAt), zone) : null),
  ];
  return phased(marks, n.state === "closed");
}
