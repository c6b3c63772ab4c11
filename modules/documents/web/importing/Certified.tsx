import { say } from "#kernel/sentence.ts";
import { figure, fingerprint } from "#web/kit/figures.ts";
import { Section, TitleBlock } from "#web/kit/page.tsx";
import { Status } from "#web/kit/status.tsx";
import type { Certificate } from "../../importing/certificate.ts";

/** What an import read, or what came in: counted, and each file by its fingerprint. */
export function Certified({ it }: { readonly it: Certificate }) {
  if (it.problems.length > 0) return <Problems problems={it.problems} />;
  return (
    <Section title={it.dryRun ? say("What would come in") : say("What came in")} note={it.dryRun ? say("Nothing has been changed yet.") : undefined}>
      <TitleBlock
        blocks={[
          { label: say("Lines of the sheet"), value: figure(it.lines) },
          { label: say("Documents"), value: figure(it.documents) },
          { label: say("Revisions"), value: figure(it.revisions) },
          { label: say("Links to clauses"), value: figure(it.links) },
          { label: say("Sheet"), value: `${it.sheet.name}, SHA-256 ${fingerprint(it.sheet.sha256)}` },
        ]}
      />
      {it.unknown.length > 0 ? (
        <details className="sm gap-s">
          <summary>{say("{n, plural, one {# clause is} other {# clauses are}} named by the texts and not in the library", { n: it.unknown.length })}</summary>
          <p className="mono small">{it.unknown.join(", ")}</p>
        </details>
      ) : null}
      <details className="sm gap-s" open={!it.dryRun}>
        <summary>{say("{n, plural, one {# file} other {# files}} with their fingerprints", { n: it.files.length })}</summary>
        <table className="t">
          <thead>
            <tr>
              <th scope="col">{say("File")}</th>
              <th scope="col">{say("SHA-256")}</th>
            </tr>
          </thead>
          <tbody>
            {it.files.map((file) => (
              <tr key={file.name}>
                <th scope="row">{file.name}</th>
                <td className="mono small" title={file.sha256}>
                  {fingerprint(file.sha256, 8)}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </Section>
  );
}

const Problems = ({ problems }: Pick<Certificate, "problems">) => (
  <Section title={say("What needs attention first")} count={problems.length} note={say("Mend the folder and choose it again. Nothing was changed.")}>
    <table className="t" role="table">
      <thead>
        <tr>
          <th scope="col">{say("Line")}</th>
          <th scope="col">{say("Column")}</th>
          <th scope="col">{say("What is wrong")}</th>
        </tr>
      </thead>
      <tbody>
        {problems.map((p, i) => (
          <tr key={i}>
            <td className="mono">{p.line}</td>
            <td className="mono">{p.column ?? ""}</td>
            <td>
              <Status tone="bad" quiet>
                {say("Problem")}
              </Status>{" "}
              {p.says}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  </Section>
);
