import { indicatorViews, type Counted, type IndicatorReasons } from "#kernel/platform.ts";
import { say } from "#kernel/sentence.ts";
import { useView } from "#web/ask.ts";
import { Sparkline } from "#web/charts/Sparkline.tsx";
import { moved, valueOf } from "#web/home/moved.ts";
import { Page, Section, TitleBlock } from "#web/kit/page.tsx";
import { Ref } from "#web/kit/tags.tsx";
import { AnsweredPage } from "#web/kit/whole-page.tsx";
import { Link, useParameter } from "#web/routing.tsx";

function Records({ title, items, count }: { readonly title: string; readonly items: readonly Counted[]; readonly count: number }) {
  if (count === 0) return null;
  return (
    <Section title={title} count={count} note={items.length < count ? say("the first {n} are shown", { n: items.length }) : undefined}>
      <ul className="rows ruled">
        {items.map((item, at) => (
          <li key={`${item.path} ${at}`} className="row">
            <Ref>{item.number}</Ref>
            <Link className="grow" href={item.path}>
              {item.title}
            </Link>
          </li>
        ))}
      </ul>
    </Section>
  );
}

const Counts = ({ of }: { readonly of: IndicatorReasons }) => <Records title={say("What it counts")} items={of.counted} count={of.countedCount} />;
const Rest = ({ of }: { readonly of: IndicatorReasons }) => <Records title={say("What makes up the rest to 100 %")} items={of.rest} count={of.restCount} />;

/** One figure: how it stands, how it moved, and the records that it is made of; first those that ask for something. */
export default function IndicatorPage() {
  const id = useParameter("id");
  const indicator = useView(indicatorViews.why, { id });
  return (
    <AnsweredPage of={indicator}>
      {(it) => {
        const change = moved(it);
        return (
          <Page title={it.title} crumbs={[{ title: say("Indicators"), href: "/indicators" }]}>
            <TitleBlock
              blocks={[
                { label: say("Now"), value: valueOf(it) },
                change && { label: say("Change"), value: <span className={change.bad ? "bad-text" : ""}>{change.text}</span> },
                it.days.length > 1 && { label: say("One year"), value: <Sparkline points={it.days} /> },
                { label: say("Computed by"), value: it.module },
              ]}
            />
            <div className="stack">
              {it.countedCount + it.restCount === 0 ? <p className="ink2">{say("There is no record behind it now.")}</p> : null}
              {it.better === "more" ? [<Rest key="rest" of={it} />, <Counts key="counts" of={it} />] : [<Counts key="counts" of={it} />, <Rest key="rest" of={it} />]}
            </div>
          </Page>
        );
      }}
    </AnsweredPage>
  );
}
