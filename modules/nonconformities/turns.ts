import type { Turn } from "#kernel/record.ts";
import { say } from "#kernel/sentence.ts";
import type { ActionRead } from "./action.ts";
import { rungWhy, type Escalation } from "./ladder.ts";
import type { OutputRead } from "./output.ts";
import type { ReportRead } from "./report.ts";

type Late = { readonly number: string; readonly dueOn: string | null; readonly escalation: Escalation | null };

/** Those to whom something late has climbed see it until it moves on or gets a new date. */
export function climbed(record: Late, act: string, cost: number | null): Turn[] {
  const { escalation, dueOn } = record;
  if (!escalation || escalation.dueOn !== dueOn || escalation.rung === "owner") return [];
  const why = rungWhy(escalation.rung, record.number);
  return escalation.to.map((person) => ({ who: { person }, act, dueOn, why: cost === null ? why : say("{why}; it has cost {cost} so far", { why, cost }) }));
}

export const reportTurns = (report: ReportRead): Turn[] =>
  report.state === "received"
    ? [
        {
          who: { role: "management_representative", siteId: report.siteId },
          act: "report.accept",
          dueOn: report.dueOn,
          why: say("yours because you decide what becomes of reports"),
        },
      ]
    : [];

export function outputTurns(output: OutputRead): Turn[] {
  const who: Turn["who"] = output.parentOwnerId ? { person: output.parentOwnerId } : { role: "management_representative", siteId: output.siteId };
  if (output.state === "held") return [{ who, act: "output.decide", dueOn: output.dueOn, why: say("yours because you answer for the nonconformity that these parts belong to") }];
  if (output.state === "decided") return [{ who, act: "output.reverify", dueOn: output.dueOn, why: say("yours because what was reworked is checked again before it goes on") }];
  return [];
}

const judges = (action: ActionRead): string[] =>
  action.parentOwnerId && ![action.ownerId, ...action.ownedBy].includes(action.parentOwnerId) ? [action.parentOwnerId] : action.judgeIds;

export function actionTurns(action: ActionRead): Turn[] {
  const late = ["open", "in_work", "extension_asked"].includes(action.state) ? climbed(action, "action.reassign", action.parentCost) : [];
  if (action.state === "extension_asked")
    return [
      ...judges(action).map(
        (person): Turn => ({ who: { person }, act: "action.grantTime", dueOn: action.dueOn, why: say("yours because somebody else than the one who asks decides about time") }),
      ),
      ...late,
    ];
  if (action.state === "done")
    return judges(action).map((person) => ({ who: { person }, act: "action.accept", why: say("yours because you did not do it yourself: look at the proof") }));
  if ((action.state === "open" || action.state === "in_work") && action.ownerId && !action.waits) {
    const why = action.sentBack > 0 && action.startedOn === null ? say("yours because you answer for it; it came back once") : say("yours because you answer for it");
    return [{ who: { person: action.ownerId }, act: "action.finish", dueOn: action.dueOn, why }, ...late];
  }
  return late;
}
