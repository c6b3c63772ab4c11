import { say } from "#kernel/sentence.ts";
import { written } from "#kernel/date.ts";
import { useActor } from "#web/ask.ts";
import { short } from "#web/kit/date.tsx";
import { TitleBlock } from "#web/kit/page.tsx";
import { Yours } from "#web/kit/people.tsx";
import { Status } from "#web/kit/status.tsx";
import { Link } from "#web/routing.tsx";
import { remitOfPerson } from "../words.ts";
import type { Matrix } from "./lines.ts";

/** What is wrong in the matrix, said before it is seen; every figure opens its rows. */
export function Summary({ matrix, hrefOf }: { readonly matrix: Matrix; readonly hrefOf: (show: string) => string }) {
  const { problems: p, inForce } = matrix,
    actor = useActor(),
    most = p.mostOnOne,
    ends = p.acting.map((a) => a.until).toSorted()[0];
  return (
    <TitleBlock
      className="mtb"
      blocks={[
        {
          label: say("Nobody answers"),
          value:
            p.nobodyAnswers.requirements === 0 ? (
              <Status tone="ok">{say("none")}</Status>
            ) : (
              <Link href={hrefOf("nobody")}>
                <Status tone="bad">
                  {say("{rows, plural, one {# row} other {# rows}}, {n, plural, one {# requirement} other {# requirements}}", {
                    rows: p.nobodyAnswers.rows,
                    n: p.nobodyAnswers.requirements,
                  })}
                </Status>
              </Link>
            ),
        },
        {
          label: say("Two answer"),
          value:
            p.twoAnswer === 0 ? (
              <Status tone="ok">{say("none")}</Status>
            ) : (
              <Link href={hrefOf("two")}>
                <Status tone="bad">{say("{n, plural, one {# requirement} other {# requirements}}", { n: p.twoAnswer })}</Status>
              </Link>
            ),
        },
        {
          label: say("Acting for another"),
          value: ends ? (
            <Link href="/delegations?state=Accepted">
              {p.acting.length === 1 ? say("1 until {day}", { day: short(ends) }) : say("{n}, the first until {day}", { n: p.acting.length, day: short(ends) })}
            </Link>
          ) : (
            say("nobody")
          ),
        },
        {
          label: say("Duty sheet not accepted"),
          value:
            p.sheetsOpen.length === 0 ? (
              <Status tone="ok">{say("none")}</Status>
            ) : (
              <Link href="/responsibilities/alarms?kind=unacknowledged">
                <Status tone="soon">{say("{n, plural, one {# person} other {# people}}", { n: new Set(p.sheetsOpen.map((s) => s.person.id)).size })}</Status>
              </Link>
            ),
        },
        most
          ? {
              label: say("Most on one person"),
              value: (
                <Link href={remitOfPerson(most.person.id)}>
                  {most.person.id === actor?.id ? <Yours name={most.person.name}>{say("You")}</Yours> : most.person.name}, {say("{n} of {of}", { n: most.answersFor, of: most.of })}
                </Link>
              ),
            }
          : null,
        {
          label: say("Matrix in force"),
          value: inForce ? (
            <Link href={inForce.opens.path}>
              {say("rev {revision}, {who}, {day}", { revision: inForce.revision, who: inForce.signedBy?.name ?? "", day: written(inForce.at.slice(0, 10)) })}
            </Link>
          ) : (
            <Status tone="bad">{say("none yet")}</Status>
          ),
        },
      ]}
    />
  );
}
