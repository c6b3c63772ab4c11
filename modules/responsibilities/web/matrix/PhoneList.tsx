import { say } from "#kernel/sentence.ts";
import { Person, Vacant } from "#web/kit/people.tsx";
import { Link } from "#web/routing.tsx";
import { namesOf } from "../words.ts";
import { levelsOf, type Line, type Matrix, type Row } from "./lines.ts";

function whoIn(matrix: Matrix, row: Row) {
  const [at] = [...levelsOf(matrix, row)].find(([, level]) => level === "A") ?? [-1],
    position = matrix.positions[at];
  const acting = row.answer === "acting" ? position?.acting[0] : undefined,
    holder = acting?.person ?? position?.holders[0];
  const under = !position
    ? say("given to no position")
    : acting
      ? say("{who} acts for {names}", { who: acting.person.name, names: namesOf(position.holders) })
      : row.class === "N"
        ? say("{title}, cannot be delegated", { title: position.title })
        : position.title;
  return { holder: row.answer === "vacant" || row.answer === "nobody" ? undefined : holder, under };
}

/** On a phone the matrix is a list: requirement, and who answers. */
export const PhoneList = ({ matrix, lines }: { readonly matrix: Matrix; readonly lines: readonly Line[] }) => (
  <ul className="rows mx-s">
    {lines.map((line) => {
      if (line.kind !== "row")
        return (
          <li key={line.key} className="gh">
            {line.reference} {line.title}
          </li>
        );
      const { holder, under } = whoIn(matrix, line.row);
      return (
        <li key={line.key}>
          <Link className="plain" href={`/who?requirement=${encodeURIComponent(line.key)}`}>
            <span className="ref">{line.reference}</span>
            <span>
              {line.title}
              <small>{under}</small>
            </span>
            {holder ? <Person name={holder.name} id={holder.id} /> : <Vacant>{line.row.answer === "nobody" ? say("nobody") : say("vacant")}</Vacant>}
          </Link>
        </li>
      );
    })}
  </ul>
);
