import { say } from "#kernel/sentence.ts";
import { useView } from "#web/ask.ts";
import { DateText, timeOf } from "#web/kit/date.tsx";
import { Section } from "#web/kit/page.tsx";
import { Answers } from "#web/kit/people.tsx";
import { Status } from "#web/kit/status.tsx";
import { AnsweredPage } from "#web/kit/whole-page.tsx";
import { Attachments } from "#web/record/Attachments.tsx";
import { Signatures } from "#web/record/Signatures.tsx";
import { useParameter } from "#web/routing.tsx";
import { trainingSessionActs } from "../../acts.ts";
import { trainingSessionKind, type Participant } from "../../training-session.ts";
import { trainingSessionViews } from "../../views.ts";
import { LinkedOne } from "./LinkedRows.tsx";
import { RecordFrame } from "./RecordFrame.tsx";

const stood = (p: Participant): { readonly tone: "ok" | "bad" | "none" | "soon"; readonly words: string } => {
  if (p.present === false) return { tone: "bad", words: say("was not there") };
  if (p.way === "paper") return { tone: "ok", words: say("signed on paper") };
  if (p.signedAt) return { tone: "ok", words: say("signed at {time}", { time: timeOf(p.signedAt) }) };
  return p.present ? { tone: "ok", words: say("was there") } : { tone: "none", words: say("has not signed yet") };
};

/** A course held in a room: each signs for themselves, then the trainer says who was there and signs. */
export default function SessionPage() {
  const one = useView(trainingSessionViews.one, { number: useParameter("number") }, { every: 15_000 });
  return (
    <AnsweredPage of={one}>
      {({ record, course, owner, trainer, people }) => (
        <RecordFrame
          record={record}
          kind={trainingSessionKind}
          acts={trainingSessionActs}
          extras={{
            [trainingSessionActs.change.name]: { start: { ...record } },
            [trainingSessionActs.close.name]: { consequences: [say("Whoever signed and was there is trained; whoever signed neither here nor on paper is not.")] },
          }}
          blocks={[
            { label: say("Course"), value: <LinkedOne to={course} /> },
            { label: say("When"), value: <DateText value={record.startsAt} form="time" /> },
            { label: say("Minutes"), value: record.minutes },
            { label: say("Where"), value: record.place },
            { label: say("Trainer"), value: record.trainerOutside ?? <Answers person={trainer ?? owner} open /> },
            record.free !== null && { label: say("Seats left"), value: record.free },
          ]}
        >
          <Section
            title={say("Who takes part")}
            count={record.participants.length}
            note={say("{n} of {all} signed", { n: record.participants.filter((p) => p.signedAt !== null).length, all: record.participants.length })}
          >
            {record.participants.length === 0 ? <p className="sm muted">{say("Nobody yet.")}</p> : null}
            <ul className="rows">
              {record.participants.map((p) => {
                const how = stood(p);
                return (
                  <li key={p.personId} className="row">
                    <span className="grow">{people.find((person) => person.id === p.personId)?.name}</span>
                    <Status tone={how.tone} small>
                      {how.words}
                    </Status>
                  </li>
                );
              })}
            </ul>
          </Section>
          {record.note ? (
            <Section title={say("Note of the trainer")}>
              <p className="trn-words">{record.note}</p>
            </Section>
          ) : null}
          <Attachments id={record.id} title={say("Sheet signed on paper, and other files")} />
          <Signatures id={record.id} />
        </RecordFrame>
      )}
    </AnsweredPage>
  );
}
