import { written } from "#kernel/date.ts";
import { say } from "#kernel/sentence.ts";
import { useView } from "#web/ask.ts";
import { directoryViews } from "#kernel/platform.ts";
import { Banner } from "#web/kit/banner.tsx";
import { DateText, DueText } from "#web/kit/date.tsx";
import { TitleBlock } from "#web/kit/page.tsx";
import { Answers } from "#web/kit/people.tsx";
import { State } from "#web/kit/status.tsx";
import { daysBetween } from "#kernel/date.ts";
import { today } from "#web/zone.ts";
import { documentKind } from "../../document.ts";
import type { DocumentShown } from "./shown.ts";

/** Who did something, by the directory of today. */
export function Whom({ id }: { readonly id: string }) {
  const people = useView(directoryViews.people, { limit: 500 }, { fresh: 300_000 });
  return <>{people.data?.items.find((p) => p.id === id)?.name ?? say("somebody who is not in the directory any more")}</>;
}

function Banners({ shown }: { readonly shown: DocumentShown }) {
  const { record } = shown,
    late = record.dueOn && record.closedAt === null ? daysBetween(record.dueOn, today()) : 0;
  return (
    <>
      {late > 0 ? (
        <Banner tone="bad" icon="clock">
          <b className="med">{say("Its review is {days, plural, one {# day} other {# days}} late.", { days: late })}</b>{" "}
          {say("Whoever answers for it says that it is still right, or revises it.")}
        </Banner>
      ) : null}
      {record.withdrawn ? (
        <Banner tone="soon" icon="clock">
          <b className="med">{say("Withdrawn on {day}", { day: written(record.withdrawn.on) })}</b> <Whom id={record.withdrawn.by} />: “{record.withdrawn.reason}”{" "}
          {record.keepUntil ? say("Its words are kept until {day}.", { day: written(record.keepUntil) }) : say("Its words are kept for ever.")}
        </Banner>
      ) : null}
      {record.hold ? (
        <Banner tone="soon" icon="lock">
          <b className="med">{say("Under legal hold since {day}: nothing of it may be disposed of.", { day: written(record.hold.on) })}</b> <Whom id={record.hold.by} />: “
          {record.hold.reason}”
        </Banner>
      ) : null}
      {record.disposal ? (
        <Banner icon="info">
          <b className="med">{say("Its content was disposed of on {day}.", { day: written(record.disposal.on) })}</b> <Whom id={record.disposal.by} />: “{record.disposal.reason}”
        </Banner>
      ) : null}
    </>
  );
}

/** The document's title block, and what must not be overlooked. */
export function DocumentHead({ shown }: { readonly shown: DocumentShown }) {
  const { record } = shown,
    current = shown.revisions.find((r) => r.id === record.currentId);
  return (
    <>
      <Banners shown={shown} />
      <TitleBlock
        className="doc-tb"
        blocks={[
          { label: say("Number"), value: record.code, mono: true },
          { label: say("State"), value: <State state={record.state} states={documentKind.states} /> },
          { label: say("Revision"), value: record.currentNumber ?? say("none in force") },
          { label: say("In force since"), value: <DateText value={current?.effectiveAt} none={say("not yet")} /> },
          record.closedAt === null ? { label: say("Review by"), value: record.dueOn ? <DueText due={record.dueOn} /> : say("no review asked") } : null,
          { label: say("Answers"), value: <Answers person={shown.owner} /> },
        ]}
      />
    </>
  );
}
