import { say } from "#kernel/sentence.ts";
import { ActButton } from "#web/act/ActButton.tsx";
import { useView } from "#web/ask.ts";
import { DateText } from "#web/kit/date.tsx";
import { figure } from "#web/kit/figures.ts";
import { Page } from "#web/kit/page.tsx";
import { Answered, EmptyState } from "#web/kit/states.tsx";
import { State } from "#web/kit/status.tsx";
import { Ref } from "#web/kit/tags.tsx";
import { Link, useGo } from "#web/routing.tsx";
import { posterActs } from "../../acts.ts";
import { posterKind } from "../../poster.ts";
import { posterViews } from "../../views.ts";
import { PosterForm } from "./poster-form.tsx";

/** Where people can report without a login, and how much comes through each place. */
export default function PostersPage() {
  const posters = useView(posterViews.list, { limit: 500 }),
    go = useGo();
  const print = (
    <ActButton act={posterActs.print} form={PosterForm} start={{ purpose: "wall" }} primary label={say("Make a poster")} onDone={(record) => go(`/posters/${record.number}`)} />
  );
  return (
    <Page
      title={say("Posters")}
      crumbs={[{ title: say("Reports and NCs"), href: "/nc" }]}
      lead={say("Each poster is a door for one place: whoever scans it reports without a login.")}
      acts={print}
    >
      <Answered of={posters} rows={4}>
        {(answer) =>
          answer.items.length === 0 ? (
            <EmptyState title={say("No poster hangs yet")}>
              {say(
                'Begin where most goes wrong: at the machines, at the goods inwards, at the door of the canteen. One more, "for the application", lets people who are signed in report without their name.',
              )}
            </EmptyState>
          ) : (
            <table className="t">
              <caption className="vh">{say("Posters")}</caption>
              <thead>
                <tr>
                  <th scope="col">{say("Place")}</th>
                  <th scope="col">{say("Site")}</th>
                  <th scope="col">{say("State")}</th>
                  <th scope="col" className="num">
                    {say("Reports")}
                  </th>
                  <th scope="col" className="num">
                    {say("Since")}
                  </th>
                </tr>
              </thead>
              <tbody>
                {answer.items.map((poster) => (
                  <tr key={poster.id}>
                    <th scope="row">
                      <Link className="plain" href={poster.path}>
                        {poster.place}
                      </Link>{" "}
                      <Ref>{poster.number}</Ref>
                    </th>
                    <td>{poster.site}</td>
                    <td>
                      <State state={poster.state} states={posterKind.states} />
                    </td>
                    <td className="num">{figure(poster.reports)}</td>
                    <td className="num">
                      <DateText value={poster.openedAt} />
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          )
        }
      </Answered>
    </Page>
  );
}
