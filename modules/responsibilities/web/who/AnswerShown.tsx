import type { ReactNode } from "react";
import type { z } from "zod";
import { say } from "#kernel/sentence.ts";
import { useActor } from "#web/ask.ts";
import { Icon } from "#web/icon.tsx";
import { Columns, Page, Section } from "#web/kit/page.tsx";
import { Status } from "#web/kit/status.tsx";
import { Link } from "#web/routing.tsx";
import type { Answered, Candidate } from "../../answer.ts";
import { classWords, leavingOf } from "../words.ts";
import { Candidates } from "./Candidates.tsx";
import { Chain } from "./Chain.tsx";
import { PartsTable } from "./PartsTable.tsx";
import { Ruler } from "./Ruler.tsx";

export interface AnswerProps {
  readonly answer: Answered;
  readonly also: readonly z.infer<typeof Candidate>[];
  readonly field: ReactNode;
}

/** The answer: a sentence as heading, the duty in the organisation's words, the reasons, everybody with a part, every day. */
export function AnswerShown({ answer, also, field }: AnswerProps) {
  const { subject, elsewhere, site } = answer;
  const others = also.filter((c) => c.id !== subject.subject.ref);
  const same = site === null && elsewhere.length === 0 ? say("The same at every site.") : null;
  return (
    <Page
      title={answer.heading}
      short={subject.reference}
      crumbs={[
        { title: say("Responsibilities"), href: "/responsibilities" },
        { title: say("Who answers"), href: "/who" },
      ]}
      acts={<Acts answer={answer} />}
      lead={
        <>
          <b className={`below ${answer.vacant ? "bad-text" : ""}`}>{answer.below}</b>
          <Link className="ref" href={subject.path}>
            {subject.edition ? `${subject.edition}, ${subject.reference}` : subject.reference}
          </Link>{" "}
          {subject.title}. {site ? say("At {site}.", { site: site.name }) : same}{" "}
          {classWords[subject.class] ? (
            <span className="nowrap">
              <Icon name="lock" /> {classWords[subject.class]}
            </span>
          ) : null}
        </>
      }
    >
      {field}
      {answer.vacant && answer.vacant.sentence !== answer.below ? (
        <p className="hatched">
          <Status tone="bad">{answer.vacant.sentence}</Status>
        </p>
      ) : null}
      {answer.sheet?.says ? (
        <blockquote className="serif duty">
          {answer.sheet.says}
          <cite>
            <Link href={answer.sheet.path}>{say("Duty sheet {number}, rev {revision}", { number: answer.sheet.number, revision: answer.sheet.revision })}</Link>,{" "}
            {answer.sheet.accepted ? say("accepted") : say("not accepted yet")}
          </cite>
        </blockquote>
      ) : null}
      <Columns
        slim
        main={
          <>
            <Chain answer={answer} />
            <PartsTable answer={answer} />
          </>
        }
        side={<Beside answer={answer} others={others} />}
      />
      <div className="gap-l">
        <Ruler answer={answer} />
      </div>
      <p className="printed">{say("{heading} {below} As of {day}. Printed from Remit.", { heading: answer.heading, below: answer.below ?? "", day: answer.on })}</p>
    </Page>
  );
}

function Acts({ answer }: { readonly answer: Answered }) {
  const actor = useActor(),
    [person] = answer.accountable.people;
  const inside = [...(actor?.roles ?? [])].some((role) => role !== "consultant" && role !== "external_auditor");
  return (
    <>
      <a className="btn" href="#days">
        <Icon name="clock" />
        {say("Another date")}
      </a>
      {person && inside ? (
        <Link className="btn" href={leavingOf(person.id)}>
          {say("What if {name} leaves?", { name: person.name })}
        </Link>
      ) : null}
      <button type="button" className="btn" onClick={() => print()}>
        <Icon name="print" />
        {say("Print as proof")}
      </button>
    </>
  );
}

const Beside = ({ answer, others }: { readonly answer: Answered; readonly others: AnswerProps["also"] }) => (
  <>
    {answer.elsewhere.length > 0 ? (
      <Section title={say("At other sites")} count={answer.elsewhere.length}>
        <ul className="rows sm">
          {answer.elsewhere.map((e) => (
            <li key={e.site.id}>
              <Link href={`/who?${answer.subject.subject.type === "requirement" ? "requirement" : "record"}=${encodeURIComponent(answer.subject.subject.ref)}&site=${e.site.id}`}>
                {e.site.name}
              </Link>
              <br />
              {e.heading}
            </li>
          ))}
        </ul>
      </Section>
    ) : null}
    {answer.subject.points.length > 0 ? (
      <Section title={say("Point by point")}>
        <ul className="rows sm">
          {answer.subject.points.map((p) => (
            <li key={p.letter}>
              <span className="ref">{p.letter}</span> {p.covers}
              {classWords[p.class] ? <small className="muted"> {classWords[p.class]}</small> : null}
            </li>
          ))}
        </ul>
      </Section>
    ) : null}
    {others.length > 0 ? <Candidates candidates={others.slice(0, 6)} title={say("Or was this meant?")} /> : null}
    <Section title={say("Rules the system keeps")}>
      <ul className="rows sm ink2">
        {answer.rules.map((rule) => (
          <li key={rule}>{rule}</li>
        ))}
      </ul>
    </Section>
  </>
);
