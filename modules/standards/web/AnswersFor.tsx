import { say } from "#kernel/sentence.ts";
import { Person, Vacant } from "#web/kit/people.tsx";
import { Link } from "#web/routing.tsx";
import type { AnsweringShown, Opens } from "../shown.ts";
import { whoPath } from "./words.ts";

/** Whoever answers, in one line: the first person, how many more, or that nobody does. */
export function AnswersFor({ answers, id }: { readonly answers: readonly AnsweringShown[]; readonly id: string }) {
  const people = answers.flatMap((a) => a.holders),
    [first] = people,
    position = answers[0]?.position.title;
  const named =
    answers.length > 1 ? (
      <Vacant>{say("{n} positions", { n: answers.length })}</Vacant>
    ) : first ? (
      <Person name={first.title} id={first.id} />
    ) : (
      <Vacant>{position ? say("vacant") : say("nobody")}</Vacant>
    );
  const more = answers.length === 1 && people.length > 1 ? <span className="muted small"> +{people.length - 1}</span> : null;
  return (
    <Link className="plain" href={whoPath(id)} title={position ?? say("No position answers for it.")}>
      {named}
      {more}
    </Link>
  );
}

export const PersonLink = ({ person }: { readonly person: Opens }) => <Person name={person.title} id={person.id} {...(person.path ? { href: person.path } : {})} />;
