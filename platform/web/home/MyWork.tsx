import { meViews } from "#kernel/platform.ts";
import { say } from "#kernel/sentence.ts";
import { usePages } from "#web/ask.ts";
import { WorkList } from "#web/home/WorkList.tsx";
import { Page } from "#web/kit/page.tsx";
import { EmptyState, ErrorState, Skeleton } from "#web/kit/states.tsx";

/** Everything that waits, oldest due date first. */
export default function MyWork() {
  const { rows, total, more, pending, error } = usePages(meViews.inbox, { limit: 50 });
  return (
    <Page
      title={say("All of my work")}
      crumbs={[{ title: say("Today"), href: "/today" }]}
      lead={rows ? say("{total, plural, =0 {Nothing waits for you.} one {One thing waits for you.} other {# things wait for you.}}", { total }) : undefined}
      width="narrow"
    >
      {error ? (
        <ErrorState error={error} />
      ) : pending ? (
        <Skeleton rows={6} />
      ) : rows?.length ? (
        <WorkList items={rows} />
      ) : (
        <EmptyState title={say("Nothing waits for you")}>{say("Work comes here with its reason.")}</EmptyState>
      )}
      {more ? (
        <button type="button" className="btn gap" onClick={more}>
          {say("Show more")}
        </button>
      ) : null}
    </Page>
  );
}
