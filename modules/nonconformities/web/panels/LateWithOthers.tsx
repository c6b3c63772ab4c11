import { say } from "#kernel/sentence.ts";
import { useActor, useView } from "#web/ask.ts";
import { figure } from "#web/kit/figures.ts";
import { Section } from "#web/kit/page.tsx";
import { Ref } from "#web/kit/tags.tsx";
import { Link } from "#web/routing.tsx";
import { actionViews } from "../../views.ts";

/** What is late with others: how long, with whom, what it has cost so far. Nothing when nothing is. */
export default function LateWithOthers() {
  const { data } = useView(actionViews.overdue, { limit: 20 }),
    actor = useActor();
  const late = (data?.items ?? []).filter((action) => action.ownerId !== actor?.id);
  if (late.length === 0) return null;
  return (
    <Section title={say("Late with others")} count={late.length} more={<Link href="/actions?late=true">{say("All of them")}</Link>}>
      <ul className="rows">
        {late.slice(0, 5).map((action) => (
          <li key={action.id}>
            <Link className="plain" href={action.path}>
              <b className="med">{action.title}</b>
            </Link>{" "}
            {action.parent ? <Ref href={action.parent.path}>{action.parent.number}</Ref> : null}
            <div className="small">
              <span className="bad-text">{say("{days, plural, one {# day} other {# days}} late", { days: action.daysLate })}</span>
              <span className="muted">
                , {action.owner ?? say("vacant")}
                {action.cost === null ? "" : `, ${say("cost so far {cost}", { cost: figure(action.cost) })}`}
              </span>
            </div>
          </li>
        ))}
      </ul>
    </Section>
  );
}
