import { indicatorViews, type IndicatorShown } from "#kernel/platform.ts";
import { say } from "#kernel/sentence.ts";
import { useView } from "#web/ask.ts";
import { Sparkline } from "#web/charts/Sparkline.tsx";
import { moved, valueOf } from "#web/home/moved.ts";
import { Page, Section } from "#web/kit/page.tsx";
import { Answered, EmptyState } from "#web/kit/states.tsx";
import { Link } from "#web/routing.tsx";

function Row({ indicator }: { readonly indicator: IndicatorShown }) {
  const change = moved(indicator);
  return (
    <tr role="row">
      <th scope="row" role="rowheader">
        {indicator.title}
      </th>
      <td role="cell" className="num">
        <Link className="fig" href={`/indicators/${indicator.id}`} aria-label={say("{figure}: {title}, what is behind it", { figure: valueOf(indicator), title: indicator.title })}>
          {valueOf(indicator)}
        </Link>
      </td>
      <td role="cell" className={change?.bad ? "bad-text" : "ink2"}>
        {change?.text ?? ""}
      </td>
      <td role="cell">
        <Sparkline points={indicator.days} />
      </td>
    </tr>
  );
}

/** The figures of every module: how each stands, whether that is better than before, and how it moved. */
export default function Indicators() {
  const indicators = useView(indicatorViews.list, {});
  return (
    <Page
      title={say("Indicators")}
      crumbs={[{ title: say("Today"), href: "/today" }]}
      lead={say("Computed now, from the records that each figure opens; how each stood is kept at the end of every day.")}
    >
      <Answered of={indicators} rows={8}>
        {(all) =>
          all.length === 0 ? (
            <EmptyState title={say("Nothing is computed yet")}>{say("Modules bring their figures with them.")}</EmptyState>
          ) : (
            <div className="stack">
              {[...new Set(all.map((i) => i.module))].map((module) => (
                <Section key={module} title={module}>
                  <div className="scroll-x" role="region" aria-label={module} tabIndex={0}>
                    <table className="t ind" role="table">
                      <thead>
                        <tr>
                          <th scope="col">{say("Indicator")}</th>
                          <th scope="col" className="num">
                            {say("Now")}
                          </th>
                          <th scope="col">{say("Change")}</th>
                          <th scope="col">{say("One year")}</th>
                        </tr>
                      </thead>
                      <tbody>
                        {all
                          .filter((i) => i.module === module)
                          .map((i) => (
                            <Row key={i.id} indicator={i} />
                          ))}
                      </tbody>
                    </table>
                  </div>
                </Section>
              ))}
            </div>
          )
        }
      </Answered>
    </Page>
  );
}
