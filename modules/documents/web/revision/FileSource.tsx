import { useState } from "react";
import { decide } from "#kernel/act.ts";
import { say } from "#kernel/sentence.ts";
import type { AnyAct } from "#web/act/perform.ts";
import { RefusalNote } from "#web/act/RefusalNote.tsx";
import { useAct } from "#web/act/use-act.ts";
import { useActor } from "#web/ask.ts";
import { useAsOf } from "#web/asof.ts";
import { FileDrop } from "#web/kit/FileDrop.tsx";
import { Section } from "#web/kit/page.tsx";
import { upload } from "#web/record/upload.ts";
import { Problem } from "#web/wire.ts";
import { revisionActs } from "../../acts.ts";
import { FileShown } from "../reading/FileShown.tsx";
import type { RevisionShown } from "./shown.ts";

/** A revision that is a file: its preview, its words, and in a draft the way to put another one in. */
export function FileSource({ shown }: { readonly shown: RevisionShown }) {
  const { record, content } = shown;
  const actor = useActor(),
    { refusal: past } = useAsOf();
  const may = actor !== undefined && !past && decide(revisionActs.upload, actor, record).yes;
  return (
    <Section id="words" title={say("The file")}>
      {content.file ? <FileShown file={content.file} words={content.fileText} /> : <p className="sm muted">{say("No file was put in yet.")}</p>}
      {may ? <PutIn record={record} again={content.file !== null} /> : null}
    </Section>
  );
}

function PutIn({ record, again }: { readonly record: RevisionShown["record"]; readonly again: boolean }) {
  const { perform, refusal } = useAct(revisionActs.upload as unknown as AnyAct);
  const [sending, setSending] = useState<string | null>(null),
    [trouble, setTrouble] = useState<Problem | null>(null);
  const take = async ([file]: readonly File[]) => {
    if (!file) return;
    setSending(file.name);
    setTrouble(null);
    try {
      const { sha256 } = await upload(file);
      await perform({ id: record.id, version: record.version, input: { sha256, name: file.name } });
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      setTrouble(error);
    } finally {
      setSending(null);
    }
  };
  const wrong = trouble ?? refusal;
  return (
    <div className="att rv-put">
      <FileDrop paste onFiles={(files) => void take(files)}>
        {again ? say("Put another file in its place") : say("Drop or choose a PDF, a Word or Excel file, or a picture")}
      </FileDrop>
      {sending ? <span role="status">{say("{name} is being sent and read", { name: sending })}</span> : null}
      {wrong ? <RefusalNote refusal={wrong} /> : null}
    </div>
  );
}
