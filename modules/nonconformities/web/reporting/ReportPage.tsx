import type { z } from "zod";
import { say } from "#kernel/sentence.ts";
import { WhatCanHappenNext } from "#web/act/WhatCanHappenNext.tsx";
import { useActor, useView } from "#web/ask.ts";
import { Banner } from "#web/kit/banner.tsx";
import { DateText, DueText } from "#web/kit/date.tsx";
import { Columns, Page, Section, TitleBlock } from "#web/kit/page.tsx";
import { Person } from "#web/kit/people.tsx";
import { AnsweredPage } from "#web/kit/whole-page.tsx";
import { State } from "#web/kit/status.tsx";
import { Ref } from "#web/kit/tags.tsx";
import { Attachments } from "#web/record/Attachments.tsx";
import { History } from "#web/record/History.tsx";
import { Links } from "#web/record/Links.tsx";
import { Talk } from "#web/record/Talk.tsx";
import { Link, useParameter } from "#web/routing.tsx";
import { reportActs } from "../../acts.ts";
import { reportKind, type ReportRead } from "../../report.ts";
import { reportViews } from "../../views.ts";
import { reportSortName } from "../words.ts";
import { Messages } from "./Messages.tsx";
import { Steps } from "./Steps.tsx";
import { Triage } from "./Triage.tsx";
import "../nc.css";

export type ReportShown = z.output<typeof reportViews.one.gives>;

/** One report: for whoever handles it the triage, for whoever sent it what became of it. */
export default function ReportPage() {
  const one = useView(reportViews.one, { number: useParameter("number") });
  return <AnsweredPage of={one}>{(shown) => <Whole shown={shown} />}</AnsweredPage>;
}

/** Whoever handles a report is not its reporter: "You reported it" would be wrong. */
const beganBy = ({ record, reporter }: ReportShown): string => {
  const name = record.anonymous ? null : (reporter?.name ?? record.reporterName);
  return name ? say("{name} reported it", { name }) : say("It was reported");
};

function Whole({ shown }: { readonly shown: ReportShown }) {
  const { record, became } = shown,
    actor = useActor(),
    mine = record.reporterId === actor?.id;
  const way = (
      <Section title={say("So far")}>
        <Steps steps={shown.steps} began={mine ? undefined : beganBy(shown)} />
      </Section>
    ),
    handles = Boolean(actor?.authority.has(reportActs.accept.name) || actor?.actingFor.some((d) => d.acts.includes(reportActs.accept.name)));
  const words = (
    <Section title={say("What was told")}>
      <p className="nc-words">{record.text}</p>
      <p className="small muted gap-s">
        {reportSortName(record.sort)}
        {record.happenedOn ? (
          <>
            , {say("happened on")} <DateText value={record.happenedOn} />
          </>
        ) : null}
      </p>
    </Section>
  );
  return (
    <Page
      title={record.title}
      short={record.number}
      crumbs={[mine && !handles ? { title: say("My reports"), href: "/reports/mine" } : { title: say("Reports"), href: "/reports" }]}
    >
      {record.confidential ? (
        <Banner icon="lock">
          {record.aboutPerson
            ? say("This is about a person. Only few may read it, and whoever does can leave a note of it.")
            : say("This came without a name. Only few may read it.")}
        </Banner>
      ) : null}
      {became ? (
        <Banner icon="flag">
          <b className="med">{say("This became")}</b>{" "}
          <Link href={became.path}>
            <Ref>{became.number}</Ref> {became.title}
          </Link>
        </Banner>
      ) : null}
      <TitleBlock
        className="nc-tb"
        blocks={[
          { label: say("State"), value: <State state={record.state} states={reportKind.states} /> },
          {
            label: say("Reported by"),
            value: record.anonymous ? (
              say("without a name")
            ) : shown.reporter ? (
              <Person name={shown.reporter.name} id={shown.reporter.id} />
            ) : (
              (record.reporterName ?? say("no name given"))
            ),
          },
          { label: say("Where"), value: record.place ?? shown.site?.name ?? say("not said") },
          { label: say("Came"), value: <DateText value={record.openedAt} form="time" /> },
          record.state === "received" && { label: say("Triage by"), value: <DueText due={record.dueOn} /> },
          shown.poster && {
            label: say("Through"),
            value: (
              <Link className="plain" href={shown.poster.path}>
                {shown.poster.number}
              </Link>
            ),
          },
          { label: say("Number"), value: record.number, mono: true },
        ]}
      />
      <Columns
        record
        main={
          <>
            {mine && !handles ? (
              <>
                {way}
                {words}
              </>
            ) : (
              <>
                {words}
                <Attachments id={record.id} title={say("Photos and files")} />
                <Triage shown={shown} />
                {way}
              </>
            )}
            <Messages shown={shown} mine={mine} />
            {mine && !handles ? <Attachments id={record.id} title={say("Photos and files")} /> : null}
          </>
        }
        side={
          <>
            {record.confidential && handles ? <WhatCanHappenNext<ReportRead> record={record} acts={[reportActs.readConfidential] as never} /> : null}
            {mine && !handles ? null : (
              <>
                <Talk id={record.id} />
                <Links id={record.id} />
              </>
            )}
            <History id={record.id} />
          </>
        }
      />
    </Page>
  );
}
