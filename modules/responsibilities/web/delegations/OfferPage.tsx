import { useState, type FormEvent } from "react";
import { addDays } from "#kernel/date.ts";
import { say } from "#kernel/sentence.ts";
import { decision, RefusedButton, WhoCan } from "#web/act/ActButton.tsx";
import { RefusalNote } from "#web/act/RefusalNote.tsx";
import { useAct } from "#web/act/use-act.ts";
import type { AnyAct } from "#web/act/perform.ts";
import { useActor, useView } from "#web/ask.ts";
import { today, useAsOf } from "#web/asof.ts";
import { LongField } from "#web/kit/fields.tsx";
import { DateField } from "#web/kit/DateField.tsx";
import { Page, Section } from "#web/kit/page.tsx";
import { tell } from "#web/kit/said.tsx";
import { Answered, EmptyState } from "#web/kit/states.tsx";
import { Segmented } from "#web/kit/choosing.tsx";
import { useGo, useQueryString } from "#web/routing.tsx";
import { delegationActs } from "../../acts.ts";
import { delegationViews } from "../../views.ts";
import { Lendables } from "./Lendables.tsx";
import { ToWhom } from "./ToWhom.tsx";
import "../responsibilities.css";

/** Let somebody act for me: which position, to whom, what of it, from when to when, and why. */
export default function OfferPage() {
  const actor = useActor(),
    [query, change] = useQueryString(),
    { refusal } = useAsOf(),
    answer = decision(delegationActs.offer as unknown as AnyAct, actor, undefined, refusal);
  const wanted = query.get("position"),
    position = actor?.positions.find((p) => p.id === wanted) ?? actor?.positions[0];
  return (
    <Page
      title={say("Let somebody act for me")}
      width="narrow"
      crumbs={[
        { title: say("Responsibilities"), href: "/responsibilities" },
        { title: say("Delegations"), href: "/delegations" },
      ]}
      lead={say("Until a day that you name. The other accepts first; what they do is shown as done on your behalf; it ends by itself.")}
    >
      {!actor ? null : !answer.yes ? (
        <RefusedButton label={say("Offer it")} because={answer.because} instead={answer.about === "who" ? <WhoCan act={delegationActs.offer.name} /> : null} />
      ) : !position ? (
        <EmptyState title={say("You hold no position")}>{say("Only whoever holds a position in person can lend its duties.")}</EmptyState>
      ) : (
        <>
          {actor.positions.length > 1 ? (
            <div className="row gap-s">
              <span className="lbl">{say("As")}</span>
              <Segmented
                label={say("Position")}
                value={position.id}
                onChange={(id) => change({ position: id })}
                choices={actor.positions.map((p) => ({ value: p.id, label: p.title }))}
              />
            </div>
          ) : null}
          <Offer key={position.id} position={position} to={query.get("to") ?? ""} />
        </>
      )}
    </Page>
  );
}

function Offer({ position, to: first }: { readonly position: { readonly id: string; readonly title: string }; readonly to: string }) {
  const [to, setTo] = useState(first),
    [acts, setActs] = useState<ReadonlySet<string>>(new Set()),
    [subjects, setSubjects] = useState<ReadonlySet<string>>(new Set());
  const [startsOn, setStarts] = useState(today()),
    [endsOn, setEnds] = useState(addDays(today(), 14)),
    [why, setWhy] = useState(""),
    [missing, setMissing] = useState<Record<string, string>>({});
  const possible = useView(delegationViews.possible, { positionId: position.id, ...(to ? { toPersonId: to } : {}) }, { keep: true });
  const { perform, pending, refusal } = useAct(delegationActs.offer as never),
    go = useGo(),
    errors = { ...missing, ...refusal?.document.fields };
  const lend = (words: ReadonlySet<string>, of: readonly { readonly word: string; readonly refused: string | null }[]) =>
    of.filter((l) => words.has(l.word) && !l.refused).map((l) => l.word);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (!possible.data) return;
    const chosen = { acts: lend(acts, possible.data.acts), subjects: lend(subjects, possible.data.subjects) },
      needed = say("This is needed.");
    const wrong = {
      ...(to ? {} : { toPersonId: needed }),
      ...(startsOn ? {} : { startsOn: needed }),
      ...(endsOn ? {} : { endsOn: needed }),
      ...(why.trim() ? {} : { why: say("Say why: it stands in the trail.") }),
      ...(chosen.acts.length + chosen.subjects.length > 0 ? {} : { acts: say("Choose at least one thing to lend.") }),
    };
    setMissing(wrong);
    if (Object.keys(wrong).length > 0) return;
    const done = await perform({ input: { positionId: position.id, toPersonId: to, ...chosen, startsOn, endsOn, why: why.trim() } });
    if (!done) return;
    tell(say("Asked. It holds once it is accepted."));
    go(`/delegations/${encodeURIComponent(done.number)}`);
  };
  return (
    <form className="form gap" onSubmit={submit} noValidate>
      <div className="form two">
        <div className="full">
          <ToWhom people={possible.data?.people ?? []} value={to} onChange={setTo} error={errors["toPersonId"]} />
        </div>
        <DateField label={say("First day")} value={startsOn} onChange={setStarts} error={errors["startsOn"]} />
        <DateField label={say("Last day")} value={endsOn} onChange={setEnds} error={errors["endsOn"]} help={say("At most a year. It ends by itself after this day.")} />
      </div>
      <LongField label={say("Why")} value={why} onChange={setWhy} error={errors["why"]} rows={2} help={say("“On leave.” The other reads it, and it stands in the trail.")} />
      <Answered of={possible} rows={6}>
        {(found) => (
          <>
            <Section title={say("Duties of {title}", { title: position.title })} note={say("What stays yours says why.")}>
              <Lendables
                items={found.subjects}
                chosen={subjects}
                onChange={setSubjects}
                by="edition"
                empty={say("The matrix gives this position nothing to answer for or to do.")}
                error={errors["subjects"]}
              />
            </Section>
            <Section title={say("Acts that the other may do meanwhile")}>
              <Lendables
                items={found.acts}
                chosen={acts}
                onChange={setActs}
                by="kind"
                empty={say("This position holds no act beyond what everybody may do.")}
                error={errors["acts"]}
              />
            </Section>
          </>
        )}
      </Answered>
      {refusal ? <RefusalNote refusal={refusal} shown={["toPersonId", "startsOn", "endsOn", "why", "acts", "subjects"]} /> : null}
      <div className="acts">
        <button type="submit" className="btn p" disabled={pending} aria-busy={pending}>
          {say("Ask to act for me")}
        </button>
      </div>
    </form>
  );
}
