import { meViews } from "#kernel/platform.ts";
import { say } from "#kernel/sentence.ts";
import { useView } from "#web/ask.ts";
import { DueText } from "#web/kit/date.tsx";
import { Section } from "#web/kit/page.tsx";
import { State } from "#web/kit/status.tsx";
import { Ref } from "#web/kit/tags.tsx";
import { Link } from "#web/routing.tsx";
import { actionKind } from "../../action.ts";
import { actionViews } from "../../views.ts";

/** What I have promised and what waits for somebody else now: what is mine to do stands above already. Nothing when there is nothing. */
export default function MyActions() {
  const mine = useView(actionViews.list, { mine: "true", open: "true", sort: "dueOn", limit: 50 } as never),
    inbox = useView(meViews.inbox, { limit: 100 });
  if (!mine.data || !inbox.data) return null;
  const above = new Set(inbox.data.items.map((item) => item.record.id)),
    waiting = mine.data.items.filter((action) => !above.has(action.id));
  if (waiting.length === 0) return null;
  return (
    <Section title={say("My actions that wait for others")} count={waiting.length} more={<Link href="/actions?mine=true&open=true">{say("All my actions")}</Link>}>
      <ul className="rows">
        {waiting.slice(0, 5).map((action) => (
          <li key={action.id} className="row">
            <span className="grow">
              <Link className="plain" href={action.path}>
                <b className="med">{action.title}</b>
              </Link>{" "}
              {action.parent ? <Ref href={action.parent.path}>{action.parent.number}</Ref> : null}
            </span>
            <State state={action.state} states={actionKind.states} small />{" "}
            <span className="small">
              <DueText due={action.dueOn} original={action.originalDueOn} closed={action.doneOn !== null} />
            </span>
          </li>
        ))}
      </ul>
    </Section>
  );
}
