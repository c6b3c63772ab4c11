import { say } from "#kernel/sentence.ts";
import { DateText } from "#web/kit/date.tsx";
import { Section } from "#web/kit/page.tsx";
import { Person, Vacant } from "#web/kit/people.tsx";
import { Link } from "#web/routing.tsx";
import type { Answered } from "../../answer.ts";
import { Letter } from "../Letter.tsx";
import { remitOfPerson } from "../words.ts";

type Part = Answered["parts"][number];

function People({ part }: { readonly part: Part }) {
  const [first] = part.people;
  if (!first) return <Vacant />;
  if (part.people.length > 3) return <span title={part.people.map((p) => p.name).join(", ")}>{say("{n} people", { n: part.people.length })}</span>;
  return part.people.map((p) => (
    <span key={p.id} className="person">
      <Person name={p.name} id={p.id} href={remitOfPerson(p.id)} />{" "}
      {p.away ? <span className="muted">{say("away")}</span> : p.deputy ? <span className="muted">{say("deputy")}</span> : null}
    </span>
  ));
}

/** Everybody with a part, those who answer first; what each last did about it. */
export function PartsTable({ answer }: { readonly answer: Answered }) {
  const title = say("Everybody with a part in {what}", { what: answer.subject.reference });
  if (answer.parts.length === 0) return null;
  return (
    <Section title={title}>
      <div className="scroll-x" tabIndex={0} role="region" aria-label={say("Parts in {what}", { what: answer.subject.reference })}>
        <table className="t oth">
          <thead>
            <tr>
              <th scope="col">{say("Part")}</th>
              <th scope="col">{say("Position")}</th>
              <th scope="col">{say("Person")}</th>
              <th scope="col">{say("Last did something")}</th>
            </tr>
          </thead>
          <tbody>
            {answer.parts.map((part, i) => (
              <tr key={i}>
                <td className="nowrap">
                  <Letter level={part.level} look={part.acting ? "del" : part.vacant && part.level === "A" ? "vac" : ""} />
                </td>
                <td>
                  {part.position ? (
                    <Link className="plain" href={part.position.path}>
                      {part.position.title}
                    </Link>
                  ) : null}
                </td>
                <td>
                  <People part={part} />
                </td>
                <td>
                  {part.last ? (
                    <Link className="plain" href={part.last.opens.path}>
                      <DateText value={part.last.at} form="short" />, {part.last.past} <span className="ref">{part.last.opens.number}</span>
                    </Link>
                  ) : (
                    <span className="muted">{say("nothing yet")}</span>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Section>
  );
}
