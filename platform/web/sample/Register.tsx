import { useMemo } from "react";
import type { StateLook } from "#kernel/record.ts";
import { say } from "#kernel/sentence.ts";
import { DueText } from "#web/kit/date.tsx";
import { Section } from "#web/kit/page.tsx";
import { Person, Vacant } from "#web/kit/people.tsx";
import { State } from "#web/kit/status.tsx";
import type { Column } from "#web/register/columns.ts";
import { DataTable } from "#web/register/DataTable.tsx";
import { sampleDocuments, type SampleDocument } from "#web/sample/documents.ts";

const states: Readonly<Record<string, StateLook>> = {
  in_force: { label: say("In force"), tone: "ok" },
  in_approval: { label: say("In approval"), tone: "part" },
  review_late: { label: say("Review late"), tone: "soon" },
  draft: { label: say("Draft"), tone: "none" },
};

const columns: readonly Column<SampleDocument>[] = [
  { id: "number", title: say("Number"), value: (d) => d.number, width: 96, mono: true, phone: "number" },
  { id: "title", title: say("Title"), value: (d) => d.title, head: true },
  { id: "revision", title: say("Rev"), value: (d) => d.revision, width: 60, end: true },
  { id: "state", title: say("State"), value: (d) => states[d.state]?.label, cell: (d) => <State state={d.state} states={states} />, width: 130, filter: true, phone: "state" },
  { id: "owner", title: say("Answers"), value: (d) => d.owner, cell: (d) => (d.owner ? <Person name={d.owner} /> : <Vacant />), width: 180, filter: true, phone: "who" },
  { id: "process", title: say("Process"), value: (d) => d.process, width: 140, filter: true },
  { id: "next", title: say("Next date"), value: (d) => d.next, cell: (d) => <DueText due={d.next} />, width: 120, end: true, phone: "date" },
];

const peek = (d: SampleDocument) => (
  <>
    <h2>{d.title}</h2>
    <p>{d.process}</p>
  </>
);

/** A hundred thousand rows, all in the browser. */
export function SampleRegister() {
  const rows = useMemo(() => sampleDocuments(100_000), []);
  return (
    <Section title={say("Register")}>
      <DataTable
        name="sample"
        noun={say("documents")}
        columns={columns}
        rows={rows}
        keyOf={(d) => d.id}
        hrefOf={(d) => `/kit/${d.number}`}
        views={[{ title: say("Review late"), query: "state=Review late" }]}
        bulk={[
          { label: say("Remind"), onPress: () => undefined },
          { label: say("Withdraw"), onPress: () => undefined, refused: say("Withdraw: one document at a time, signed.") },
        ]}
        peek={peek}
      />
    </Section>
  );
}
