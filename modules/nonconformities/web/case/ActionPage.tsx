import type { z } from "zod";
import { say } from "#kernel/sentence.ts";
import { useView } from "#web/ask.ts";
import { Banner } from "#web/kit/banner.tsx";
import { DateText, DueText } from "#web/kit/date.tsx";
import { Columns, Page, Section, TitleBlock } from "#web/kit/page.tsx";
import { Answers } from "#web/kit/people.tsx";
import { AnsweredPage } from "#web/kit/whole-page.tsx";
import { Ref } from "#web/kit/tags.tsx";
import { WhatCanHappenNext, type ActExtra } from "#web/act/WhatCanHappenNext.tsx";
import { Attachments } from "#web/record/Attachments.tsx";
import { History } from "#web/record/History.tsx";
import { Links } from "#web/record/Links.tsx";
import { StateRuler, stepsOf } from "#web/record/StateRuler.tsx";
import { Talk } from "#web/record/Talk.tsx";
import { Link, useParameter } from "#web/routing.tsx";
import { actionActs } from "../../acts.ts";
import type { ActionRead } from "../../action.ts";
import { actionViews } from "../../views.ts";
import { actionSortName, rungName } from "../words.ts";
import { AcceptActionForm, DescribeActionForm, FinishForm, GrantForm, ReassignForm, ResultForm, TimeForm } from "./forms.tsx";
import "../nc.css";

type Shown = z.output<typeof actionViews.one.gives>;
const { start, finish, accept, askForTime, grantTime, sendBack, recordResult, reassign, describe, cancel } = actionActs;
const extras: Readonly<Record<string, ActExtra>> = {
  [finish.name]: { form: FinishForm },
  [accept.name]: { form: AcceptActionForm },
  [askForTime.name]: { form: TimeForm },
  [grantTime.name]: { form: GrantForm, start: { granted: true } },
  [recordResult.name]: { form: ResultForm },
  [reassign.name]: { form: ReassignForm },
  [describe.name]: { form: DescribeActionForm },
};

/** Acts in the order in which they help: finishing first, what judges it next, what changes it last. */
const actsFor = (record: ActionRead) => [
  finish,
  accept,
  grantTime,
  start,
  askForTime,
  sendBack,
  ...(record.result || ["preventive", "improvement"].includes(record.sort) ? [recordResult] : []),
  describe,
  reassign,
  cancel,
];

/** One thing to be done: for what, by whom, until when, and what shows that it is done. */
export default function ActionPage() {
  const one = useView(actionViews.one, { number: useParameter("number") });
  return <AnsweredPage of={one}>{(shown) => <Whole shown={shown} />}</AnsweredPage>;
}

function Whole({ shown }: { readonly shown: Shown }) {
  const { record, parent } = shown,
    name = (id: string | undefined) => shown.people.find((p) => p.id === id)?.name ?? "",
    state = record.state === "extension_asked" ? "in_work" : record.state;
  const steps =
    record.state === "cancelled"
      ? [
          { label: say("Given"), state: "done" as const },
          { label: say("Cancelled"), state: "now" as const },
        ]
      : stepsOf(
          [
            { state: "open", label: say("Given") },
            { state: "in_work", label: say("In work"), note: record.startedOn ? <DateText value={record.startedOn} form="short" /> : null },
            { state: "done", label: say("Done"), note: record.doneOn ? <DateText value={record.doneOn} form="short" /> : null },
            { state: "accepted", label: say("Accepted"), note: record.accepted ? <DateText value={record.accepted.on} form="short" /> : null },
          ],
          state,
        );
  return (
    <Page
      title={record.title}
      short={record.number}
      crumbs={[{ title: say("Actions"), href: "/actions" }]}
      lead={
        parent ? (
          <>
            {say("For")}{" "}
            <Link href={parent.path}>
              <Ref>{parent.number}</Ref> {parent.title}
            </Link>
          </>
        ) : undefined
      }
    >
      {record.asked ? (
        <Banner tone="soon" icon="clock">
          <b className="med">{name(record.asked.by)}</b> {say("asked for time until")} <DateText value={record.asked.dueOn} />: “{record.asked.reason}”
        </Banner>
      ) : null}
      {record.escalation && record.escalation.dueOn === record.dueOn && record.closedAt === null ? (
        <Banner tone="bad" icon="clock">
          {say("This is late and has climbed to {rung}.", { rung: rungName(record.escalation.rung) })}
        </Banner>
      ) : null}
      <TitleBlock
        className="nc-tb"
        blocks={[
          { label: say("Answers"), value: <Answers person={shown.owner} open /> },
          { label: say("Due"), value: <DueText due={record.dueOn} original={record.originalDueOn} closed={record.closedAt !== null || record.doneOn !== null} /> },
          { label: say("Kind"), value: actionSortName(record.sort) },
          shown.site && { label: say("Site"), value: shown.site.name },
          shown.waitsFor && {
            label: say("Begins after"),
            value: (
              <Link className="plain" href={shown.waitsFor.path}>
                {shown.waitsFor.number}
              </Link>
            ),
          },
          { label: say("Number"), value: record.number, mono: true },
        ]}
      />
      <div className="nc-ruler">
        <StateRuler steps={steps} />
      </div>
      <Columns
        record
        main={
          <>
            <Words shown={shown} name={name} />
            <Attachments id={record.id} title={say("What shows it: files and photos")} />
          </>
        }
        side={
          <>
            <WhatCanHappenNext<ActionRead> record={record} acts={actsFor(record)} extras={extras} />
            <Talk id={record.id} />
            <Links id={record.id} />
            <History id={record.id} />
          </>
        }
      />
    </Page>
  );
}

function Words({ shown, name }: { readonly shown: Shown; readonly name: (id: string | undefined) => string }) {
  const { record } = shown;
  return (
    <>
      <Section title={say("What is to be done")}>
        <p className="nc-words">{record.details ?? record.title}</p>
      </Section>
      <Section title={say("What shows that it is done")}>
        {record.proof ? <p className="nc-words">{record.proof}</p> : <p className="sm muted">{say("Nothing yet. Whoever does it says at the end what shows that it is done.")}</p>}
        {record.sentBack > 0 ? (
          <p className="sm soon-text gap-s">{say("{n, plural, one {It came back once: the proof was not enough.} other {It came back # times.}}", { n: record.sentBack })}</p>
        ) : null}
        {record.result ? (
          <p className="sm gap-s">
            <b className="med">{say("What came of it:")}</b> {record.result}
          </p>
        ) : null}
        {record.accepted ? (
          <p className="small muted gap-s">
            {say("Accepted by {name}", { name: name(record.accepted.by) })}, <DateText value={record.accepted.on} />
            {record.accepted.note ? `: ${record.accepted.note}` : ""}
          </p>
        ) : null}
      </Section>
      {record.extensions.length > 0 ? (
        <Section title={say("Time that was asked for")} count={record.extensions.length}>
          <ul className="rows">
            {record.extensions.map((e) => (
              <li key={e.decidedAt}>
                <span className="diff">
                  <del>
                    <DateText value={e.from} />
                  </del>{" "}
                  <ins>
                    <DateText value={e.to} />
                  </ins>
                </span>{" "}
                {e.granted ? say("given by {name}", { name: name(e.decidedBy) }) : say("refused by {name}", { name: name(e.decidedBy) })}
                <div className="small muted">
                  “{e.reason}”{e.note ? `, ${e.note}` : ""}
                </div>
              </li>
            ))}
          </ul>
        </Section>
      ) : null}
    </>
  );
}
