import type { ReactNode } from "react";
import { written } from "#kernel/date.ts";
import { say } from "#kernel/sentence.ts";
import { ActButton, decision, RefusedButton, type ActButtonProps } from "#web/act/ActButton.tsx";
import type { AnyAct } from "#web/act/perform.ts";
import { useActor } from "#web/ask.ts";
import { today, useAsOf } from "#web/asof.ts";
import { Icon } from "#web/icon.tsx";
import { Link } from "#web/routing.tsx";
import { actionActs, nonconformityActs } from "../../acts.ts";
import { needsOfClosing } from "../../guards.ts";
import { roots } from "../../whys.ts";
import { causeForm } from "./CauseForm.tsx";
import { EvaluateForm } from "./EvaluateForm.tsx";
import { AcceptActionForm, ActionForm, AssignForm, CloseForm, ContainForm, CorrectForm, CriterionForm, FinishForm, GrantForm, TimeForm } from "./forms.tsx";
import { offersOf, type ActName, type Offer } from "./offers.ts";
import type { CaseShown } from "./shown.ts";
import { verifyForm } from "./VerifyForm.tsx";

type Extra = Pick<ActButtonProps<never>, "form" | "start" | "fixed" | "consequences" | "instead" | "label">;

const People = ({ people, from }: { readonly people: CaseShown["verifiers"]; readonly from?: string | null }): ReactNode =>
  people.length === 0 ? (
    <Link href="/responsibilities">{say("Nobody may today; the responsibility matrix has to name somebody.")}</Link>
  ) : (
    <>
      {people.slice(0, 4).map((person, i) => (
        <span key={person.id}>
          {i > 0 ? ` ${say("or")} ` : ""}
          <Link href={`/who?person=${person.id}`}>{person.name}</Link>
        </span>
      ))}{" "}
      {from && from > today() ? say("can, from {day}.", { day: written(from) }) : say("can.")}
    </>
  );

function extraOf(act: ActName, shown: CaseShown): Extra {
  const { record } = shown,
    root = roots(record.whys)
      .map((why) => why.text)
      .join(" ");
  switch (act) {
    case "assign":
      return { form: AssignForm, start: { ownerId: record.ownerId ?? "" } };
    case "contain":
      return { form: ContainForm };
    case "correct":
      return { form: CorrectForm };
    case "evaluate":
      return { form: EvaluateForm, start: { grade: record.grade ?? "" } };
    case "confirmCause":
      return {
        form: causeForm(shown.categories),
        start: { text: root, category: record.bones.find((bone) => bone.verdict === "likely")?.category ?? "" },
        consequences: [say('The whys cannot be changed any more. "Look at the cause again" opens them, with a reason.')],
      };
    case "fixCriterion":
      return { form: CriterionForm };
    case "verify":
      return {
        form: verifyForm(record.criterion),
        start: { effective: "", sample: record.criterion?.sample ?? "" },
        instead: <People people={shown.verifiers} from={record.criterion?.checkOn ?? null} />,
        consequences: [say("If it worked, closing is next. If not, another round begins and the first one stays readable.")],
      };
    case "close":
      return {
        form: CloseForm,
        start: { lesson: record.lesson ?? "" },
        instead: <People people={shown.closers} />,
        consequences: [say("Whoever reported it is told. It can be reopened, with a reason.")],
      };
    case "askForTime":
      return { form: TimeForm };
    case "grantTime":
      return { form: GrantForm, start: { granted: true } };
    default:
      return {};
  }
}

