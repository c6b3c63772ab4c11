import { say } from "#kernel/sentence.ts";
import { useView } from "#web/ask.ts";
import { DateText } from "#web/kit/date.tsx";
import { Page, Section } from "#web/kit/page.tsx";
import { EmptyState } from "#web/kit/states.tsx";
import { Status } from "#web/kit/status.tsx";
import { AnsweredPage } from "#web/kit/whole-page.tsx";
import { Link } from "#web/routing.tsx";
import type { CellState } from "../../matrix-views.ts";
import { trainingViews } from "../../training-views.ts";
import { cellLooks } from "../words.ts";
import { Task, type Mine } from "./Task.tsx";
import "../training.css";

/** What I still have to do, what I can do and till when: for a phone first. */
export default function MyTrainingPage() {
  const mine = useView(trainingViews.mine, {});
  return (
    <AnsweredPage of={mine}>
      {(found) => (
        <Page title={say("My training")} width="narrow" lead={say("What you are to learn, why, and what you can show that you can do.")}>
          <div className="stack">
            <Section title={say("To do")} count={found.open.length}>
              {found.open.length === 0 ? (
                <EmptyState title={say("Nothing to learn now")}>
                  {say("When your position, a document or a competence asks for training, it comes here with its reason.")}
                </EmptyState>
              ) : (
                <ul className="trn-tasks">
                  {found.open.map((task) => (
                    <Task key={task.id} task={task} />
                  ))}
                </ul>
              )}
            </Section>
            <Sessions mine={found} />
            <Able mine={found} />
            <Behind mine={found} />
          </div>
        </Page>
      )}
    </AnsweredPage>
  );
}

function Sessions({ mine }: { readonly mine: Mine }) {
  if (mine.sessions.length === 0) return null;
  return (
    <Section title={say("Sessions")} count={mine.sessions.length}>
      <ul className="rows">
        {mine.sessions.map((session) => (
          <li key={session.id} className="row">
            <Link className="plain grow" href={session.path}>
              <b className="med">{session.title}</b>
              <div className="small muted">
                <DateText value={session.startsAt} form="time" />, {session.place}
              </div>
            </Link>
            <Link className={`btn ${session.canSign || !session.enrolled ? "p" : ""}`} href={session.path}>
              {session.canSign ? say("Sign that I was there") : session.enrolled ? say("You take part") : say("Take part")}
            </Link>
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Able({ mine }: { readonly mine: Mine }) {
  return (
    <Section title={say("What I can do")} count={mine.competences.length}>
      {mine.competences.length === 0 ? <p className="sm muted">{say("No competence is required of you, and none is shown yet.")}</p> : null}
      <ul className="rows">
        {mine.competences.map((c) => {
          const look = cellLooks[c.state as CellState];
          return (
            <li key={c.id} className="row">
              <div className="grow">
                <b className="med">{c.title}</b>
                <div className="small muted">
                  {c.required > 0 ? say("required: {level}", { level: c.requiredTitle ?? c.required }) : say("not required of you")}
                  {c.held > 0 ? `, ${say("held: {level}", { level: c.heldTitle ?? c.held })}` : ""}
                  {c.evidence ? (
                    <>
                      ,{" "}
                      <Link className="line" href={c.evidence.path}>
                        {c.evidence.number}
                      </Link>
                    </>
                  ) : null}
                </div>
              </div>
              <Status tone={look.tone} small>
                {say(look.words)}
                {c.expiresOn ? (
                  <>
                    {", "}
                    {say("till")} <DateText value={c.expiresOn} />
                  </>
                ) : null}
              </Status>
            </li>
          );
        })}
      </ul>
    </Section>
  );
}

function Behind({ mine }: { readonly mine: Mine }) {
  if (mine.done.length === 0) return null;
  return (
    <Section title={say("Done")} count={mine.done.length}>
      <ul className="rows sm">
        {mine.done.map((row) => (
          <li key={row.id} className="row">
            <Link className="plain grow" href={row.path}>
              {row.title}
            </Link>
            <Status tone="ok" small>
              <DateText value={row.doneOn} />
            </Status>
          </li>
        ))}
      </ul>
    </Section>
  );
}
