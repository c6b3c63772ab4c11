import { useEffect } from "react";
import { recordViews } from "#kernel/platform.ts";
import { say } from "#kernel/sentence.ts";
import { textOf } from "#web/act/values.ts";
import { useView } from "#web/ask.ts";
import { Page } from "#web/kit/page.tsx";
import { EmptyState, Skeleton } from "#web/kit/states.tsx";
import { PageTrouble } from "#web/kit/whole-page.tsx";
import { useGo, useParameter } from "#web/routing.tsx";

/** `/record/:id` leads to the record's own page, whatever its kind; a number works as well as an id. */
export default function RecordRedirect() {
  const id = useParameter("id");
  const go = useGo();
  const isId = /^[0-9a-f]{8}-[0-9a-f-]{27}$/i.test(id);
  const snapshot = useView(recordViews.snapshot, { id }, { enabled: isId });
  const number = isId ? textOf(snapshot.data?.["number"]) : id;
  const found = useView(recordViews.find, { number }, { enabled: number !== "" });
  useEffect(() => {
    if (found.data?.path) go(found.data.path, "replace");
  }, [found.data, go]);
  const error = snapshot.error ?? found.error;
  if (error) return <PageTrouble error={error} />;
  if (found.data && !found.data.path)
    return (
      <Page title={say("There is nothing here")}>
        <EmptyState title={say("No record has this number")}>{say("It may belong to another organisation, or be confidential.")}</EmptyState>
      </Page>
    );
  return (
    <div className="page">
      <Skeleton />
    </div>
  );
}
