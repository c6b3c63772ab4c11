import type { z } from "zod";
import { written } from "#kernel/date.ts";
import { say } from "#kernel/sentence.ts";
import { DateText } from "#web/kit/date.tsx";
import { Section } from "#web/kit/page.tsx";
import { Person } from "#web/kit/people.tsx";
import { Link } from "#web/routing.tsx";
import type { Acting } from "../../answer.ts";
import type { Remit } from "./shapes.ts";

export const Next = ({ remit }: { readonly remit: Remit }) => (
  <Section title={say("What is next")} count={remit.next.length}>
    {remit.next.length === 0 ? (
      <p className="sm muted">{say("Nothing waits.")}</p>
    ) : (
      <ul className="rows sm">
        {remit.next.slice(0, 8).map((turn) => (
          <li key={`${turn.record.id} ${turn.verb}`}>
            <Link className="plain" href={turn.record.path}>
              <b className="med">{turn.verb}</b> {turn.record.title}
            </Link>{" "}
            <span className="ref">{turn.record.number}</span>
            {turn.dueOn ? (
              <span className={turn.late ? "bad-text" : "muted"}>
                {" "}
                {turn.late ? say("late since {day}", { day: written(turn.dueOn) }) : say("by {day}", { day: written(turn.dueOn) })}
              </span>
            ) : null}
          </li>
        ))}
        {remit.next.length > 8 ? <li className="muted">{say("and {n} more", { n: remit.next.length - 8 })}</li> : null}
      </ul>
    )}
  </Section>
);

const One = ({ acting, other }: { readonly acting: z.output<typeof Acting>; readonly other: { readonly id: string; readonly name: string } }) => (
  <li className="row">
    <span className="grow">
      <Person name={other.name} id={other.id} /> <small className="muted">{say("{from} to {until}", { from: written(acting.since), until: written(acting.until) })}</small>
    </span>
    <Link className="ref" href={acting.delegation.path}>
      {acting.delegation.number}
    </Link>
  </li>
);

/** What is lent, both ways. */
export const Lent = ({ remit: { lentByMe, lentToMe } }: { readonly remit: Remit }) => (
  <Section title={say("Acting")} count={lentByMe.length + lentToMe.length} more={<Link href="/delegations">{say("Delegations")}</Link>}>
    {lentToMe.length > 0 ? (
      <>
        <h3>{say("Acts for")}</h3>
        <ul className="rows sm">
          {lentToMe.map((a) => (
            <One key={a.delegation.id} acting={a} other={a.forPerson} />
          ))}
        </ul>
      </>
    ) : null}
    {lentByMe.length > 0 ? (
      <>
        <h3>{say("Lets act")}</h3>
        <ul className="rows sm">
          {lentByMe.map((a) => (
            <One key={a.delegation.id} acting={a} other={a.person} />
          ))}
        </ul>
      </>
    ) : null}
    {lentByMe.length + lentToMe.length === 0 ? <p className="sm muted">{say("Nothing is lent, either way.")}</p> : null}
  </Section>
);

const didShown = 12;

/** What was done lately, each opening its record. */
export const Did = ({ remit }: { readonly remit: Remit }) => (
  <Section title={say("Done lately")} count={Math.min(didShown, remit.did.length)}>
    {remit.did.length === 0 ? (
      <p className="sm muted">{say("Nothing yet.")}</p>
    ) : (
      <ul className="rows sm">
        {remit.did.slice(0, didShown).map((d, i) => (
          <li key={i}>
            <DateText value={d.at} form="short" /> {d.past}
            {d.onBehalfOf ? <> {say("for {name}", { name: d.onBehalfOf.name })}</> : null}:{" "}
            <Link className="plain" href={d.opens.path}>
              {d.opens.title}
            </Link>{" "}
            <span className="ref">{d.opens.number}</span>
          </li>
        ))}
      </ul>
    )}
  </Section>
);
