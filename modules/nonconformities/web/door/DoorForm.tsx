import { useState, type FormEvent } from "react";
import type { z } from "zod";
import { say } from "#kernel/sentence.ts";
import { Icon } from "#web/icon.tsx";
import { CheckField, FieldError, LongField, TextField } from "#web/kit/fields.tsx";
import { outbox } from "#web/offline/outbox.ts";
import { useOnline } from "#web/shell/Strip.tsx";
import { leastMilliseconds, proofBits, type PosterShown } from "../../public-report.ts";
import type { ReportSort } from "../../report.ts";
import { KindField } from "../reporting/KindField.tsx";
import { PhotoField } from "../reporting/PhotoField.tsx";
import { base64, type Photo } from "../reporting/photos.ts";
import { doorOf } from "./arrived.ts";
import { sendingKey } from "./sending-key.ts";
import { useProof } from "./use-proof.ts";

interface FormProps {
  readonly code: string;
  readonly poster: z.output<typeof PosterShown> | null;
  /** Words to begin with: those of a report that was refused. */
  readonly words?: string;
  readonly onSent: (key: string) => void;
}

/** What, photo, a few words; the place comes from the code, the name is a choice. */
export function DoorForm({ code, poster, words = "", onSent }: FormProps) {
  const [key] = useState(sendingKey),
    [opened] = useState(Date.now),
    online = useOnline(),
    proof = useProof(code, key, poster?.proofBits ?? proofBits);
  const [sort, setSort] = useState<ReportSort>("nonconformity"),
    [text, setText] = useState(words),
    [photos, setPhotos] = useState<readonly Photo[]>([]),
    [place, setPlace] = useState<string | null>(null);
  const [unnamed, setUnnamed] = useState(false),
    [name, setName] = useState(""),
    [person, setPerson] = useState(false),
    [website, setWebsite] = useState(""),
    [missing, setMissing] = useState(false),
    [sending, setSending] = useState(false);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setMissing(!text.trim());
    if (!text.trim() || sending) return;
    setSending(true);
    await new Promise((resolve) => setTimeout(resolve, opened + leastMilliseconds - Date.now()));
    const nonce = await proof(),
      pictures = await Promise.all(photos.map(async ({ blob, name: file }) => ({ name: unnamed ? "photo" : file, data: await base64(blob) })));
    const body = {
      text: text.trim(),
      sort,
      place: place?.trim() || null,
      aboutPerson: person,
      anonymous: unnamed,
      name: unnamed ? null : name.trim() || null,
      photos: pictures,
      website,
      tookMs: Date.now() - opened,
      nonce,
    };
    await outbox.put({ url: doorOf(code), body, headers: {} }, key);
    onSent(key);
    void outbox.send().then(() => outbox.send());
  };
  return (
    <form className="nc-form" onSubmit={(event) => void submit(event)} noValidate>
      <KindField value={sort} onChange={setSort} />
      <PhotoField photos={photos} onChange={setPhotos} most={2} />
      <div>
        <LongField label={say("Write a few words")} value={text} onChange={setText} rows={3} maxLength={10_000} placeholder={say("Coolant leak, floor is slippery")} />
        {missing ? <FieldError>{say("A few words are needed. They are the only thing that is.")}</FieldError> : null}
      </div>
      <div className="nc-opt">
        <Icon name="code" />
        {place === null ? (
          <>
            <div className="grow">
              {poster ? poster.place : say("The place of the poster")}
              <small>{say("from the code you scanned")}</small>
            </div>
            <button type="button" className="link sm" onClick={() => setPlace(poster?.place ?? "")}>
              {say("Change")}
            </button>
          </>
        ) : (
          <div className="grow">
            <TextField label={say("Where")} value={place} onChange={setPlace} maxLength={200} />
          </div>
        )}
      </div>
      <label className="nc-opt">
        <span className="grow">
          {say("Leave my name out")}
          <small>
            {unnamed
              ? say("Neither your name nor your device is kept. You still get a link to follow it.")
              : say("Either way you are protected: nobody may be treated worse for reporting.")}
          </small>
        </span>
        <input type="checkbox" role="switch" className="nc-switch" checked={unnamed} onChange={(event) => setUnnamed(event.target.checked)} />
      </label>
      {unnamed ? null : <TextField label={say("Your name")} optional value={name} onChange={setName} maxLength={200} autoComplete="name" />}
      <CheckField label={say("It is about a person")} help={say("Then only few may read it.")} checked={person} onChange={setPerson} />
      <div className="nc-trap" aria-hidden="true">
        <label>
          Website
          <input tabIndex={-1} autoComplete="off" name="website" value={website} onChange={(event) => setWebsite(event.target.value)} />
        </label>
      </div>
      <div className="nc-send">
        <button type="submit" className="btn p l block" aria-busy={sending}>
          {sending ? say("Sending") : say("Send")}
        </button>
        <span className="small muted" role="status">
          {online ? say("No network here? It is kept and sent by itself.") : say("No network now. It is kept on this device and sent by itself.")}
        </span>
      </div>
    </form>
  );
}
