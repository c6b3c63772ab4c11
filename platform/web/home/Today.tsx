import { createElement, lazy, Suspense, type ComponentType } from "react";
import { meViews } from "#kernel/platform.ts";
import { say } from "#kernel/sentence.ts";
import { useActor, useView } from "#web/ask.ts";
import { WorkList } from "#web/home/WorkList.tsx";
import { Columns, Page, Section } from "#web/kit/page.tsx";
import { Answered, EmptyState, Skeleton } from "#web/kit/states.tsx";
import type { Panel, PanelProps } from "#web/pages.ts";
import { Link } from "#web/routing.tsx";
import { isFor, useModules } from "#web/shell/modules.tsx";
import { nowThere, today } from "#web/zone.ts";

const shownFirst = 7;

/** The panels that modules put in one place, for the positions held. */
export function Panels({ place, about }: { readonly place: Panel["place"] } & PanelProps) {
  const { panels } = useModules();
  const actor = useActor();
  const here = panels.filter((panel) => panel.place === place && isFor(panel, actor));
  return here.map((panel, i) => <OnePanel key={`${place}${i}`} load={panel.load} {...(about ? { about } : {})} />);
}

const made = new WeakMap<Panel["load"], ComponentType<PanelProps>>();

/** One component for each way to load it, so that drawing again keeps what it holds. */
function partOf(load: Panel["load"]): ComponentType<PanelProps> {
  const known = made.get(load) ?? lazy(load);
  made.set(load, known);
  return known;
}

const OnePanel = ({ load, ...props }: Pick<Panel, "load"> & PanelProps) => <Suspense fallback={<Skeleton rows={2} />}>{createElement(partOf(load), props)}</Suspense>;

/** Home: one sentence that could be read to a colleague, then the work, then what else the positions held should see. */
export default function Today() {
  const inbox = useView(meViews.inbox, { limit: 100 }, { every: 60_000 });
  const total = inbox.data?.total ?? 0;
  const late = inbox.data?.items.filter((item) => item.dueOn && item.dueOn < today()).length ?? 0;
  const lead = inbox.data
    ? `${say("{total, plural, =0 {Nothing waits for you.} one {One thing waits for you.} other {# things wait for you.}}", { total })}${late > 0 ? ` ${say("{late, plural, one {One of them is late.} other {# of them are late.}}", { late })}` : ""}`
    : undefined;
  const { panels } = useModules();
  const actor = useActor();
  const hasSide = panels.some((panel) => panel.place === "today-side" && isFor(panel, actor));
  const main = (
    <>
      <Section title={say("Waiting for you")} count={inbox.data ? total : undefined} more={total > shownFirst ? <Link href="/work">{say("All of my work")}</Link> : null}>
        <Answered of={inbox} rows={5}>
          {(answer) =>
            answer.items.length > 0 ? (
              <>
                <WorkList items={answer.items.slice(0, shownFirst)} />
                {total > shownFirst ? (
                  <p className="sm gap">
                    <Link href="/work">{say("{n, plural, one {# more thing} other {# more things}} that can wait a little longer", { n: total - shownFirst })}</Link>
                  </p>
                ) : null}
              </>
            ) : (
              <EmptyState title={say("Nothing waits for you")}>
                {say("Work comes here with its reason: a report to triage, an action that is yours, a document to sign. You hear of it the moment it does.")}
              </EmptyState>
            )
          }
        </Answered>
      </Section>
      <Panels place="today" />
    </>
  );
  return (
    <Page title={`${nowThere({ weekday: "long" })}, ${nowThere({ day: "numeric", month: "long" })}`} short={say("Today")} lead={lead}>
      {hasSide ? (
        <Columns main={main} side={<Panels place="today-side" />} />
      ) : (
        <div className="stack" style={{ maxWidth: 820 }}>
          {main}
        </div>
      )}
    </Page>
  );
}
