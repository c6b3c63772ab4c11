import { say } from "#kernel/sentence.ts";
import { addDays } from "#kernel/date.ts";
import { Ageing } from "#web/charts/Ageing.tsx";
import { Pareto } from "#web/charts/Pareto.tsx";
import { useView } from "#web/ask.ts";
import { today } from "#web/asof.ts";
import { Page, Section } from "#web/kit/page.tsx";
import { Person } from "#web/kit/people.tsx";
import { Answered, EmptyState } from "#web/kit/states.tsx";
import { Segmented } from "#web/kit/choosing.tsx";
import { Link, useQueryString } from "#web/routing.tsx";
import { nonconformityViews } from "../../views.ts";
import { FigureBlock } from "./FigureBlock.tsx";
import { RegisterTabs } from "./RegisterTabs.tsx";
import { Trend } from "./Trend.tsx";

const ways = ["process", "cause", "site", "source", "product", "supplier"] as const;
type Way = (typeof ways)[number];
const wayName = (way: Way): string =>
  ({ process: say("Process"), cause: say("Kind of cause"), site: say("Site"), source: say("Source"), product: say("Product"), supplier: say("Supplier") })[way];
/** The list's own name for what a bar stands for. */
const filterName: Readonly<Record<Way, string>> = { process: "process", cause: "cause", site: "siteId", source: "source", product: "product", supplier: "supplier" };
const periods = { year: 365, quarter: 91, all: 0 } as const;

/** What goes wrong most often and how long it stays open; every bar opens exactly its rows. */
export default function PatternsPage() {
  const [query, change] = useQueryString();
  const way = ways.find((w) => w === query.get("by")) ?? "process",
    period = (query.get("period") ?? "year") as keyof typeof periods;
  const days = periods[period] ?? 0,
    since = days ? addDays(today(), -days) : undefined;
  const pareto = useView(nonconformityViews.pareto, { by: way, ...(since ? { since } : {}) }, { keep: true });
  const ageing = useView(nonconformityViews.ageing, {});
  return (
    <Page title={say("Reports and nonconformities")} short={say("Patterns")} lead={say("Each bar opens its list.")}>
      <RegisterTabs />
      <FigureBlock />
      <div className="stack gap-l">
        <Section
          title={say("What goes wrong most often")}
          more={
            <span className="noprint">
              <Segmented
                label={say("Period")}
                value={period}
                onChange={(next) => change({ period: next === "year" ? null : next })}
                choices={[
                  { value: "quarter", label: say("3 months") },
                  { value: "year", label: say("12 months") },
                  { value: "all", label: say("All") },
                ]}
              />
            </span>
          }
        >
          <div className="gap-s" style={{ marginBottom: 14 }}>
            <Segmented
              label={say("Counted by")}
              value={way}
              onChange={(by) => change({ by: by === "process" ? null : by })}
              choices={ways.map((value) => ({ value, label: wayName(value) }))}
            />
          </div>
          <div className="nc-chart">
            <Answered of={pareto} rows={4}>
              {(answer) =>
                answer.total === 0 ? (
                  <EmptyState title={say("Nothing to count in this period")}>{say("Choose a longer period, or another way of counting.")}</EmptyState>
                ) : (
                  <Pareto
                    what={say("nonconformities")}
                    counted={answer.bars.map((bar) => ({
                      label: bar.label,
                      count: bar.count,
                      href: `/nc?${new URLSearchParams({ [filterName[way]]: bar.key ?? "-", ...(since ? { since } : {}) }).toString()}`,
                    }))}
                  />
                )
              }
            </Answered>
          </div>
        </Section>
        <Section title={say("How long they have been open")}>
          <Answered of={ageing} rows={3}>
            {(answer) => (
              <Ageing
                what={say("nonconformities")}
                bands={answer.buckets.map((band) => ({
                  label: band.label,
                  count: band.count,
                  late: band.late > 0,
                  href: `/nc?${new URLSearchParams({ open: "true", ...(band.from ? { ageFrom: String(band.from) } : {}), ...(band.to === null ? {} : { ageTo: String(band.to) }) }).toString()}`,
                }))}
              />
            )}
          </Answered>
        </Section>
        <Trend />
        <Load />
      </div>
    </Page>
  );
}

/** Does one person answer for too much? The management representative cannot be the owner of everything. */
function Load() {
  const load = useView(nonconformityViews.load, {});
  return (
    <Section title={say("Who answers for how many")}>
      <Answered of={load} rows={3}>
        {(answer) => (
          <>
            {answer.tooMuch ? (
              <p className="sm bad-text">
                {say("The management representative answers for {share} % of what is open; more than {limit} % is too much for one who also judges the work.", {
                  share: answer.representativeShare,
                  limit: answer.limit,
                })}
              </p>
            ) : null}
            <ul className="rows">
              {answer.owners.map((owner) => (
                <li key={owner.person.id} className="row">
                  <span style={{ width: 200 }}>
                    <Person name={owner.person.name} id={owner.person.id} />
                  </span>
                  <span className="grow">
                    <span className="meter" style={{ display: "block" }} aria-hidden="true">
                      <i style={{ width: `${owner.share}%` }} />
                    </span>
                  </span>
                  <Link href={`/nc?open=true&ownerId=${owner.person.id}`} className="nowrap">
                    {say("{count} open, {share} %", { count: owner.count, share: owner.share })}
                  </Link>
                </li>
              ))}
            </ul>
            {answer.owners.length === 0 ? <p className="sm muted">{say("Nothing is open.")}</p> : null}
          </>
        )}
      </Answered>
    </Section>
  );
}
