import { say } from "#kernel/sentence.ts";
import { DateText } from "#web/kit/date.tsx";
import { figure } from "#web/kit/figures.ts";
import { Status, type Tone } from "#web/kit/status.tsx";
import { Ref } from "#web/kit/tags.tsx";
import { Link } from "#web/routing.tsx";
import { outputActs } from "../../acts.ts";
import { dispositionName } from "../../output.ts";
import { IfAllowed } from "./IfAllowed.tsx";
import { DecideForm, HoldForm, ReverifyForm, SplitForm } from "./forms.tsx";
import type { CaseShown, OutputShown } from "./shown.ts";

const tones: Readonly<Record<string, Tone>> = { release: "ok", use_as_is: "part", rework: "part", return: "soon", scrap: "bad" };

/** What happens with the parts: how many, what was decided, by whom and by which right. */
export function Lots({ shown }: { readonly shown: CaseShown }) {
  const { record, outputs } = shown;
  const hold = <IfAllowed act={outputActs.hold} size="s" form={HoldForm} fixed={{ nonconformityId: record.id }} label={say("Set parts aside")} />;
  if (outputs.length === 0) return record.closedAt === null ? <p className="gap-s">{hold}</p> : null;
  return (
    <>
      <table className="t nc-lots">
        <caption className="vh">{say("What happens with the parts")}</caption>
        <tbody>
          {outputs.map((lot) => (
            <Lot key={lot.id} lot={lot} />
          ))}
        </tbody>
      </table>
      <div className="row gap-s">
        <p className="small muted grow">{say("Deciding about parts is a right of the position, signed each time.")}</p>
        {record.closedAt === null ? hold : null}
      </div>
    </>
  );
}

function Lot({ lot }: { readonly lot: OutputShown }) {
  const { decision } = lot;
  return (
    <tr className="flat">
      <td>
        <Status tone={lot.disposition ? (tones[lot.disposition] ?? "part") : "soon"}>
          {figure(lot.quantity)} {lot.unit}
        </Status>
      </td>
      <td>
        <Link className="plain" href={`/outputs/${lot.number}`}>
          {lot.disposition ? <b className="med">{dispositionName(lot.disposition)}</b> : say("Set aside: {location}", { location: lot.location })}
        </Link>
        {decision ? (
          <>
            , {decision.reason} {decision.concession ? <Ref>{decision.concession}</Ref> : null}
          </>
        ) : (
          <span className="muted"> · {lot.segregation}</span>
        )}
        {lot.reverification ? (
          <div className="small muted">
            {lot.reverification.passed ? say("Checked again: good.") : say("Checked again: not good.")} {lot.reverification.result}
          </div>
        ) : null}
        <span className="row gap-s nc-lot-acts">
          {lot.state === "held" ? <IfAllowed act={outputActs.decide} record={lot} size="s" form={DecideForm} /> : null}
          {lot.state === "held" ? <IfAllowed act={outputActs.split} record={lot} size="s" form={SplitForm} /> : null}
          {lot.state === "decided" ? <IfAllowed act={outputActs.reverify} record={lot} size="s" form={ReverifyForm} /> : null}
        </span>
      </td>
      <td className="muted">
        {lot.decidedBy ? (
          <>
            {lot.decidedBy.name}
            {lot.position ? <small>{lot.position}</small> : null} <DateText value={decision?.at} form="time" />
          </>
        ) : (
          <>
            {say("held since")} <DateText value={lot.heldOn} form="short" />
          </>
        )}
      </td>
    </tr>
  );
}
