import { useState } from "react";
import { say } from "#kernel/sentence.ts";
import { usePages, useView, type Item } from "#web/ask.ts";
import { DateText, DueText } from "#web/kit/date.tsx";
import { Section } from "#web/kit/page.tsx";
import { Answers } from "#web/kit/people.tsx";
import { EmptyState, ErrorState, Skeleton } from "#web/kit/states.tsx";
import { Segmented } from "#web/kit/choosing.tsx";
import { readingViews } from "../../views.ts";
import { ReadMeter } from "./ReadMeter.tsx";
import type { DocumentShown } from "./shown.ts";

type Line = Item<typeof readingViews.list>;

const choices = () => [
  { value: "open", label: say("Not yet") },
  { value: "late", label: say("Late") },
  { value: "acknowledged", label: say("Read") },
  { value: "all", label: say("Everybody") },
];

const asked = (show: string): Record<string, string> => (show === "late" ? { late: "true", state: "open" } : show === "all" ? {} : { state: show });

/** Who was asked to read the revision in force, who has, and who has not: with names. */
export function Readers({ shown }: { readonly shown: DocumentShown }) {
  const { record } = shown,
    revision = shown.revisions.find((r) => r.state === "approved") ?? shown.revisions.find((r) => r.id === record.currentId);
  if (!revision) return <EmptyState title={say("Nobody is asked yet")}>{say("When a revision is issued, those whom it concerns are asked to read it.")}</EmptyState>;
  return <Named revisionId={revision.id} revision={revision.revision} />;
}

function Named({ revisionId, revision }: { readonly revisionId: string; readonly revision: number }) {
  const [show, setShow] = useState("open");
  const count = useView(readingViews.list, { revisionId, limit: 1 });
  const { rows, more, pending, error, total } = usePages(readingViews.list, { revisionId, ...asked(show), limit: 100 });
  return (
    <Section title={say("Who has read it")} note={say("revision {n}", { n: revision })}>
      {count.data ? <ReadMeter asked={count.data.asked} read={count.data.read} /> : null}
      <div className="gap-s">
        <Segmented label={say("Who is shown")} choices={choices()} value={show} onChange={setShow} />
      </div>
      {error ? <ErrorState error={error} /> : null}
      {pending ? <Skeleton rows={5} /> : null}
      {rows?.length === 0 ? <p className="sm muted gap-s">{show === "open" ? say("Everybody who was asked has read it.") : say("Nobody.")}</p> : null}
      <ul className="rows sm">
        {rows?.map((line) => (
          <Reader key={line.id} line={line} />
        ))}
      </ul>
      {more ? (
        <button type="button" className="btn s gap-s" onClick={more}>
          {say("{rest} more", { rest: total - (rows?.length ?? 0) })}
        </button>
      ) : null}
    </Section>
  );
}

const Reader = ({ line }: { readonly line: Line }) => (
  <li className="row">
    <span className="grow">
      <Answers person={line.ownerId && line.owner ? { id: line.ownerId, name: line.owner } : null} />
    </span>
    <span className="small">
      {line.acknowledgedAt ? (
        <>
          {say("read")} <DateText value={line.acknowledgedAt} form="time" />
        </>
      ) : line.state === "lapsed" ? (
        <span className="muted">{say("no longer asked for")}</span>
      ) : (
        <>
          {say("by")} <DueText due={line.dueOn} />
        </>
      )}
    </span>
  </li>
);
