import { useState } from "react";
import { say } from "#kernel/sentence.ts";
import { ActButton } from "#web/act/ActButton.tsx";
import { ask } from "#web/ask.ts";
import { bytes } from "#web/kit/figures.ts";
import { FileField } from "#web/kit/FileField.tsx";
import { Page } from "#web/kit/page.tsx";
import { ErrorState } from "#web/kit/states.tsx";
import { upload, type Stored } from "#web/record/upload.ts";
import { Link, useGo } from "#web/routing.tsx";
import { frameworkActs } from "../acts.ts";
import { frameworkViews, type ImportReportShown } from "../views.ts";
import { ImportReport } from "./ImportReport.tsx";
import "./standards.css";

type Read = { readonly file: Stored; readonly report: ImportReportShown };

/** One file of a framework: read first and told, then imported as a whole or not at all. */
export default function ImportPage() {
  const [given, setGiven] = useState<File | null>(null),
    [read, setRead] = useState<Read | null>(null),
    [wrong, setWrong] = useState<unknown>(null),
    [reading, setReading] = useState(false),
    go = useGo();
  const choose = async (file: File): Promise<void> => {
    setGiven(file);
    setRead(null);
    setWrong(null);
    setReading(true);
    try {
      const stored = await upload(file);
      setRead({ file: stored, report: await ask(frameworkViews.inspect, { sha256: stored.sha256 }) });
    } catch (problem) {
      setWrong(problem);
    } finally {
      setReading(false);
    }
  };
  return (
    <Page
      title={say("Import a framework")}
      short={say("Import")}
      width="narrow"
      crumbs={[{ title: say("Standards"), href: "/standards" }]}
      lead={say(
        "A catalogue in OSCAL (JSON), a library of CISO Assistant (YAML), a framework of Probo (JSON), or Remit's own YAML. It is read first; nothing changes until you import it.",
      )}
    >
      <div className="stack">
        <FileField
          label={say("File")}
          accept=".json,.yaml,.yml,application/json"
          chosen={given}
          onFile={(file) => void choose(file)}
          help={say("At most 20 MB. Texts are taken as plain text; nothing in the file is carried out.")}
        />
        {reading ? (
          <p className="sm" role="status">
            {say("Reading the file")}
          </p>
        ) : null}
        {wrong ? <ErrorState error={wrong} /> : null}
        {read ? (
          <>
            <ImportReport report={read.report} />
            <div className="acts row">
              {read.report.already ? null : (
                <ActButton
                  act={frameworkActs.import}
                  primary
                  fixed={{ sha256: read.file.sha256 }}
                  label={say("Import {n, plural, one {# requirement} other {# requirements}}", { n: read.report.assessable })}
                  onDone={(record) => go(`/standards/frameworks/${record.number}`)}
                />
              )}
              <Link className="btn" href="/standards">
                {say("Not now")}
              </Link>
              <span className="muted small">
                {read.file.name}, {bytes(read.file.size)}
              </span>
            </div>
          </>
        ) : null}
      </div>
    </Page>
  );
}
