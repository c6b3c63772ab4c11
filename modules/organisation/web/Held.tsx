import { say } from "#kernel/sentence.ts";
import { Person, Vacant } from "#web/kit/people.tsx";
import { short } from "#web/kit/date.tsx";
import { Status } from "#web/kit/status.tsx";
import { Tag } from "#web/kit/tags.tsx";
import type { ChartPosition, HolderShown } from "../chart.ts";
import { isOutsideRole } from "../holding.ts";
import { coverageWords, roleWords } from "../roles.ts";
import "./chart.css";

type Shown = Pick<ChartPosition, "coverage" | "holders" | "deputies" | "since" | "role">;

const Holder = ({
  holder,
  note,
  outside,
  link,
}: {
  readonly holder: HolderShown;
  readonly note?: string | undefined;
  readonly outside?: string | undefined;
  readonly link: boolean;
}) => (
  <span className="who">
    <Person name={holder.name} id={holder.id} outside={outside} {...(link ? { href: `/people/${holder.number}` } : {})} />
    {note ? <Tag tone={note === "" ? "soon" : "blue"}>{note}</Tag> : null}
  </span>
);

const awayWords = (holder: HolderShown): string | undefined =>
  holder.away ? (holder.awayUntil ? say("away until {day}", { day: short(holder.awayUntil) }) : say("away")) : undefined;

/** In whose hands a position is: holders, deputies who act, or that nobody is there and since when. Many holders are counted. */
export function Held({ position, link = true, most = 3 }: { readonly position: Shown; readonly link?: boolean; readonly most?: number }) {
  const named = position.holders.length > most ? position.holders.slice(0, most - 1) : position.holders,
    rest = position.holders.length - named.length;
  const outside = isOutsideRole(position.role) ? roleWords[position.role].name : undefined;
  return (
    <span className="held">
      {named.map((h) => (
        <Holder key={h.holdingId} holder={h} note={awayWords(h)} outside={outside} link={link} />
      ))}
      {rest > 0 ? <span className="muted nowrap">{say("and {n} more", { n: rest })}</span> : null}
      {position.coverage === "vacant" ? <Vacant>{position.since ? say("vacant since {day}", { day: short(position.since) }) : say("vacant, never held")}</Vacant> : null}
      {position.deputies.map((d) => (
        <Holder key={d.holdingId} holder={d} note={d.acting ? say("acts as deputy") : (awayWords(d) ?? say("deputy"))} outside={outside} link={link} />
      ))}
    </span>
  );
}

export const Coverage = ({ coverage, small }: { readonly coverage: ChartPosition["coverage"]; readonly small?: boolean }) => (
  <Status tone={coverageWords[coverage].tone} {...(small ? { small } : {})}>
    {coverageWords[coverage].label}
  </Status>
);
