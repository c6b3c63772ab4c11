import { written } from "#kernel/date.ts";
import { say } from "#kernel/sentence.ts";
import { useActor } from "#web/ask.ts";
import { Icon } from "#web/icon.tsx";
import { Columns, Page } from "#web/kit/page.tsx";
import { EmptyState, Skeleton } from "#web/kit/states.tsx";
import { PageTrouble } from "#web/kit/whole-page.tsx";
import { Attachments } from "#web/record/Attachments.tsx";
import { History } from "#web/record/History.tsx";
import { Links } from "#web/record/Links.tsx";
import { Signatures } from "#web/record/Signatures.tsx";
import { Talk } from "#web/record/Talk.tsx";
import { Link, useParameter } from "#web/routing.tsx";
import { useNoteInStrip } from "#web/shell/notes.ts";
import { dayThere } from "#web/zone.ts";
import { CaseHead } from "./CaseHead.tsx";
import { CaseNext } from "./CaseNext.tsx";
import { ChangedBanner } from "./ChangedBanner.tsx";
import { DidItWork } from "./DidItWork.tsx";
import { Elsewhere } from "./Elsewhere.tsx";
import { FollowUps } from "./FollowUps.tsx";
import { MoreActs } from "./MoreActs.tsx";
import { Similar } from "./Similar.tsx";
import type { CaseShown } from "./shown.ts";
import { useCase, useCaseThen } from "./use-case.ts";
import { WhatHappened } from "./WhatHappened.tsx";
import { WhatWeDo } from "./WhatWeDo.tsx";
import { WhySection } from "../tools/WhySection.tsx";
import "../nc.css";

/** One nonconformity from its finding to its verified end, on one page. */
export default function CasePage() {
  const number = useParameter("number"),
    now = useCase(number),
    actor = useActor();
  const shown = useCaseThen(now.data, actor?.zone ?? "Asia/Kolkata");
  useNoteInStrip(shown && "record" in shown ? say("Version {version} of this record", { version: shown.record.version }) : "");
  if (now.error) return <PageTrouble error={now.error} again={now.refetch} />;
  if (shown && !("record" in shown)) return <NotYet number={number} openedAt={now.data?.record.openedAt ?? ""} />;
  if (!shown || !now.data)
    return (
      <div className="page">
        <Skeleton rows={8} />
      </div>
    );
  return <Whole key={shown.record.id} shown={shown} now={now.data} again={now.refetch} />;
}

/** On the day that is looked at nobody had raised it. */
const NotYet = ({ number, openedAt }: { readonly number: string; readonly openedAt: string }) => (
  <Page title={number} crumbs={[{ title: say("Reports and NCs"), href: "/nc" }]}>
    <EmptyState title={say("It was not there on that day")}>{openedAt ? say("It was raised on {day}.", { day: written(dayThere(openedAt)) }) : null}</EmptyState>
  </Page>
);

function Whole({ shown, now, again }: { readonly shown: CaseShown; readonly now: CaseShown; readonly again: () => unknown }) {
  const { record } = shown,
    { id } = record;
  return (
    <Page
      title={record.title}
      short={record.number}
      crumbs={[{ title: say("Reports and NCs"), href: "/nc" }]}
      acts={
        <>
          <Link className="btn" href={`/nc/${record.number}/8d`}>
            <Icon name="print" />
            {say("8D report")}
          </Link>
          <MoreActs shown={now} />
        </>
      }
    >
      <ChangedBanner record={now.record} again={again} />
      <CaseHead shown={shown} />
      <Columns
        record
        main={
          <>
            <WhatHappened shown={shown} />
            <WhySection shown={shown} />
            <WhatWeDo shown={shown} />
            <DidItWork shown={shown} />
            <Elsewhere shown={shown} />
            <FollowUps shown={shown} />
            <Attachments id={id} title={say("Files and photos")} />
            <Signatures id={id} />
          </>
        }
        side={
          <>
            <CaseNext shown={now} />
            <Similar shown={shown} />
            <Talk id={id} />
            <Links id={id} />
            <History id={id} />
          </>
        }
      />
    </Page>
  );
}
