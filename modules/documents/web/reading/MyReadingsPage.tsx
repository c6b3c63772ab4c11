import { say } from "#kernel/sentence.ts";
import { usePages, type Item } from "#web/ask.ts";
import { DateText, DueText } from "#web/kit/date.tsx";
import { Page, Section } from "#web/kit/page.tsx";
import { EmptyState, ErrorState, Skeleton } from "#web/kit/states.tsx";
import { Status } from "#web/kit/status.tsx";
import { Ref } from "#web/kit/tags.tsx";
import { Link } from "#web/routing.tsx";
import { readingViews } from "../../views.ts";
import { DocumentTabs } from "../registers/DocumentTabs.tsx";

type Line = Item<typeof readingViews.mine>;

/** One document that waits to be read: the whole line opens it. */
export const ToRead = ({ line }: { readonly line: Line }) => (
  <Link className="doc-toread" href={`/documents/${line.documentNumber}/read`}>
    <b className="med">{line.documentTitle}</b>
    <span className="small muted">
      <Ref>{line.code}</Ref> {say("revision {n}", { n: line.revision })}
    </span>
    <span className="small">
      {say("read by")} <DueText due={line.dueOn} />
    </span>
  </Link>
);

/** What I am to read, and what I have read: for a phone first. */
export default function MyReadingsPage() {
  const open = usePages(readingViews.mine, { open: "true", limit: 100 }),
    all = usePages(readingViews.mine, { limit: 50 });
  const read = (all.rows ?? []).filter((line) => line.state === "acknowledged");
  return (
    <Page title={say("To read")} lead={say("What your work follows and you have not read yet. Open it, read it, say so at its foot.")} width="narrow">
      <DocumentTabs />
      {open.error ? <ErrorState error={open.error} /> : null}
      {open.pending ? (
        <Skeleton rows={4} />
      ) : open.rows?.length ? (
        <ul className="doc-toreads">
          {open.rows.map((line) => (
            <li key={line.id}>
              <ToRead line={line} />
            </li>
          ))}
        </ul>
      ) : (
        <EmptyState title={say("Nothing waits to be read")}>{say("When a document that your work follows gets a new revision, it comes here.")}</EmptyState>
      )}
      {read.length > 0 ? (
        <div className="gap-l">
          <Section title={say("What I have read")}>
            <ul className="rows sm">
              {read.map((line) => (
                <li key={line.id} className="row">
                  <Link className="plain grow" href={`/documents/${line.documentNumber}/read`}>
                    <Ref>{line.code}</Ref> {line.documentTitle}
                  </Link>
                  <span className="small muted">{say("revision {n}", { n: line.revision })}</span>
                  <Status tone="ok" small>
                    <DateText value={line.acknowledgedAt} />
                  </Status>
                </li>
              ))}
            </ul>
            {all.more ? (
              <button type="button" className="btn s gap-s" onClick={all.more}>
                {say("Show more")}
              </button>
            ) : null}
          </Section>
        </div>
      ) : null}
    </Page>
  );
}
