import { Fragment, useState, type FormEvent } from "react";
import { say } from "#kernel/sentence.ts";
import { RefusalNote } from "#web/act/RefusalNote.tsx";
import { useAct } from "#web/act/use-act.ts";
import { Dialog } from "#web/kit/dialog.tsx";
import { CheckField, LongField } from "#web/kit/fields.tsx";
import { tell } from "#web/kit/said.tsx";
import { Tag } from "#web/kit/tags.tsx";
import { positionActs } from "../acts.ts";
import type { PositionRead } from "../record.ts";
import type { AuthorityShown } from "../views.ts";

type ActShown = AuthorityShown["acts"][number];
const classWords: Readonly<Record<string, string>> = { N: say("cannot be lent"), P: say("bound to the person"), E: say("the work may be lent, the answering not") };

const Notes = ({ act }: { readonly act: ActShown }) => (
  <>
    {act.signed ? (
      <>
        <Tag>{say("signed")}</Tag>{" "}
      </>
    ) : null}
    {act.class && classWords[act.class] ? <small>{classWords[act.class]}</small> : null}
    {act.held && !act.usual ? <Tag tone="blue">{say("beyond the usual")}</Tag> : null}
  </>
);

const byKind = (acts: readonly ActShown[]): readonly (readonly [string, readonly ActShown[]])[] =>
  [...new Set(acts.map((a) => a.kind))].map((kind) => [kind, acts.filter((a) => a.kind === kind)] as const);

/** What whoever holds the position may do, by module and in words. */
export function AuthorityList({ authority }: { readonly authority: readonly AuthorityShown[] }) {
  const held = authority.map((m) => ({ ...m, acts: m.acts.filter((a) => a.held) })).filter((m) => m.acts.length > 0);
  if (held.length === 0) return <p className="sm muted">{say("Nothing beyond what everybody inside may do.")}</p>;
  return (
    <div className="auth">
      {held.map((module) => (
        <div key={module.module}>
          <h3>{module.title}</h3>
          <dl>
            {byKind(module.acts).map(([kind, acts]) => (
              <Fragment key={kind}>
                <dt>{say(kind)}</dt>
                <dd>
                  {acts.map((act) => (
                    <span key={act.name} title={act.name}>
                      {say(act.title)}
                      <Notes act={act} />
                    </span>
                  ))}
                </dd>
              </Fragment>
            ))}
          </dl>
        </div>
      ))}
    </div>
  );
}

/** Sets what a position may do: acts that its role can never hold are shown with the reason. */
export function AuthoriseDialog({
  position,
  authority,
  onClose,
}: {
  readonly position: PositionRead;
  readonly authority: readonly AuthorityShown[];
  readonly onClose: () => void;
}) {
  const [held, setHeld] = useState<ReadonlySet<string>>(new Set(position.authority)),
    [may, setMay] = useState(position.may ?? ""),
    [reason, setReason] = useState(""),
    [text, setText] = useState("");
  const [missing, setMissing] = useState<string>();
  const { perform, pending, refusal } = useAct(positionActs.authorise as never);
  const flip = (name: string, on: boolean) =>
    setHeld((now) => {
      const next = new Set(now);
      if (on) next.add(name);
      else next.delete(name);
      return next;
    });
  const all = authority.flatMap((m) => m.acts),
    gained = [...held].filter((name) => !position.authority.includes(name)),
    lost = position.authority.filter((name) => !held.has(name));
  const usual = () => setHeld(new Set(all.filter((a) => a.usual && !a.refused).map((a) => a.name)));
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (!reason.trim()) return setMissing(say("Say why: it stands in the trail."));
    if (!(await perform({ id: position.id, version: position.version, input: { authority: [...held], may: may.trim() || null }, reason: reason.trim() }))) return;
    tell(say("What {title} may do is set.", { title: position.title }));
    onClose();
  };
  const wanted = (act: ActShown) => `${act.title} ${act.name} ${act.past}`.toLowerCase().includes(text.toLowerCase());
  return (
    <Dialog title={say("What {title} may do", { title: position.title })} onClose={onClose} width="broad" keep>
      <form className="form" onSubmit={submit} noValidate>
        <LongField label={say("In words: what it may stop, release and spend")} value={may} onChange={setMay} rows={2} optional />
        <div className="row">
          <input className="in grow" type="search" aria-label={say("Find an act")} placeholder={say("Find an act")} value={text} onChange={(e) => setText(e.target.value)} />
          <button type="button" className="btn" onClick={usual}>
            {say("Back to the usual")}
          </button>
        </div>
        <div className="auth">
          {authority
            .filter((m) => m.acts.some(wanted))
            .map((module) => (
              <fieldset key={module.module}>
                <legend>
                  <h3>{module.title}</h3>
                </legend>
                {module.acts.filter(wanted).map((act) =>
                  act.refused && !act.held ? (
                    <p key={act.name} className="checks muted">
                      <input type="checkbox" disabled aria-label={act.title} />
                      <span>
                        {say(act.title)}{" "}
                        <small>
                          {say(act.kind)}. {act.refused}
                        </small>
                      </span>
                    </p>
                  ) : (
                    <CheckField
                      key={act.name}
                      checked={held.has(act.name)}
                      onChange={(on) => flip(act.name, on)}
                      label={
                        <>
                          {say(act.title)} <small>{say(act.kind)}</small> <Notes act={act} />
                        </>
                      }
                    />
                  ),
                )}
              </fieldset>
            ))}
        </div>
        <p className="sm" role="status">
          {gained.length + lost.length === 0
            ? say("Nothing is changed yet.")
            : say(
                "{gained, plural, =0 {Nothing is added} one {# act is added} other {# acts are added}}, {lost, plural, =0 {nothing is taken away} one {# is taken away} other {# are taken away}}.",
                { gained: gained.length, lost: lost.length },
              )}
        </p>
        <LongField
          label={say("Reason")}
          help={say("It stands in the trail, beside your name.")}
          value={reason}
          onChange={setReason}
          error={missing ?? refusal?.document.fields?.["reason"]}
          rows={2}
        />
        {refusal ? <RefusalNote refusal={refusal} shown={["reason"]} /> : null}
        <div className="acts">
          <button type="submit" className="btn p" aria-busy={pending} disabled={pending}>
            {say("Set it")}
          </button>
          <button type="button" className="btn" onClick={onClose}>
            {say("Not now")}
          </button>
        </div>
      </form>
    </Dialog>
  );
}
