import { directoryViews } from "#kernel/platform.ts";
import { say } from "#kernel/sentence.ts";
import { WhatCanHappenNext } from "#web/act/WhatCanHappenNext.tsx";
import { useView } from "#web/ask.ts";
import { figure } from "#web/kit/figures.ts";
import { Columns, Page, Section, TitleBlock } from "#web/kit/page.tsx";
import { AnsweredPage } from "#web/kit/whole-page.tsx";
import { State } from "#web/kit/status.tsx";
import { History } from "#web/record/History.tsx";
import { Link, useParameter } from "#web/routing.tsx";
import { documentTypeActs } from "../../acts.ts";
import { documentTypeKind, type DocumentType } from "../../document-type.ts";
import type { Decider, RouteRule } from "../../route.ts";
import { documentTypeViews } from "../../views.ts";
import { monthsWords, roleChoices, ruleWords, sortNames, trainingNames } from "../words.ts";
import { TypeForm, typeValues } from "./TypeForm.tsx";
import "../documents.css";

/** Names positions, people and sites of a route as they are called today. */
function useNames() {
  const positions = useView(directoryViews.positions, {}, { fresh: 60_000 }),
    people = useView(directoryViews.people, { limit: 500 }, { fresh: 60_000 }),
    sites = useView(directoryViews.sites, {}, { fresh: 60_000 });
  return {
    decider: (decider: Decider): string => {
      if (decider.by === "owner") return say("whoever answers for the document");
      if (decider.by === "role") return roleChoices().find((r) => r.value === decider.role)?.label ?? decider.role;
      if (decider.by === "position") return positions.data?.find((p) => p.id === decider.positionId)?.title ?? "–";
      return people.data?.items.find((p) => p.id === decider.personId)?.name ?? "–";
    },
    where: (rule: RouteRule): string => {
      const site = sites.data?.find((s) => s.id === rule.siteId)?.name;
      if (site && rule.process) return say("At {site}, for {process}", { site, process: rule.process });
      if (site) return say("At {site}", { site });
      return rule.process ? say("For {process}", { process: rule.process }) : say("Everywhere");
    },
  };
}

function Routes({ type }: { readonly type: DocumentType }) {
  const names = useNames();
  return (
    <Section title={say("The way to approval")} count={type.routes.length}>
      {type.routes.map((rule, i) => (
        <div key={i} className="doc-way">
          <h3>{names.where(rule)}</h3>
          <ol>
            {rule.steps.map((step, n) => (
              <li key={n}>
                <b className="med">{step.title}</b> <span className="small muted">{step.sort === "review" ? say("agrees, signed") : say("approves, signed")}</span>
                <div className="sm">
                  {step.deciders.length > 1 || step.rule !== "all" ? `${ruleWords(step)}: ` : null}
                  {step.deciders.map((d) => names.decider(d)).join(", ")}
                </div>
              </li>
            ))}
          </ol>
        </div>
      ))}
    </Section>
  );
}

/** How documents of one type are made. */
export default function TypePage() {
  const one = useView(documentTypeViews.one, { number: useParameter("number") });
  return (
    <AnsweredPage of={one}>
      {({ record, documents }) => (
        <Page
          title={record.title}
          short={record.number}
          crumbs={[
            { title: say("Documents"), href: "/documents" },
            { title: say("Document types"), href: "/documents/types" },
          ]}
        >
          <TitleBlock
            className="doc-tb"
            blocks={[
              { label: say("Numbers begin"), value: record.prefix, mono: true },
              { label: say("State"), value: <State state={record.state} states={documentTypeKind.states} /> },
              { label: say("For"), value: say(sortNames[record.sort]) },
              { label: say("A new issue asks to"), value: say(trainingNames[record.training]) },
              { label: say("Read within"), value: say("{days, plural, one {# day} other {# days}}", { days: record.readingDays }) },
              { label: say("Review"), value: monthsWords(record.reviewMonths, say("none")) },
              {
                label: say("Kept after withdrawal"),
                value: record.retentionMonths === null ? say("for ever") : say("{n, plural, one {# month} other {# months}}", { n: record.retentionMonths }),
              },
              { label: say("Documents"), value: <Link href={`/documents?typeId=${record.id}`}>{figure(documents)}</Link> },
            ]}
          />
          <Columns
            record
            main={
              <>
                <Routes type={record} />
                <p className="sm muted">
                  {record.authorMayApprove
                    ? say("Whoever wrote a document may be among those who approve it, never the only one.")
                    : say("Whoever wrote a document does not approve it.")}
                </p>
                <History id={record.id} />
              </>
            }
            side={<WhatCanHappenNext record={record} acts={documentTypeActs} extras={{ "documenttype.change": { form: TypeForm, start: typeValues(record) } }} />}
          />
        </Page>
      )}
    </AnsweredPage>
  );
}
