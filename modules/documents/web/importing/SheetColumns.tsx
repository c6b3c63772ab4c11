import { say } from "#kernel/sentence.ts";
import { Section } from "#web/kit/page.tsx";
import { neededColumns, type Column } from "../../importing/columns.ts";

const named: Readonly<Record<Column, readonly [heading: string, means: string]>> = {
  code: ["Code", say("What the document is called by: POL-01. Lines with the same code are revisions of one document.")],
  title: ["Title", say("Its title in that revision.")],
  type: ["Type", say("A document type in use here, by its name or prefix.")],
  owner: ["Owner", say("Who answers for it: a name or a user name. They hold a position today.")],
  file: ["File", say("The path inside the folder.")],
  revision: ["Revision", say("1, 2, 3 in the order that they came into force.")],
  effective: ["Effective date", say("2025-03-03; not in the future.")],
  summary: ["What changed", say("In a sentence.")],
  approved: ["Approved by", say("Who approved it then, in words.")],
  language: ["Language", say("en, de, kn.")],
  clauses: ["Clauses", say("Clauses that it serves; those that its text names are found by themselves.")],
  audience: ["Audience", say("Whom it concerns: everyone, a unit or a position.")],
  process: ["Process", say("The processes that it belongs to.")],
  training: ["Training", say("read or none.")],
  evidence: ["Evidence", say("Files that show the signatures of then.")],
  public: ["Public", say("yes, when anybody may read it.")],
};
const order = Object.keys(named) as Column[];
const empty = `\uFEFF${order.map((column) => named[column][0]).join(",")}\r\n`;

/** The columns of the sheet, and an empty one to begin with. */
export const SheetColumns = () => (
  <Section title={say("The sheet")} note={say("CSV in UTF-8, beside the files.")}>
    <p className="sm">
      <a href={`data:text/csv;charset=utf-8,${encodeURIComponent(empty)}`} download="documents.csv">
        {say("Download an empty sheet with all columns")}
      </a>
    </p>
    <table className="t">
      <thead>
        <tr>
          <th scope="col">{say("Column")}</th>
          <th scope="col">{say("What it says")}</th>
        </tr>
      </thead>
      <tbody>
        {order.map((column) => (
          <tr key={column}>
            <th scope="row" className="nowrap">
              {named[column][0]}
              {neededColumns.includes(column) ? <span className="muted"> {say("needed")}</span> : null}
            </th>
            <td>{named[column][1]}</td>
          </tr>
        ))}
      </tbody>
    </table>
  </Section>
);
