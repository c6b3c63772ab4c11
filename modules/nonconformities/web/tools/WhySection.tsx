import { useId, useState } from "react";
import { say } from "#kernel/sentence.ts";
import { decision } from "#web/act/ActButton.tsx";
import { RefusalNote } from "#web/act/RefusalNote.tsx";
import type { AnyAct } from "#web/act/perform.ts";
import { useActor } from "#web/ask.ts";
import { useAsOf } from "#web/asof.ts";
import { Icon } from "#web/icon.tsx";
import { DateText } from "#web/kit/date.tsx";
import { Section } from "#web/kit/page.tsx";
import { Segmented } from "#web/kit/choosing.tsx";
import { useQueryString } from "#web/routing.tsx";
import { causeActs } from "../../acts.ts";
import { categoryName } from "../../fishbone.ts";
import { nameOf, type CaseShown } from "../case/shown.ts";
import { Fishbone } from "./Fishbone.tsx";
import { IsIsNot } from "./IsIsNot.tsx";
import { linesOf } from "./tree-moves.ts";
import { useAnalysis } from "./use-analysis.ts";
import { WhyTree } from "./WhyTree.tsx";

/** D4: why it happened and why it was not caught sooner, by whys, fishbone and comparison. */
export function WhySection({ shown }: { readonly shown: CaseShown }) {
  const { record } = shown,
    actor = useActor(),
    { refusal: past } = useAsOf(),
    [query, change] = useQueryString();
  const may = decision(causeActs.addWhy as unknown as AnyAct, actor, record, past),
    tool = query.get("tool") ?? "whys";
  const analysis = useAnalysis(record),
    empty = analysis.whys.length + analysis.bones.length + analysis.comparisons.length === 0;
  if (record.evaluation?.needed === false && empty && record.cause)
    return (
      <Section title={say("Why")} note="D4">
        <Confirmed shown={shown} />
      </Section>
    );
  const choices = [
    { value: "whys", label: say("Five whys"), count: analysis.whys.length || undefined },
    { value: "fishbone", label: say("Fishbone"), count: analysis.bones.length || undefined },
    { value: "compare", label: say("Is, is not"), count: analysis.comparisons.length || undefined },
  ];
  return (
    <Section
      title={say("Why")}
      id="why"
      more={
        <span className="row">
          <span className="muted small hide-s">{tool === "whys" ? say("Read it backwards: each step must follow. D4") : "D4"}</span>
          <span className="noprint">
            <Segmented label={say("Tool")} value={tool} onChange={(value) => change({ tool: value === "whys" ? null : value })} choices={choices} />
          </span>
        </span>
      }
    >
      {tool === "fishbone" ? (
        <Fishbone analysis={analysis} title={record.title} may={may.yes} />
      ) : tool === "compare" ? (
        <IsIsNot analysis={analysis} may={may.yes} />
      ) : (
        <>
          <WhyTree
            analysis={analysis}
            track="occurred"
            may={may.yes}
            {...(record.state === "open" || record.state === "contained" ? {} : { confirmed: record.cause?.on ?? null })}
          />
          <Escaped analysis={analysis} may={may.yes} />
        </>
      )}
      {analysis.refusal ? (
        <div className="gap-s">
          <RefusalNote refusal={analysis.refusal} />
        </div>
      ) : null}
      {!may.yes && record.closedAt === null && !past && ["open", "contained"].includes(record.state) ? (
        <p className="whynot gap-s">
          <Icon name="info" />
          <span>{may.because}</span>
        </p>
      ) : null}
      <Confirmed shown={shown} />
    </Section>
  );
}

function Confirmed({ shown }: { readonly shown: CaseShown }) {
  const { cause, state } = shown.record;
  if (!cause) return null;
  return (
    <p className="sm gap">
      <b className="med">{cause.text}</b>{" "}
      <span className="muted">
        {categoryName(cause.category)}
        {state === "contained" || state === "open" ? (
          ""
        ) : (
          <>
            , {say("confirmed by {name}", { name: nameOf(shown, cause.by) })} <DateText value={cause.on} form="short" />
          </>
        )}
      </span>
    </p>
  );
}

/** The second tree: what kept the fault from being seen. It stays folded until somebody asks. */
function Escaped({ analysis, may }: { readonly analysis: ReturnType<typeof useAnalysis>; readonly may: boolean }) {
  const lines = linesOf(analysis.whys, "escaped"),
    [open, setOpen] = useState(false),
    id = useId();
  if (lines.length === 0 && !may) return null;
  return (
    <div className="nc-branch">
      <Icon name="process" />
      <div>
        <b className="med">{say("Why was it not caught sooner?")}</b> <span className="sm">{open ? "" : (lines[0]?.why.text ?? say("Nobody has asked yet."))}</span>
        <div id={id} hidden={!open}>
          {open ? <WhyTree analysis={analysis} track="escaped" may={may} /> : null}
        </div>
      </div>
      <button type="button" className="btn s q noprint" aria-expanded={open} aria-controls={id} onClick={() => setOpen(!open)}>
        {open ? say("Fold") : lines.length > 0 ? say("Open branch") : say("Ask")}
      </button>
    </div>
  );
}
