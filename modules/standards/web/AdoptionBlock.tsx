import { daysBetween, written } from "#kernel/date.ts";
import { say } from "#kernel/sentence.ts";
import { today } from "#web/asof.ts";
import { distance } from "#web/kit/date.tsx";
import { TitleBlock } from "#web/kit/page.tsx";
import { Ref } from "#web/kit/tags.tsx";
import { Link } from "#web/routing.tsx";
import type { ReadinessShown } from "./ReadinessPage.tsx";

/** "18 to 20 Jan 2027", or both whole when they lie in different months. */
const period = (from: string, until: string | null): string =>
  until === null || until === from
    ? written(from)
    : from.slice(0, 7) === until.slice(0, 7)
      ? say("{first} to {last}", { first: String(Number(from.slice(8))), last: written(until) })
      : say("{first} to {last}", { first: written(from), last: written(until) });

/** The corner of the drawing: certificate, dates, body, transition. */
export function AdoptionBlock({ found }: { readonly found: ReadinessShown }) {
  const { adoption, transition } = found;
  if (!adoption) return null;
  const { certificate } = adoption,
    near = (day: string): string => (Math.abs(daysBetween(today(), day)) <= 400 ? say("{day}, {distance}", { day: written(day), distance: distance(day) }) : written(day));
  return (
    <TitleBlock
      blocks={[
        certificate ? { label: say("Certificate"), value: certificate.number } : { label: say("Certificate"), value: <Link href={adoption.path}>{say("none entered")}</Link> },
        certificate ? { label: say("Valid until"), value: near(certificate.validUntil) } : null,
        certificate?.nextAudit
          ? {
              label: say("Next audit"),
              value: say("{kind}, {period}", { kind: certificate.nextAudit.kind, period: period(certificate.nextAudit.from, certificate.nextAudit.until) }),
            }
          : null,
        certificate ? { label: say("Body"), value: certificate.body } : null,
        transition
          ? {
              label: say("Move to {edition}", { edition: transition.toReference }),
              value: transition.by
                ? say("by {day}, {done} of {steps} steps", { day: written(transition.by), done: transition.done, steps: transition.steps })
                : say("{done} of {steps} steps", { done: transition.done, steps: transition.steps }),
            }
          : null,
        { label: say("Scope"), value: <Ref href={adoption.path}>{adoption.number}</Ref> },
      ]}
    />
  );
}
