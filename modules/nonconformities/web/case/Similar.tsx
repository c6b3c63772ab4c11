import { recordViews } from "#kernel/platform.ts";
import { recordActs } from "#kernel/record-acts.ts";
import { say } from "#kernel/sentence.ts";
import { decision } from "#web/act/ActButton.tsx";
import { RefusalNote } from "#web/act/RefusalNote.tsx";
import { useAct } from "#web/act/use-act.ts";
import { useActor, useView } from "#web/ask.ts";
import { useAsOf } from "#web/asof.ts";
import { DateText } from "#web/kit/date.tsx";
import { Section } from "#web/kit/page.tsx";
import { Status } from "#web/kit/status.tsx";
import { Ref } from "#web/kit/tags.tsx";
import { Link } from "#web/routing.tsx";
import type { CaseShown } from "./shown.ts";

/** Earlier cases that look the same; one press links them as the same kind. */
export function Similar({ shown }: { readonly shown: CaseShown }) {
  const { id } = shown.record,
    links = useView(recordViews.links, { id }),
    linking = useAct(recordActs.link),
    { refusal: past } = useAsOf(),
    may = decision(recordActs.link, useActor(), shown.record, past).yes;
  const linked = new Set(links.data?.map((link) => link.record.id)),
    fresh = shown.similar.filter((one) => !linked.has(one.id)).slice(0, 3);
  if (fresh.length === 0 || !links.data) return null;
  return (
    <Section title={say("Looks like")} count={fresh.length}>
      <ul className="rows">
        {fresh.map((one) => (
          <li key={one.id}>
            <Link className="plain" href={one.path}>
              <Ref>{one.number}</Ref> {one.title}
            </Link>{" "}
            {one.repeat ? (
              <Status tone="soon" small>
                {say("repeats")}
              </Status>
            ) : null}
            <div className="small muted">
              {one.because} <DateText value={one.openedAt} form="short" />
              {one.cause ? <>. {say("Cause then: {cause}", { cause: one.cause })}</> : null}
            </div>
            {may && shown.record.closedAt === null ? (
              <button type="button" className="link small" disabled={linking.pending} onClick={() => void linking.perform({ id, input: { to: one.id, relation: "same_kind" } })}>
                {say("Link as the same kind")}
              </button>
            ) : null}
          </li>
        ))}
      </ul>
      {linking.refusal ? <RefusalNote refusal={linking.refusal} /> : null}
    </Section>
  );
}
