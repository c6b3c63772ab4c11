import type { UseQueryResult } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { say } from "#kernel/sentence.ts";
import { Page } from "#web/kit/page.tsx";
import { ErrorState, Skeleton } from "#web/kit/states.tsx";
import { Link } from "#web/routing.tsx";
import { Problem } from "#web/wire.ts";

/** A page that cannot be shown: its heading says so, and there is a way on. An address that leads nowhere is nobody's fault and is not shown in red. */
export function PageTrouble({ error, again }: { readonly error: unknown; readonly again?: (() => unknown) | undefined }) {
  const document = error instanceof Problem ? error.document : null;
  if (document?.status !== 404 && document?.status !== 400)
    return (
      <Page title={say("This page cannot be shown")}>
        <ErrorState error={error} again={again} />
      </Page>
    );
  return (
    <Page
      title={say("There is nothing here")}
      width="narrow"
      lead={document.status === 404 ? document.detail : say("No page has this address. Numbers, people and clauses are found by search.")}
    >
      <div className="acts">
        <Link className="btn p" href="/today">
          {say("Go to Today")}
        </Link>
        <button type="button" className="btn" onClick={() => history.back()}>
          {say("Go back")}
        </button>
      </div>
    </Page>
  );
}

/** The same for a whole page: what stands there before the page does keeps the page's measure. */
export function AnsweredPage<T>({ of, children }: { readonly of: UseQueryResult<T, Problem>; readonly children: (answer: T) => ReactNode }) {
  if (of.data !== undefined) return children(of.data);
  if (of.error) return <PageTrouble error={of.error} again={of.refetch} />;
  return (
    <div className="page">
      <Skeleton rows={8} />
    </div>
  );
}
