import { say } from "#kernel/sentence.ts";
import { DateText, short } from "#web/kit/date.tsx";
import { DueText } from "#web/kit/date.tsx";
import { Banner } from "#web/kit/banner.tsx";
import { TitleBlock } from "#web/kit/page.tsx";
import { Answers, Person } from "#web/kit/people.tsx";
import { Link } from "#web/routing.tsx";
import { StateRuler } from "#web/record/StateRuler.tsx";
import { sourceName } from "../../nonconformity.ts";
import { gradeName, rungName } from "../words.ts";
import { nameOf, type CaseShown } from "./shown.ts";

const gradeText = ({ record }: CaseShown): string => {
  if (!record.evaluation) return gradeName(record.grade);
  return record.evaluation.needed
    ? say("{grade}, corrective action needed", { grade: gradeName(record.grade) })
    : say("{grade}, the correction is enough", { grade: gradeName(record.grade) });
};

const Clauses = ({ clauses }: { readonly clauses: readonly string[] }) => (
  <span className="mono">
    {clauses.map((clause, i) => (
      <span key={clause}>
        {i > 0 ? " " : ""}
        <Link className="plain" href={`/who/${encodeURIComponent(clause)}`} title={clause}>
          {clause.slice(clause.indexOf(":") + 1)}
        </Link>
      </span>
    ))}
  </span>
);

/** The title block and the ruler of states. */
export function CaseHead({ shown }: { readonly shown: CaseShown }) {
  const { record, marks } = shown,
    closed = record.closedAt !== null;
  const where = [shown.site?.name, record.place].filter((part, i, all) => part && !all.slice(0, i).some((other) => other && part.startsWith(other)));
  const place = record.place && shown.site && record.place.startsWith(shown.site.name) ? record.place : where.join(", ");
  return (
    <>
      <TitleBlock
        className="nc-tb"
        blocks={[
          { label: say("Answers"), value: <Answers person={shown.owner} open /> },
          { label: say("Where"), value: <span title={place}>{place || say("not said")}</span> },
          { label: say("Due"), value: <DueText due={record.dueOn} original={record.originalDueOn} closed={closed} /> },
          { label: say("Grade"), value: gradeText(shown) },
          record.clauses.length > 0 && { label: say("Clauses"), value: <Clauses clauses={record.clauses} /> },
          { label: say("Found by"), value: record.foundBy ? <Person name={nameOf(shown, record.foundBy)} id={record.foundBy} /> : sourceName(record.source) },
          { label: say("Number"), value: record.number, mono: true },
        ]}
      />
      <div className="nc-ruler">
        <StateRuler
          steps={marks.map((mark) => ({
            label: mark.label,
            note: [mark.on ? short(mark.on) : "", mark.note ?? ""].filter(Boolean).join(", "),
            state: mark.is === "next" ? "ahead" : mark.is,
          }))}
        />
      </div>
      {record.escalation && record.escalation.dueOn === record.dueOn && record.escalation.rung !== "owner" && !closed ? (
        <Banner tone="bad" icon="clock">
          {say("This is late and has climbed to {rung} on", { rung: rungName(record.escalation.rung) })} <DateText value={record.escalation.on} />.
        </Banner>
      ) : null}
      {shown.mergedInto ? (
        <Banner icon="link">
          {say("This was merged into")}{" "}
          <Link href={shown.mergedInto.path}>
            {shown.mergedInto.number} {shown.mergedInto.title}
          </Link>
        </Banner>
      ) : null}
      {record.reopened > 0 ? (
        <Banner tone="soon" icon="change">
          {say("{n, plural, one {Reopened once: the first actions did not last.} other {Reopened # times.}}", { n: record.reopened })}
        </Banner>
      ) : null}
      {record.asked ? (
        <Banner tone="soon" icon="clock">
          <b className="med">{nameOf(shown, record.asked.by)}</b> {say("asked for time until")} <DateText value={record.asked.dueOn} />: “{record.asked.reason}”
        </Banner>
      ) : null}
    </>
  );
}