/** Acts of the case and of its actions: one that moves it on, others beside it, and those refused now with their reason. */
export function CaseNext({ shown }: { readonly shown: CaseShown }) {
  const actor = useActor(),
    { refusal } = useAsOf(),
    { record } = shown;
  const offers = offersOf(shown, actor),
    can = (offer: Offer) => decision(actOf(offer), actor, subject(offer, shown), refusal).yes;
  const possible = offers.filter(can),
    refused = offers.filter((offer) => !can(offer) && offer.of !== "new");
  const [first, ...others] = possible,
    pairs = Array.from({ length: Math.ceil(others.length / 2) }, (_, i) => others.slice(i * 2, i * 2 + 2));
  return (
    <section className="next" aria-label={say("What can happen next")}>
      <h2>{refusal ? say("What could happen then") : say("What can happen next")}</h2>
      {refusal ? (
        <p className="whynot">
          <Icon name="info" />
          <span>{refusal}</span>
        </p>
      ) : (
        <>
          <ul>
            {first ? (
              <li key={keyOf(first)}>
                <OneOffer offer={first} shown={shown} primary={leads(first, record.state)} />
              </li>
            ) : null}
            {pairs.map((pair) => (
              <li key={pair.map(keyOf).join()} className={pair.length === 2 ? "two" : undefined}>
                {pair.map((offer) => (
                  <div key={keyOf(offer)}>
                    <OneOffer offer={offer} shown={shown} />
                  </div>
                ))}
              </li>
            ))}
            {refused.map((offer) => (
              <li key={keyOf(offer)}>
                <OneOffer offer={offer} shown={shown} />
              </li>
            ))}
            {record.state === "acting" ? (
              <li>
                <RefusedButton block label={say("Close")} because={whyNotClosed(shown)} instead={<ClosedBy shown={shown} />} />
              </li>
            ) : null}
          </ul>
          {offers.length === 0 ? <p className="sm muted">{say("Nothing more is expected of this record.")}</p> : null}
        </>
      )}
    </section>
  );
}

/** Is it what brings the case on, and not only one more thing that can be said? */
const leads = (offer: Offer, state: string): boolean =>
  offer.of === "action" || (offer.of === "new" ? state === "cause_confirmed" : !["askForTime", "correct"].includes(offer.act));
const keyOf = (offer: Offer): string => (offer.of === "new" ? "new" : offer.of === "case" ? offer.act : `${offer.act}${offer.action.id}`);
const actOf = (offer: Offer): AnyAct =>
  (offer.of === "case" ? nonconformityActs[offer.act] : offer.of === "action" ? actionActs[offer.act] : actionActs.assign) as unknown as AnyAct;
const subject = (offer: Offer, shown: CaseShown) => (offer.of === "case" ? shown.record : offer.of === "action" ? offer.action : undefined);

function OneOffer({ offer, shown, primary = false }: { readonly offer: Offer; readonly shown: CaseShown; readonly primary?: boolean }) {
  const { record } = shown,
    common = { primary, block: true } as const;
  if (offer.of === "new")
    return <ActButton act={actionActs.assign} form={ActionForm} start={{ sort: "corrective" }} fixed={{ parentId: record.id, siteId: record.siteId }} {...common} />;
  if (offer.of === "case") {
    const { form, start, fixed, consequences, instead, label } = extraOf(offer.act, shown);
    return (
      <ActButton
        act={nonconformityActs[offer.act] as never}
        record={record as never}
        {...common}
        {...(form ? { form } : {})}
        {...(start ? { start } : {})}
        {...(fixed ? { fixed } : {})}
        {...(consequences ? { consequences } : {})}
        {...(instead ? { instead } : {})}
        {...(label ? { label } : {})}
      />
    );
  }
  const { action, n } = offer;
  if (offer.act === "finish") return <ActButton act={actionActs.finish} record={action} form={FinishForm} label={say("Action {n} is done", { n })} {...common} />;
  if (offer.act === "accept") return <ActButton act={actionActs.accept} record={action} form={AcceptActionForm} label={say("Accept action {n}", { n })} {...common} />;
  return <ActButton act={actionActs.grantTime} record={action} form={GrantForm} start={{ granted: true }} label={say("Decide about the time of action {n}", { n })} {...common} />;
}

const whyNotClosed = ({ record }: CaseShown): string => {
  const unmet = needsOfClosing.find((need) => !need.holds(record));
  return unmet ? (typeof unmet.otherwise === "string" ? unmet.otherwise : unmet.otherwise(record)) : "";
};

const ClosedBy = ({ shown }: { readonly shown: CaseShown }) =>
  shown.closers.length === 0 ? null : (
    <>
      {say("After that {name} closes it with a signature.", {
        name: shown.closers
          .slice(0, 3)
          .map((p) => p.name)
          .join(` ${say("or")} `),
      })}{" "}
      {shown.record.openActions > 0 ? <a href="#actions">{say("To the actions")}</a> : null}
    </>
  );
