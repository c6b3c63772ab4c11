import type { EventShown } from "#kernel/platform.ts";
import { say } from "#kernel/sentence.ts";
import { fieldShape, wordsOf } from "#web/act/shape.ts";
import { differences, type Difference } from "#web/record/differences.ts";
import { dayThere } from "#web/zone.ts";
import { useKind } from "#web/shell/modules.tsx";

/** How many lines an entry of the history has before the rest is counted. */
const most = 5;

const quiet = new Set(["version", "state"]);

const isFirst = ({ was }: { was?: unknown }): boolean => was === null || was === undefined;

/** Old and new values of what an event changed. What was there for the first time stands in the record itself, and is left out unless `first` asks for it. */
export function Differences({ event, first = false }: { readonly event: EventShown; readonly first?: boolean }) {
  const told = useKind(event.record.kind)?.schema.shape;
  const beside = [event.actor.id, event.at, dayThere(event.at)];
  const lines = event.changes
    .filter((change) => !quiet.has(change.field) && (first || !isFirst(change)))
    .flatMap((change) => {
      const schema = told?.[change.field];
      const shape = schema && fieldShape(change.field, schema);
      return differences(change.was, change.is, { names: event.names, shape, beside }).map((one) => ({ ...one, field: shape?.label ?? wordsOf(change.field) }));
    });
  return (
    <>
      {lines.slice(0, most).map((line, i) => (
        <Line key={i} {...line} />
      ))}
      {lines.length > most ? <small>{say("and {n, plural, one {# more value} other {# more values}}", { n: lines.length - most })}</small> : null}
    </>
  );
}

const Line = ({ field, part, was, is }: Difference & { readonly field: string }) => (
  <small>
    {part ? say("{field}, {part}", { field, part: part.toLowerCase() }) : field}{" "}
    <span className="diff">
      {was === null && is !== null ? null : <del>{was ?? say("nothing")}</del>} {is === null ? <span className="vh">{say("removed")}</span> : <ins>{is}</ins>}
    </span>
  </small>
);
