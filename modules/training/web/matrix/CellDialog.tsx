import { say } from "#kernel/sentence.ts";
import { useView } from "#web/ask.ts";
import { DateText } from "#web/kit/date.tsx";
import { Dialog } from "#web/kit/dialog.tsx";
import { Answered } from "#web/kit/states.tsx";
import { State, Status } from "#web/kit/status.tsx";
import { Link } from "#web/routing.tsx";
import { assessmentActs } from "../../acts.ts";
import { attainmentKind } from "../../attainment.ts";
import { levelTitle } from "../../competence.ts";
import { trainingViews } from "../../training-views.ts";
import { AssessmentForm } from "../forms.tsx";
import { BeginHere } from "../registers/BeginHere.tsx";
import { LinkedRows } from "../records/LinkedRows.tsx";
import { cellLooks } from "../words.ts";
import { today } from "#web/asof.ts";

export interface OpenCell {
  readonly personId: string;
  readonly competenceId: string;
}

/** All that stands behind one cell: by what it is required, by which record it is held, what leads there. */
export function CellDialog({ open, onClose }: { readonly open: OpenCell; readonly onClose: () => void }) {
  const cell = useView(trainingViews.cell, { personId: open.personId, competenceId: open.competenceId });
  return (
    <Dialog title={cell.data ? `${cell.data.person.name}: ${cell.data.competence.title}` : say("Evidence")} onClose={onClose} width="wide">
      <Answered of={cell}>
        {(found) => {
          const look = found.state ? cellLooks[found.state] : null,
            { levels } = found.competence;
          return (
            <div className="stack">
              <p>
                {look ? <Status tone={look.tone}>{say(look.words)}</Status> : say("Neither required nor held.")}{" "}
                {found.required > 0 ? say("Required: {level}.", { level: levelTitle(levels, found.required) }) : null}{" "}
                {found.held > 0 ? say("Held: {level}.", { level: levelTitle(levels, found.held) }) : null}{" "}
                {found.expires ? (
                  <>
                    {say("Until")} <DateText value={found.expires} />
                  </>
                ) : null}
              </p>
              <LinkedRows title={say("Required by")} rows={found.because.map((b) => ({ ...b.demand, state: "", path: b.path, says: b.says }))} none={say("By nothing.")} />
              <section className="sec">
                <header>
                  <h2>{say("Held by which record")}</h2>
                </header>
                {found.evidence.length === 0 ? <p className="sm muted">{say("No evidence yet.")}</p> : null}
                <ul className="rows">
                  {found.evidence.map((e) => (
                    <li key={e.id}>
                      <Link href={e.path}>{e.number}</Link> <State state={e.state} states={attainmentKind.states} small /> {levelTitle(levels, e.level)},{" "}
                      <DateText value={e.fromOn} />{" "}
                      {e.expiresOn ? (
                        <>
                          {say("until")} <DateText value={e.expiresOn} />
                        </>
                      ) : (
                        say("for ever")
                      )}
                      {e.source ? (
                        <div className="small">
                          {say("by")} <Link href={e.source.path}>{e.source.number}</Link> {e.source.title}
                        </div>
                      ) : null}
                    </li>
                  ))}
                </ul>
              </section>
              <LinkedRows title={say("Training")} rows={found.training} none={say("None is open.")} />
              <LinkedRows title={say("Courses that lead there")} rows={found.courses} none={say("None yet.")} />
              <p className="sm">{say("Who may assess it at the work: {who}.", { who: found.assessors.map((p) => p.name).join(", ") || say("nobody") })}</p>
              <p>
                <BeginHere
                  act={assessmentActs.record as never}
                  form={AssessmentForm}
                  primary={false}
                  start={{ personId: open.personId, competenceId: open.competenceId, level: found.required || 1, observedOn: today() }}
                />
              </p>
            </div>
          );
        }}
      </Answered>
    </Dialog>
  );
}
