import { written } from "#kernel/date.ts";
import { say } from "#kernel/sentence.ts";
import { Link } from "#web/routing.tsx";
import type { OverruledShown } from "../shown.ts";
import { StatusOf } from "./StatusOf.tsx";

/** A person's judgement, beside what was computed. */
export const OverruledNote = ({ overruled }: { readonly overruled: OverruledShown }) => (
  <p className="sm" style={{ marginBottom: 10 }}>
    <StatusOf status={overruled.status} small /> {say("by {name}, until {day}:", { name: overruled.by, day: written(overruled.until) })}{" "}
    <span className="ink2">{overruled.reason}</span>{" "}
    <Link className="ref" href={overruled.path}>
      {overruled.number}
    </Link>
  </p>
);
