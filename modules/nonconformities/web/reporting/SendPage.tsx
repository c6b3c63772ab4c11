import { useEffect, useRef, useState, type FormEvent } from "react";
import { say } from "#kernel/sentence.ts";
import { textOf } from "#web/act/values.ts";
import { askAgain, useActor, useView } from "#web/ask.ts";
import { useDraft } from "#web/act/draft.ts";
import { DateField } from "#web/kit/DateField.tsx";
import { CheckField, LongField, TextField } from "#web/kit/fields.tsx";
import { Page } from "#web/kit/page.tsx";
import { FieldError } from "#web/kit/fields.tsx";
import { Link } from "#web/routing.tsx";
import { useOnline } from "#web/shell/Strip.tsx";
import type { ReportSort } from "../../report.ts";
import { posterViews } from "../../views.ts";
import { KindField } from "./KindField.tsx";
import { PhotoField } from "./PhotoField.tsx";
import type { Photo } from "./photos.ts";
import { onAnswerTo, sendReport } from "./send-report.ts";
import { Sent, type Standing } from "./Sent.tsx";
import { SimilarHint } from "./SimilarHint.tsx";
import "../nc.css";

const start = { sort: "nonconformity", text: "", place: "", happenedOn: "", aboutPerson: false };

/** Reports in three fields: what, where, photo. Without a network it is kept on the device and leaves by itself. */
export default function SendPage() {
  const actor = useActor(),
    [values, change, draft] = useDraft("report.send.new", start),
    [photos, setPhotos] = useState<readonly Photo[]>([]);
  const [standing, setStanding] = useState<Standing | null>(null),
    [missing, setMissing] = useState(false),
    [more, setMore] = useState(false);
  const text = textOf(values["text"]),
    set = (name: string) => (value: unknown) => change({ ...values, [name]: value });
  const stop = useRef<() => void>(() => undefined);
  useEffect(() => () => stop.current(), []);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setMissing(!text.trim());
    if (!text.trim()) return;
    const place = textOf(values["place"]).trim(),
      happenedOn = textOf(values["happenedOn"]);
    const input = {
      text: text.trim(),
      sort: values["sort"],
      place: place || null,
      siteId: actor?.positions.find((p) => p.siteId)?.siteId ?? null,
      happenedOn: happenedOn || null,
      aboutPerson: values["aboutPerson"] === true,
    };
    setStanding({ is: "kept" });
    const key = await sendReport(input, photos);
    stop.current = onAnswerTo(key, ({ status, answer }) => {
      const said = answer as { number?: string; detail?: string } | null;
      setStanding(status < 300 ? { is: "sent", number: said?.number ?? "" } : { is: "refused", because: said?.detail ?? say("The server did not take it.") });
      void askAgain();
    });
    draft.forget();
  };
  const again = () => {
    stop.current();
    setPhotos([]);
    setStanding(null);
  };
  if (standing)
    return (
      <Page title={say("Report something")} width="narrow">
        <Sent standing={standing} onAgain={again} text={text} />
      </Page>
    );
  return (
    <Page title={say("Report something")} width="narrow">
      <form className="nc-form" onSubmit={(event) => void submit(event)} noValidate>
        <KindField value={values["sort"] as ReportSort} onChange={set("sort")} />
        <PhotoField photos={photos} onChange={setPhotos} most={4} />
        <div>
          <LongField
            label={say("Say it in a few words")}
            value={text}
            onChange={set("text")}
            placeholder={say("Coolant leak beside VMC-07, floor is slippery")}
            rows={3}
            maxLength={10_000}
          />
          {missing ? <FieldError>{say("A few words are needed. They are the only thing that is.")}</FieldError> : null}
        </div>
        <SimilarHint text={text} />
        <TextField label={say("Where")} optional value={textOf(values["place"])} onChange={set("place")} maxLength={200} placeholder={say("hall, cell, machine")} />
        {more ? (
          <>
            <DateField label={say("When it happened, if not today")} optional value={textOf(values["happenedOn"])} onChange={set("happenedOn")} />
            <CheckField label={say("It is about a person")} help={say("Then only few may read it.")} checked={values["aboutPerson"] === true} onChange={set("aboutPerson")} />
          </>
        ) : (
          <p>
            <button type="button" className="link sm" onClick={() => setMore(true)}>
              {say("It happened earlier, or it is about a person")}
            </button>
          </p>
        )}
        <NameLeftOut />
        <Foot />
      </form>
    </Page>
  );
}

/** Without a name it goes through the public door, where nobody is signed in. */
function NameLeftOut() {
  const door = useView(posterViews.door, {}, { fresh: 600_000 });
  return (
    <div className="nc-opt">
      <div className="grow">
        <b className="med">{say("Leave my name out")}</b>
        <small>
          {door.data && !door.data.code
            ? say("That way is not open here yet: somebody has to print a poster for the application first.")
            : say("Either way you are protected: nobody may be treated worse for reporting.")}
        </small>
      </div>
      {door.data?.code ? (
        <Link className="btn" href={`/r/${door.data.code}`}>
          {say("Without my name")}
        </Link>
      ) : null}
    </div>
  );
}

function Foot() {
  const online = useOnline();
  return (
    <div className="nc-send">
      <button type="submit" className="btn p l block">
        {say("Send")}
      </button>
      <span className="small muted" role="status">
        {online ? say("No network here? It is kept and sent by itself.") : say("No network now. It is kept on this device and sent by itself.")}
      </span>
    </div>
  );
}
