import { say } from "#kernel/sentence.ts";
import { DateText } from "#web/kit/date.tsx";
import { figure as written } from "#web/kit/figures.ts";
import { Status } from "#web/kit/status.tsx";
import { Link } from "#web/routing.tsx";
import type { FigureMoved } from "../../training-views.ts";

const valueOf = ({ unit }: FigureMoved, value: number): string => (unit === "" ? written(value) : `${written(value)}\u2009${unit}`);

/** Did the figure that the course should move do so: before the training, and since. It is no judgement; a person judges. */
export function MovedFigure({ figure }: { readonly figure: FigureMoved }) {
  const { before, since, better } = figure,
    by = before && since ? (since.value - before.value) * (better === "more" ? 1 : -1) : 0;
  return (
    <p className="sm">
      {say("The figure that should move:")} <Link href={`/indicators/${figure.id}`}>{figure.title}</Link>.{" "}
      {before ? (
        <>
          {say("Before: {value}", { value: valueOf(figure, before.value) })} (<DateText value={before.on} />
          ),{" "}
        </>
      ) : null}
      {since ? (
        <>
          {before ? say("since: {value}", { value: valueOf(figure, since.value) }) : say("now: {value}", { value: valueOf(figure, since.value) })} (<DateText value={since.on} />
          ).{" "}
        </>
      ) : (
        say("Nothing is known of it since then.")
      )}
      {before && since ? (
        <Status tone={by > 0 ? "ok" : by < 0 ? "bad" : "none"} small>
          {by > 0 ? say("better") : by < 0 ? say("worse") : say("unchanged")}
        </Status>
      ) : null}
    </p>
  );
}
