import { say } from "#kernel/sentence.ts";
import { useView } from "#web/ask.ts";
import { DueText } from "#web/kit/date.tsx";
import { Section } from "#web/kit/page.tsx";
import { State } from "#web/kit/status.tsx";
import { Ref } from "#web/kit/tags.tsx";
import { Link } from "#web/routing.tsx";
import { actionKind } from "../../action.ts";
import { actionViews } from "../../views.ts";

/** What I have promised to do, with for what. Nothing when there is nothing. */
export default function MyActions() {
  const { data } = useView(actionViews.list, { mine: "true", open: "true", sort: "dueOn", limit: 6 } as never);
  if (!data || data.total === 0) return null;
  return (
    <Section title={say("My actions")} count={data.total} more={<Link href="/actions?mine=true&open=true">{say("All of them")}</Link>}>
      <ul className="rows">
        {data.items.map((action) => (
          <li key={action.id} className="row">
            <span className="grow"><Link className="plain" href={action.path}><b className="med">{action.title}</b></Link> {action.parent ? <Ref href={action.parent.path}>{action.parent.number}</Ref> : null}</span>
            <State state={action.state} states={actionKind.states} small /> <span className="small"><DueText due={action.dueOn} original={action.originalDueOn} /></span>
          </li>
        ))}
      </ul>
    </Section>
  );
}
