import { useState } from "react";
import { say } from "#kernel/sentence.ts";
import { usePages } from "#web/ask.ts";
import { Page } from "#web/kit/page.tsx";
import { EmptyState, ErrorState, Skeleton } from "#web/kit/states.tsx";
import { Segmented } from "#web/kit/choosing.tsx";
import { copyViews } from "../../views.ts";
import { DocumentTabs } from "../registers/DocumentTabs.tsx";
import { CopyTable } from "./CopyTable.tsx";
import { GiveCopy } from "./GiveCopy.tsx";

const choices = () => [
  { value: "out,recalled", label: say("Out") },
  { value: "recalled", label: say("Called back") },
  { value: "returned,lost", label: say("Ended") },
];

/** Controlled copies in print: who holds which, and what is to be fetched. */
export default function CopiesPage() {
  const [state, setState] = useState("out,recalled");
  const { rows, more, pending, error } = usePages(copyViews.list, { state, limit: 100 });
  return (
    <Page
      title={say("Printed copies")}
      crumbs={[{ title: say("Documents"), href: "/documents" }]}
      lead={say("A copy that hangs where there is no screen. When a newer revision is in force, it is called back by itself.")}
      acts={<GiveCopy primary />}
    >
      <DocumentTabs />
      <Segmented label={say("Which are shown")} choices={choices()} value={state} onChange={setState} />
      <div className="gap">
        {error ? <ErrorState error={error} /> : null}
        {pending ? <Skeleton rows={4} /> : null}
        {rows?.length === 0 ? <EmptyState title={say("No printed copy here")}>{say("Most places need few: a board in a cell, a folder in the lab, the gate.")}</EmptyState> : null}
        {rows?.length ? <CopyTable copies={rows} withDocument /> : null}
        {more ? (
          <button type="button" className="btn s gap-s" onClick={more}>
            {say("Show more")}
          </button>
        ) : null}
      </div>
    </Page>
  );
}
