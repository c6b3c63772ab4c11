import { useState } from "react";
import { decide } from "#kernel/act.ts";
import { say } from "#kernel/sentence.ts";
import { ActForm } from "#web/act/ActForm.tsx";
import type { AnyAct } from "#web/act/perform.ts";
import { useActor } from "#web/ask.ts";
import { useAsOf } from "#web/asof.ts";
import { DateText } from "#web/kit/date.tsx";
import { Section } from "#web/kit/page.tsx";
import { revisionActs } from "../../acts.ts";
import type { RevisionRead } from "../../record.ts";
import { ExplainForm } from "./ExplainForm.tsx";
import { trainingWords } from "./words.ts";

const missing = (record: RevisionRead): boolean => (record.changes && (record.summary === null || record.cause === null)) || record.training === null;

/** What is said about the change; in a draft its writers say it here. */
export function Explained({ record }: { readonly record: RevisionRead }) {
  const actor = useActor(),
    { refusal: past } = useAsOf();
  const may = actor !== undefined && !past && decide(revisionActs.explain, actor, record).yes;
  const [open, setOpen] = useState(false);
  return (
    <Section
      id="explain"
      title={say("What changed and why")}
      more={
        may && !open ? (
          <button type="button" className="link" onClick={() => setOpen(true)}>
            {missing(record) ? say("Say it") : say("Change it")}
          </button>
        ) : undefined
      }
    >
      {open && may ? (
        <ActForm
          act={revisionActs.explain as unknown as AnyAct}
          record={record}
          form={ExplainForm}
          label={say("Keep it")}
          start={{
            title: record.title,
            summary: record.summary,
            cause: record.cause,
            training: record.training,
            trainingReason: record.trainingReason,
            effectiveOn: record.effectiveOn,
            gate: record.gate,
          }}
          onDone={() => setOpen(false)}
          onCancel={() => setOpen(false)}
        />
      ) : (
        <Said record={record} />
      )}
    </Section>
  );
}

function Said({ record }: { readonly record: RevisionRead }) {
  const none = <span className="muted">{say("not said yet")}</span>;
  return (
    <dl className="rv-said">
      {record.changes || record.summary ? (
        <div>
          <dt>{say("What changed")}</dt>
          <dd>{record.summary ?? none}</dd>
        </div>
      ) : null}
      {record.changes || record.cause ? (
        <div>
          <dt>{say("Why it changed")}</dt>
          <dd>{record.cause ?? none}</dd>
        </div>
      ) : null}
      <div>
        <dt>{say("It asks people")}</dt>
        <dd>
          {record.training ? say(trainingWords[record.training]) : none}
          {record.training === "none" && record.trainingReason ? `: ${record.trainingReason}` : null}
        </dd>
      </div>
      <div>
        <dt>{say("Takes effect")}</dt>
        <dd>
          {record.effectiveAt ? <DateText value={record.effectiveAt} /> : record.effectiveOn ? <DateText value={record.effectiveOn} /> : say("when it is issued")}
          {record.gate === null ? null : ` ${say("once {gate} % have read it", { gate: record.gate })}`}
          {record.gate !== null && record.readShare !== null ? ` ${say("({share} % have)", { share: record.readShare })}` : null}
        </dd>
      </div>
    </dl>
  );
}
