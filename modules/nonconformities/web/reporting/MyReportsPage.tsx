import { say } from "#kernel/sentence.ts";
import { usePages } from "#web/ask.ts";
import { Page } from "#web/kit/page.tsx";
import { EmptyState, ErrorState, Skeleton } from "#web/kit/states.tsx";
import { Link } from "#web/routing.tsx";
import { reportViews } from "../../views.ts";
import { Mine } from "./Mine.tsx";

/** Everything that I reported, and what became of each. */
export default function MyReportsPage() {
  const { rows, more, pending, error } = usePages(reportViews.mine, { limit: 30 });
  return (
    <Page
      title={say("What became of it")}
      width="narrow"
      acts={
        <Link className="btn p" href="/report">
          {say("Report something")}
        </Link>
      }
    >
      {error ? (
        <ErrorState error={error} />
      ) : pending ? (
        <Skeleton rows={4} />
      ) : rows?.length ? (
        <Mine reports={rows} />
      ) : (
        <EmptyState
          title={say("You have reported nothing yet")}
          acts={
            <Link className="btn p" href="/report">
              {say("Report something")}
            </Link>
          }
        >
          {say("A photo and a few words are enough. You see here what becomes of it.")}
        </EmptyState>
      )}
      {more ? (
        <button type="button" className="btn gap" onClick={more}>
          {say("Show more")}
        </button>
      ) : null}
    </Page>
  );
}
