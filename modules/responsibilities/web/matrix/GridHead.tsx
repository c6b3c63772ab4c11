import { say } from "#kernel/sentence.ts";
import { Person, Vacant } from "#web/kit/people.tsx";
import type { At } from "#web/kit/grid-cursor.ts";
import { Link } from "#web/routing.tsx";
import type { Column } from "./lines.ts";

interface HeadProps {
  readonly columns: readonly Column[];
  readonly visible: readonly number[];
  readonly left: boolean;
  readonly right: boolean;
  readonly stop: At;
  readonly active: At;
}

/** Position and holder above each column; a vacant one is hatched, your own is marked, one from outside is dashed. */
export const GridHead = ({ columns, visible, left, right, stop, active }: HeadProps) => (
  <thead>
    <tr aria-rowindex={1}>
      <th scope="col" className="corner" aria-colindex={1}>
        <span>
          <span>{say("Requirement")}</span>
          <span>{say("Position and holder")}</span>
        </span>
      </th>
      {left ? <td className="gap" aria-hidden="true" /> : null}
      {visible.map((c) => {
        const column = columns[c];
        if (!column) return null;
        return (
          <th
            key={column.key}
            scope="col"
            aria-colindex={c + 2}
            data-at={`-1:${c}`}
            tabIndex={stop.r === -1 && stop.c === c ? 0 : -1}
            className={`${column.mine ? "mine" : ""} ${column.outside ? "ext" : ""} ${active.c === c ? "on" : ""}`}
            aria-label={say("{title}, {who}", { title: column.title, who: column.vacant ? say("vacant") : (column.name ?? say("nobody")) })}
            title={column.title}
          >
            <Link href={column.href} tabIndex={-1}>
              {column.vacant || !column.name ? (
                <Vacant circle size="l" />
              ) : (
                <Person circle size="l" name={column.name} id={column.personId} outside={column.outside ? say("from outside") : undefined} />
              )}
              <span>{column.title}</span>
              <small className={column.vacant ? "bad" : undefined}>{column.under}</small>
            </Link>
          </th>
        );
      })}
      {right ? <td className="gap" aria-hidden="true" /> : null}
    </tr>
  </thead>
);
