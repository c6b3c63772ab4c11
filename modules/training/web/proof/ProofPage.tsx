import { written } from "#kernel/date.ts";
import { say } from "#kernel/sentence.ts";
import { useActor, useView } from "#web/ask.ts";
import { today } from "#web/asof.ts";
import { Segmented } from "#web/kit/choosing.tsx";
import { DateText } from "#web/kit/date.tsx";
import { DateField } from "#web/kit/DateField.tsx";
import { TextField } from "#web/kit/fields.tsx";
import { Section } from "#web/kit/page.tsx";
import { PersonPicker, RecordPicker } from "#web/kit/pickers.tsx";
import { Answered } from "#web/kit/states.tsx";
import { Status } from "#web/kit/status.tsx";
import { Link, useQueryString } from "#web/routing.tsx";
import { trainingViews } from "../../training-views.ts";
import { TrainingFrame } from "../TrainingFrame.tsx";

/** The auditor's question: who, for what, by which day; and the answer with its chain of evidence. It stands in the address. */
export default function ProofPage() {
  const [query, change] = useQueryString(),
    at = (name: string): string => query.get(name) ?? "",
    about = query.get("about") === "competence" ? "competence" : "document",
    on = at("day") || today(),
    actor = useActor();
  const what = about === "document" ? { documentId: at("document"), revision: at("revision") || undefined } : { competenceId: at("competence") },
    whole = at("person") !== "" && (about === "document" ? at("document") : at("competence")) !== "";
  const proof = useView(trainingViews.proof, { personId: at("person"), on, ...what }, { enabled: whole, keep: true });
  return (
    <TrainingFrame
      title={say("Was this person trained for it?")}
      acts={
        <button type="button" className="btn" disabled={!whole} onClick={() => print()}>
          {say("Print")}
        </button>
      }
    >
      <div className="trn-filters noprint">
        <PersonPicker label={say("Who")} value={at("person")} onChange={(id) => change({ person: id })} />
        <div className="field">
          <span className="lbl">{say("For what")}</span>
          <Segmented
            label={say("For what")}
            value={about}
            onChange={(next) => change({ about: next === "document" ? null : next })}
            choices={[
              { value: "document", label: say("A document") },
              { value: "competence", label: say("A competence") },
            ]}
          />
        </div>
        {about === "document" ? (
          <>
            <RecordPicker label={say("Document")} kinds={["document"]} value={at("document")} onChange={(id) => change({ document: id })} />
            <TextField label={say("Revision")} optional inputMode="numeric" value={at("revision")} onChange={(next) => change({ revision: next.replaceAll(/\D/g, "") })} />
          </>
        ) : (
          <RecordPicker label={say("Competence")} kinds={["competence"]} value={at("competence")} onChange={(id) => change({ competence: id })} />
        )}
        <DateField label={say("Before")} value={on} onChange={(next) => change({ day: next })} />
      </div>
      {whole ? (
        <Answered of={proof}>
          {(found) => (
            <Section title={say("Answer")}>
              <p className="lead">
                <Status tone={found.answer === "yes" ? "ok" : "bad"}>{found.answer === "yes" ? say("Yes") : say("No")}</Status> {found.sentence}
              </p>
              <ol className="trn-chain gap">
                {found.chain.map((link) => (
                  <li key={`${link.record.id} ${link.at} ${link.says}`}>
                    <DateText value={link.at} />
                    <span>{link.says}</span>
                    <Link className="ref" href={link.record.path}>
                      {link.record.number}
                    </Link>
                  </li>
                ))}
              </ol>
              <p className="printed">{say("{organisation}, printed on {day}. Uncontrolled when printed.", { organisation: actor?.organisation ?? "", day: written(today()) })}</p>
            </Section>
          )}
        </Answered>
      ) : (
        <p className="muted">{say("Choose who, for what and before which day.")}</p>
      )}
    </TrainingFrame>
  );
}
