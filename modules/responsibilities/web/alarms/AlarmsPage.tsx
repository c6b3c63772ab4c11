import type { z } from "zod";
import { say } from "#kernel/sentence.ts";
import { useView } from "#web/ask.ts";
import { DateText, timeOf } from "#web/kit/date.tsx";
import { Page, Section } from "#web/kit/page.tsx";
import { Person } from "#web/kit/people.tsx";
import { AnsweredPage } from "#web/kit/whole-page.tsx";
import { EmptyState } from "#web/kit/states.tsx";
import { Status } from "#web/kit/status.tsx";
import { Chip } from "#web/kit/tags.tsx";
import { Link, useQueryString } from "#web/routing.tsx";
import type { Alarm } from "../../answer.ts";
import { responsibilityViews } from "../../views.ts";
import { RequirementsList } from "./RequirementsList.tsx";
import "../responsibilities.css";

type Shown = z.output<typeof Alarm>;

/** The kinds of alarm in the order in which they matter, as headings. */
const kindWords: Readonly<Record<Shown["kind"], string>> = {
  vacancy: say("Vacant"),
  nobody_answers: say("Given to nobody"),
  two_answer: say("Two answer"),
  may_not_hold: say("Held by somebody who may not"),
  expired_delegation: say("Delegation over"),
  segregation: say("Held together and should not be"),
  acting_ends: say("Acting ends soon"),
  too_much: say("Much on one person"),
  no_sheet: say("No duty sheet"),
  unacknowledged: say("Duty sheet not accepted"),
};
const kindOrder = Object.keys(kindWords) as Shown["kind"][];

/** Where responsibility is missing, over, or in the wrong hands: computed now, each with the record that mends it. */
export default function AlarmsPage() {
  const alarms = useView(responsibilityViews.alarms, {}, { every: 60_000 });
  return <AnsweredPage of={alarms}>{(found) => <Alarms items={found.items} total={found.total} at={found.at} />}</AnsweredPage>;
}

function Alarms({ items, total, at }: { readonly items: readonly Shown[]; readonly total: number; readonly at: string }) {
  const [query, change] = useQueryString(),
    only = query.get("kind"),
    kinds = kindOrder.filter((kind) => items.some((a) => a.kind === kind)),
    shown = kinds.filter((kind) => !only || kind === only);
  const lead =
    items.length === 0
      ? say("Nothing is missing.")
      : say(
          "{total, plural, =0 {Nobody is missing.} one {One thing is plainly wrong.} other {# things are plainly wrong.}} {n, plural, one {One is} other {# are}} to be looked at in all. Computed at {time}.",
          { total, n: items.length, time: timeOf(at) },
        );
  return (
    <Page title={say("Where responsibility is missing")} short={say("To repair")} crumbs={[{ title: say("Responsibilities"), href: "/responsibilities" }]} lead={lead}>
      {kinds.length > 1 ? (
        <div className="chips">
          <span className="lbl">{say("Show")}</span>
          {kinds.map((kind) => (
            <Chip key={kind} on={only === kind} onPress={() => change({ kind: only === kind ? null : kind }, "push")}>
              {kindWords[kind]} {items.filter((a) => a.kind === kind).length}
            </Chip>
          ))}
        </div>
      ) : null}
      <div className="stack gap-l">
        {items.length === 0 ? (
          <EmptyState title={say("Somebody answers for everything")}>
            {say("Vacancies, ended delegations, unaccepted sheets and duties in the wrong hands come here within a minute.")}
          </EmptyState>
        ) : null}
        {shown.map((kind) => (
          <Kind key={kind} kind={kind} items={items.filter((a) => a.kind === kind)} />
        ))}
      </div>
    </Page>
  );
}

const Kind = ({ kind, items }: { readonly kind: Shown["kind"]; readonly items: readonly Shown[] }) => (
  <Section title={kindWords[kind]} count={items.length}>
    {kind === "unacknowledged" ? (
      <BySheet items={items} />
    ) : (
      <ul className="rows">
        {items.map((alarm, i) => (
          <li key={i}>
            <div className="row">
              <span className="grow">
                <Status tone={alarm.severity} quiet>
                  {kindWords[kind]}
                </Status>{" "}
                <b className="med">{alarm.sentence}</b> {alarm.detail ? <span className="muted">{alarm.detail}</span> : null}
              </span>
              {alarm.opens ? (
                <Link className="btn s" href={alarm.opens.path}>
                  {say("Open {number}", { number: alarm.opens.number })}
                </Link>
              ) : null}
            </div>
            {Object.keys(alarm.requirements).length > 0 ? (
              <details className="fold">
                <summary>{say("{n, plural, one {# requirement} other {# requirements}}", { n: Object.values(alarm.requirements).flat().length })}</summary>
                <RequirementsList requirements={alarm.requirements} />
              </details>
            ) : null}
          </li>
        ))}
      </ul>
    )}
  </Section>
);

/** Many hold one position: the sheet is said once, with everybody who has not accepted it. */
function BySheet({ items }: { readonly items: readonly Shown[] }) {
  const sheets = grouped(items);
  return (
    <ul className="rows">
      {[...sheets].map(([path, of]) => (
        <li key={path}>
          <div className="row">
            <span className="grow">
              <Status tone="soon" quiet>
                {kindWords.unacknowledged}
              </Status>{" "}
              <b className="med">{of[0]?.position?.title}</b>{" "}
              {of.length === 1 ? <Person name={of[0]?.person?.name ?? ""} id={of[0]?.person?.id} /> : <span className="muted">{say("{n} people", { n: of.length })}</span>}{" "}
              {of[0]?.since && of.length === 1 ? (
                <small className="muted">
                  {say("held since")} <DateText value={of[0].since} />
                </small>
              ) : null}
            </span>
            <Link className="btn s" href={path}>
              {say("Open {number}", { number: of[0]?.opens?.number ?? "" })}
            </Link>
          </div>
          {of.length > 1 ? (
            <details className="fold">
              <summary>{say("Who")}</summary>
              <p className="sm">{of.map((a) => a.person?.name).join(", ")}</p>
            </details>
          ) : null}
        </li>
      ))}
    </ul>
  );
}

function grouped(items: readonly Shown[]): ReadonlyMap<string, readonly Shown[]> {
  const by = new Map<string, Shown[]>();
  for (const alarm of items) by.set(alarm.opens?.path ?? "", [...(by.get(alarm.opens?.path ?? "") ?? []), alarm]);
  return by;
}
