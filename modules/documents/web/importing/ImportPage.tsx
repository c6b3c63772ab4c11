import { useState } from "react";
import { say } from "#kernel/sentence.ts";
import { askAgain, useActor } from "#web/ask.ts";
import { FileField } from "#web/kit/FileField.tsx";
import { useFileChooser } from "#web/kit/file-chooser.tsx";
import { Page } from "#web/kit/page.tsx";
import { EmptyState, ErrorState } from "#web/kit/states.tsx";
import { tell } from "#web/kit/said.tsx";
import { upload, type Stored } from "#web/record/upload.ts";
import { Link } from "#web/routing.tsx";
import { post } from "#web/wire.ts";
import type { Certificate } from "../../importing/certificate.ts";
import { Certified } from "./Certified.tsx";
import { packed } from "./packing.ts";
import { SheetColumns } from "./SheetColumns.tsx";
import "../documents.css";

const crumbs = [{ title: say("Documents"), href: "/documents" }];

/** A folder of documents with a sheet that describes them: rehearsed first, then everything comes in, or nothing. */
export default function ImportPage() {
  const actor = useActor();
  if (actor && !actor.roles.has("management_representative"))
    return (
      <Page title={say("Bring documents in")} crumbs={crumbs}>
        <EmptyState title={say("This is for the management representative")}>
          {say("Documents that come in were approved elsewhere and are in force at once: whoever looks after the system answers for that.")}
        </EmptyState>
      </Page>
    );
  return (
    <Page
      title={say("Bring documents in")}
      crumbs={crumbs}
      width="narrow"
      lead={say("A folder of Markdown, Word and PDF files with one sheet (CSV): one line for each revision. It is rehearsed first; then all of it comes in, or nothing.")}
    >
      <div className="stack">
        <Import personId={actor?.id} />
        <SheetColumns />
      </div>
    </Page>
  );
}

function useImport(personId: string | undefined) {
  const [given, setGiven] = useState<File | null>(null),
    [stored, setStored] = useState<Stored | null>(null),
    [found, setFound] = useState<Certificate | null>(null),
    [wrong, setWrong] = useState<unknown>(null),
    [busy, setBusy] = useState<string | null>(null);
  const ask = (file: Stored, dryRun: boolean) => post<Certificate>("/api/documents/import", { sha256: file.sha256, dryRun }, personId ? { "Remit-Person": personId } : {});
  const during = async (what: string, work: () => Promise<void>): Promise<void> => {
    setBusy(what);
    setWrong(null);
    try {
      await work();
    } catch (problem) {
      setWrong(problem);
    } finally {
      setBusy(null);
    }
  };
  const rehearse = (files: readonly File[], folder: boolean) =>
    during(say("Reading the files"), async () => {
      setFound(null);
      const file = folder ? await packed(files) : files[0];
      if (!file) return;
      setGiven(file);
      const kept = await upload(file);
      setStored(kept);
      setFound(await ask(kept, true));
    });
  const bringIn = () =>
    during(say("Bringing the documents in"), async () => {
      if (!stored) return;
      const done = await ask(stored, false);
      setFound(done);
      if (done.problems.length > 0) return;
      tell(say("{n, plural, one {# document} other {# documents}} came in.", { n: done.documents }));
      await askAgain();
    });
  return { given, found, wrong, busy, rehearse, bringIn };
}

function Import({ personId }: { readonly personId: string | undefined }) {
  const { given, found, wrong, busy, rehearse, bringIn } = useImport(personId),
    [chooseFolder, folderControl] = useFileChooser({ folder: true, multiple: true, onFiles: (files) => void rehearse(files, true) });
  const ready = found !== null && found.problems.length === 0 && found.dryRun;
  return (
    <>
      <FileField
        label={say("Folder, packed as a ZIP file")}
        accept=".zip,application/zip"
        chosen={given}
        onFile={(file) => void rehearse([file], false)}
        help={
          <>
            {say("At most 25 MB at once; more is brought in at the command line.")}{" "}
            <button type="button" className="link" onClick={chooseFolder} disabled={busy !== null}>
              {say("Choose a folder instead")}
            </button>
          </>
        }
      />
      {folderControl}
      {busy ? (
        <p className="sm" role="status">
          {busy}
        </p>
      ) : null}
      {wrong ? <ErrorState error={wrong} /> : null}
      {found ? <Certified it={found} /> : null}
      {ready ? (
        <div className="acts row">
          <button type="button" className="btn p" disabled={busy !== null} onClick={() => void bringIn()}>
            {say("Bring in {n, plural, one {# document} other {# documents}}", { n: found.documents })}
          </button>
          <Link className="btn" href="/documents">
            {say("Not now")}
          </Link>
        </div>
      ) : null}
      {found && !found.dryRun && found.problems.length === 0 ? (
        <div className="acts row">
          <Link className="btn p" href="/documents">
            {say("Open the register")}
          </Link>
        </div>
      ) : null}
    </>
  );
}
