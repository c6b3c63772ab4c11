import { daysBetween } from "#kernel/date.ts";
import { say } from "#kernel/sentence.ts";
import { useState } from "react";
import { today } from "#web/asof.ts";
import { DateText } from "#web/kit/date.tsx";
import { Person } from "#web/kit/people.tsx";
import { Tag } from "#web/kit/tags.tsx";
import { Link } from "#web/routing.tsx";
import { positionActs } from "../acts.ts";
import type { PositionRead } from "../record.ts";
import type { HoldingShown } from "../views.ts";
import { OwnActButton } from "./OwnActButton.tsx";
import { ReleaseDialog } from "./ReleaseDialog.tsx";

interface TimeLineProps {
  readonly holdings: readonly HoldingShown[];
  /** What each line is about: the person in a position, or the position of a person. */
  readonly show: "person" | "position";
}

/** Appointments as bars on one ruler of time, the latest first; today is the red line. */
export function TimeLine({ holdings, show }: TimeLineProps) {
  const [ending, setEnding] = useState<HoldingShown | null>(null);
  const now = today(),
    first = holdings.reduce((min, h) => (h.from < min ? h.from : min), now),
    last = holdings.reduce((max, h) => ((h.until ?? now) > max ? (h.until ?? now) : max), now);
  const span = Math.max(1, daysBetween(first, last) * 1.04),
    at = (day: string) => `${(daysBetween(first, day) / span) * 100}%`;
  return (
    <>
      <ul className="tl">
        {holdings.map((h) => {
          const over = h.until !== null && h.until < now,
            end = h.until ?? last;
          return (
            <li key={h.id}>
              <span className="who">
                {show === "person" ? (
                  <Person name={h.person.name} id={h.person.id} href={`/people/${h.person.number}`} />
                ) : (
                  <Link href={`/positions/${h.position.number}`}>{h.position.title}</Link>
                )}
                {h.deputy ? <Tag tone="blue">{say("deputy")}</Tag> : null}
              </span>
              <span className="tl-bar" aria-hidden="true">
                <i className={`${h.deputy ? "deputy" : ""} ${over ? "over" : ""}`} style={{ insetInlineStart: at(h.from), width: `calc(${at(end)} - ${at(h.from)} + 3px)` }} />
                <u style={{ insetInlineStart: at(now) }} />
              </span>
              <span className="row nowrap">
                <span className="sm">
                  {h.until ? (
                    <>
                      <DateText value={h.from} /> {say("to")} <DateText value={h.until} />
                    </>
                  ) : (
                    <>
                      {say("since")} <DateText value={h.from} />
                    </>
                  )}
                </span>
                {over ? null : (
                  <OwnActButton
                    act={positionActs.release}
                    record={{ ...h.position, state: "established" } as unknown as PositionRead}
                    size="s"
                    label={h.from > now ? say("Take back") : say("End")}
                    onPress={() => setEnding(h)}
                  />
                )}
              </span>
            </li>
          );
        })}
      </ul>
      {ending ? <ReleaseDialog holding={ending} version={ending.position.version} onClose={() => setEnding(null)} /> : null}
    </>
  );
}
