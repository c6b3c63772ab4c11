import { say } from "#kernel/sentence.ts";
import { ActButton, RefusedButton } from "#web/act/ActButton.tsx";
import { useView } from "#web/ask.ts";
import { today } from "#web/asof.ts";
import { Person } from "#web/kit/people.tsx";
import { Tag } from "#web/kit/tags.tsx";
import { Link } from "#web/routing.tsx";
import { positionActs } from "#modules/organisation/acts.ts";
import type { PositionRead } from "#modules/organisation/record.ts";
import { organisationViews } from "#modules/organisation/views.ts";
import { candidatesOf } from "./candidates.ts";

/** Who could take a vacant position, and why them: to act as deputy until somebody holds it. Those who never can are shown with the reason. */
export function Could({ positionId }: { readonly positionId: string }) {
  const { data } = useView(organisationViews.chart, {}),
    position = data?.positions.find((p) => p.id === positionId);
  if (!data || !position) return null;
  const found = candidatesOf(data.positions, position),
    record = position as unknown as PositionRead; // the chart knows what the rules about the person ask for
  return (
    <div className="could">
      <h3>{say("Who could take it")}</h3>
      <ul className="rows">
        {found.map((c) => (
          <li key={c.id}>
            <Person circle name={c.name} id={c.id} outside={c.refused ? say("Consultant") : undefined} />
            <div>
              <Link className="plain" href={`/people/${c.number}`}>
                <b className="med">{c.name}</b>
              </Link>{" "}
              {c.refused ? <Tag tone="out">{say("Consultant")}</Tag> : null}
              <small>{c.why}</small>
            </div>
            {c.refused ? (
              <RefusedButton label={say("Appoint")} because={c.refused} size="s" />
            ) : (
              <ActButton act={positionActs.appoint} record={record} size="s" label={say("Let act")} start={{ personId: c.id, deputy: true, from: today() }} />
            )}
          </li>
        ))}
        {found.length === 0 ? <li>{say("Nobody stands near this position.")}</li> : null}
      </ul>
      <p className="acts gap-s">
        <ActButton act={positionActs.appoint} record={record} size="s" label={say("Appoint somebody else")} start={{ from: today() }} />
      </p>
    </div>
  );
}
