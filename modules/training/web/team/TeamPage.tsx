import { say } from "#kernel/sentence.ts";
import { useActor, useView } from "#web/ask.ts";
import { DueText } from "#web/kit/date.tsx";
import { Section } from "#web/kit/page.tsx";
import { Answered, EmptyState } from "#web/kit/states.tsx";
import { Link } from "#web/routing.tsx";
import { trainingViews } from "../../training-views.ts";
import { TrainingFrame } from "../TrainingFrame.tsx";

/** How those who report to somebody stand, what runs out soon among them, and whose training is to be judged. */
export default function TeamPage() {
  const team = useView(trainingViews.team, {}),
    me = useActor()?.id,
    soon = useView(trainingViews.expiring, { limit: 50, ...(me ? { supervisorId: me } : {}) }, { enabled: me !== undefined });
  return (
    <TrainingFrame title={say("My team's training")} lead={say("Those who report to you directly.")}>
      <Answered of={team}>
        {({ members, toEvaluate }) =>
          members.length === 0 ? (
            <EmptyState title={say("Nobody reports to you")}>{say("Who reports to whom stands in the positions.")}</EmptyState>
          ) : (
            <div className="stack">
              {toEvaluate.length > 0 ? (
                <Section title={say("Did it work?")} count={toEvaluate.length}>
                  <ul className="rows">
                    {toEvaluate.map((row) => (
                      <li key={row.id}>
                        <Link className="plain" href={row.path}>
                          <b className="med">{row.person}</b>: {row.title}
                        </Link>{" "}
                        <DueText due={row.dueOn} />
                      </li>
                    ))}
                  </ul>
                </Section>
              ) : null}
              <Section title={say("People")} count={members.length}>
                <div className="scroll-x" tabIndex={0} role="region" aria-label={say("People")}>
                  <table className="t">
                    <thead>
                      <tr>
                        {[say("Person"), say("Required competences held"), say("Gaps"), say("Run out soon"), say("Training open"), say("Late")].map((head) => (
                          <th key={head} scope="col">
                            {head}
                          </th>
                        ))}
                      </tr>
                    </thead>
                    <tbody>
                      {members.map((m) => (
                        <tr key={m.person.id}>
                          <th scope="row">
                            <Link className="plain" href={`/training?personId=${m.person.id}`}>
                              {m.person.name}
                            </Link>
                            <div className="small muted">{m.positions.join(", ")}</div>
                          </th>
                          <td>{say("{met} of {required}", { met: m.met, required: m.required })}</td>
                          <td className={m.gaps ? "bad-text" : undefined}>{m.gaps}</td>
                          <td>{m.expiring}</td>
                          <td>
                            <Link href={`/training/records?personId=${m.person.id}&open=true`}>{m.open}</Link>
                          </td>
                          <td className={m.late ? "bad-text" : undefined}>{m.late}</td>
                        </tr>
                      ))}
                    </tbody>
                  </table>
                </div>
              </Section>
              {soon.data && soon.data.items.length > 0 ? (
                <Section title={say("Runs out soon")} count={soon.data.total}>
                  <ul className="rows">
                    {soon.data.items.map((line) => (
                      <li key={line.evidence.id} className="row">
                        <Link className="plain grow" href={line.evidence.path}>
                          <b className="med">{line.person.name}</b>, {line.competence.title}
                        </Link>
                        <DueText due={line.expiresOn} />
                      </li>
                    ))}
                  </ul>
                </Section>
              ) : null}
            </div>
          )
        }
      </Answered>
    </TrainingFrame>
  );
}
