import { say } from "#kernel/sentence.ts";
import { Icon } from "#web/icon.tsx";
import { Section } from "#web/kit/page.tsx";
import { Link } from "#web/routing.tsx";
import type { Answered } from "../../answer.ts";

/** Why this answer: numbered lines, each opening the record it rests on, and what whoever acts may and may not. */
export const Chain = ({ answer }: { readonly answer: Answered }) => (
  <Section title={say("Why this answer")} note={say("Each line opens the record it rests on.")}>
    <ol className="chain">
      {answer.reasons.map((reason, i) => (
        <li key={i} className={`ln ${reason.about === "delegation" ? "act" : reason.about === "vacancy" ? "gap" : ""}`}>
          <span className="no" aria-hidden="true">
            {i + 1}
          </span>
          <div>
            <p>{reason.sentence}</p>
            {reason.detail ? <p className="small ink2">{reason.detail}</p> : null}
          </div>
          <Link className="ref" href={reason.opens?.path ?? answer.subject.path}>
            {reason.opens?.number ?? answer.subject.edition ?? answer.subject.reference}
          </Link>
        </li>
      ))}
    </ol>
    {answer.acting.map((acting) => (
      <div className="may" key={acting.delegation.id}>
        <div>
          <h3>
            <Icon name="tick" />
            {say("While acting {name} may", { name: acting.person.name })}
          </h3>
          <ul className="rows sm">{acting.may.length > 0 ? acting.may.map((m) => <li key={m}>{m}</li>) : <li>{say("do the work, with the rights of an own position")}</li>}</ul>
        </div>
        <div>
          <h3>
            <Icon name="close" />
            {say("And may not")}
          </h3>
          <ul className="rows sm">
            {acting.mayNot.map((m) => (
              <li key={m}>{m}</li>
            ))}
          </ul>
        </div>
      </div>
    ))}
  </Section>
);
