import { useState } from "react";
import { recordViews } from "#kernel/platform.ts";
import { recordActs } from "#kernel/record-acts.ts";
import { say } from "#kernel/sentence.ts";
import { RefusalNote } from "#web/act/RefusalNote.tsx";
import { useAct } from "#web/act/use-act.ts";
import { useView } from "#web/ask.ts";
import { useAsOf } from "#web/asof.ts";
import { short } from "#web/kit/date.tsx";
import { FileDrop } from "#web/kit/FileDrop.tsx";
import { bytes, fingerprint } from "#web/kit/figures.ts";
import { Section } from "#web/kit/page.tsx";
import { ErrorState } from "#web/kit/states.tsx";
import { attachmentHref, upload } from "#web/record/upload.ts";
import { Problem } from "#web/wire.ts";

/** What a browser draws; the server has drawn these anew, so nothing but the picture is left in them. */
const pictures: ReadonlySet<string> = new Set(["image/jpeg", "image/png"]);

/** Files of a record: paste, drop or take a photo; shown at once, with their fingerprint when they have arrived. */
export function Attachments({ id, purpose, title }: { readonly id: string; readonly purpose?: string; readonly title?: string }) {
  const attachments = useView(recordViews.attachments, { id });
  const attaching = useAct(recordActs.attach);
  const { refusal: past, moment } = useAsOf();
  const [waiting, setWaiting] = useState<readonly File[]>([]);
  const [trouble, setTrouble] = useState<Problem | null>(null);
  const shown = attachments.data?.filter((a) => (!purpose || a.purpose === purpose) && (!moment || a.at <= moment));

  const take = async (files: readonly File[]) => {
    setTrouble(null);
    setWaiting((now) => [...now, ...files]);
    for (const file of files) {
      try {
        const stored = await upload(file);
        await attaching.perform({ id, input: { sha256: stored.sha256, name: file.name || say("photo"), ...(purpose ? { purpose } : {}) } });
      } catch (error) {
        if (!(error instanceof Problem)) throw error;
        setTrouble(error);
      }
      setWaiting((now) => now.filter((other) => other !== file));
    }
  };
  return (
    <Section title={title ?? say("Files")} count={shown?.length}>
      {attachments.error ? <ErrorState error={attachments.error} /> : null}
      <div className="att">
        {shown?.map((a) => (
          <div key={a.id}>
            <a className="plain" href={attachmentHref(a.id)} target="_blank" rel="noreferrer">
              {pictures.has(a.type) ? <img src={attachmentHref(a.id)} alt="" loading="lazy" /> : null}
              <b className="med">{a.name}</b>
            </a>
            <span className="muted">
              {a.by.name}, {short(a.factOn ?? a.at)}, {bytes(a.size)}
            </span>
            <span className="mono muted" title={a.sha256}>
              {fingerprint(a.sha256, 3)}
            </span>
          </div>
        ))}
        {waiting.map((file, i) => (
          <div key={`${file.name}${i}`} role="status">
            <b className="med">{file.name || say("photo")}</b>
            <span className="muted">{say("kept here, being sent")}</span>
            <span className="muted">{bytes(file.size)}</span>
          </div>
        ))}
        {past ? null : (
          <FileDrop multiple paste onFiles={(files) => void take(files)}>
            {say("Drop, paste or take a photo")}
          </FileDrop>
        )}
      </div>
      {(trouble ?? attaching.refusal) ? <RefusalNote refusal={(trouble ?? attaching.refusal) as Problem} /> : null}
    </Section>
  );
}
