import { say } from "#kernel/sentence.ts";
import { useView } from "#web/ask.ts";
import { Section } from "#web/kit/page.tsx";
import { Person, Vacant } from "#web/kit/people.tsx";
import { Answered, EmptyState } from "#web/kit/states.tsx";
import { Link } from "#web/routing.tsx";
import { responsibilityViews } from "../../views.ts";
import { classWords, remitOfPerson } from "../words.ts";

/** The positions whose authority holds an act, and who is there: where a refused button leads. */
export function WhoCanDo({ act }: { readonly act: string }) {
  const able = useView(responsibilityViews.able, { act });
  return (
    <Answered of={able}>
      {(found) => (
        <Section title={found.title} count={found.positions.length} note={classWords[found.class] ?? undefined}>
          {found.positions.length === 0 ? (
            <EmptyState title={say("No position may do this by its authority")}>{say("It belongs to whoever the record names, or happens by itself.")}</EmptyState>
          ) : (
            <ul className="rows">
              {found.positions.map(({ position, people, acting }) => (
                <li key={position.id} className="row">
                  <Link className="plain grow med" href={position.path}>
                    {position.title}
                  </Link>
                  {people.length === 0 ? <Vacant /> : people.slice(0, 4).map((p) => <Person key={p.id} name={p.name} id={p.id} href={remitOfPerson(p.id)} />)}
                  {people.length > 4 ? <span className="muted">{say("and {n} others", { n: people.length - 4 })}</span> : null}
                  {acting.map((p) => (
                    <span key={p.id} className="row">
                      <Person name={p.name} id={p.id} href={remitOfPerson(p.id)} />
                      <span className="tag blue">{say("acts")}</span>
                    </span>
                  ))}
                </li>
              ))}
            </ul>
          )}
        </Section>
      )}
    </Answered>
  );
}
