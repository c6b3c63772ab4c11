import type { UseQueryResult } from "@tanstack/react-query";
import { say } from "#kernel/sentence.ts";
import { Section } from "#web/kit/page.tsx";
import { Answered } from "#web/kit/states.tsx";
import { Link } from "#web/routing.tsx";
import type { Problem } from "#web/wire.ts";
import type { ChartPosition } from "../chart.ts";
import { Held } from "./Held.tsx";

/** Positions of a site or a unit, each with whoever holds it. */
export const PositionRows = ({ of, add }: { readonly of: UseQueryResult<ChartPosition[], Problem>; readonly add: string }) => (
  <Section title={say("Positions")} count={of.data?.length} more={<Link href={add}>{say("Establish a position here")}</Link>}>
    <Answered of={of}>
      {(positions) =>
        positions.length === 0 ? (
          <p className="sm muted">{say("None yet.")}</p>
        ) : (
          <ul className="rows">
            {positions.map((p) => (
              <li key={p.id} className="row">
                <Link className="grow" href={`/positions/${p.number}`}>
                  {p.title}
                </Link>
                <Held position={p} />
              </li>
            ))}
          </ul>
        )
      }
    </Answered>
  </Section>
);
