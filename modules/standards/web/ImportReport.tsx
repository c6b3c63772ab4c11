import { say } from "#kernel/sentence.ts";
import { Section, TitleBlock } from "#web/kit/page.tsx";
import { Ref } from "#web/kit/tags.tsx";
import type { ImportReportShown } from "../views.ts";

export const formats: Readonly<Record<string, string>> = {
  oscal_catalogue: say("OSCAL catalogue"),
  ciso_assistant: say("CISO Assistant library"),
  probo: say("Probo framework"),
  remit: say("Remit's own"),
};

/** What was read from a file and what was left, before anything is changed. */
export const ImportReport = ({ report }: { readonly report: ImportReportShown }) => (
  <Section title={report.title} note={say("Nothing was changed yet.")}>
    <TitleBlock
      blocks={[
        { label: say("Format"), value: say(formats[report.format] ?? report.format) },
        { label: say("Reference"), value: report.reference },
        report.version ? { label: say("Version"), value: report.version } : null,
        { label: say("Publisher"), value: report.publisher ?? say("not said") },
        { label: say("Nodes read"), value: report.read },
        { label: say("Requirements"), value: report.assessable },
        { label: say("Headings"), value: report.groups },
      ]}
    />
    {report.already ? (
      <p className="sm">
        {say("It is here already, as")} {report.already.path ? <Ref href={report.already.path}>{report.already.number}</Ref> : report.already.number}.
      </p>
    ) : null}
    <p className="sm" style={{ marginBlock: 10 }}>
      <b className="med">{say("Rights:")}</b> {report.licence ?? say("The file says nothing about rights. Check them before you use its texts.")}
    </p>
    {report.ignored.length > 0 ? (
      <table className="t">
        <thead>
          <tr>
            <th scope="col">{say("Not taken over")}</th>
            <th scope="col" className="num">
              {say("How many")}
            </th>
            <th scope="col">{say("Why")}</th>
          </tr>
        </thead>
        <tbody>
          {report.ignored.map((entry) => (
            <tr key={entry.what}>
              <th scope="row">{entry.what}</th>
              <td className="num">{entry.count}</td>
              <td>{entry.reason}</td>
            </tr>
          ))}
        </tbody>
      </table>
    ) : null}
    <h3 style={{ marginTop: 14 }}>{say("It begins with")}</h3>
    <ul className="tree-list">
      {report.sample.map((r) => (
        <li key={r.reference}>
          <span className="ref">{r.reference}</span> {r.title}
        </li>
      ))}
    </ul>
  </Section>
);
