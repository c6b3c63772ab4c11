import type { z } from "zod";
import { written } from "#kernel/date.ts";
import { say } from "#kernel/sentence.ts";
import { useView } from "#web/ask.ts";
import { useAsOf } from "#web/asof.ts";
import { Icon } from "#web/icon.tsx";
import { Page } from "#web/kit/page.tsx";
import { AnsweredPage } from "#web/kit/whole-page.tsx";
import { EmptyState } from "#web/kit/states.tsx";
import { Tabs, useTab, type Choice } from "#web/kit/choosing.tsx";
import { Tag } from "#web/kit/tags.tsx";
import { useParameter, useQueryString } from "#web/routing.tsx";
import { standardsViews } from "../views.ts";
import { AdoptionBlock } from "./AdoptionBlock.tsx";
import { ChangesTab } from "./ChangesTab.tsx";
import { ExportMenu } from "./ExportMenu.tsx";
import { MissingTab } from "./MissingTab.tsx";
import { NotAdopted } from "./NotAdopted.tsx";
import { RequirementsTab } from "./RequirementsTab.tsx";
import { SharedTab } from "./SharedTab.tsx";
import { TransitionTab } from "./TransitionTab.tsx";
import "./standards.css";

export type ReadinessShown = z.output<(typeof standardsViews)["readiness"]["gives"]>;

/** How ready the organisation is for one edition: every requirement with its status, whoever answers, and the evidence. */
export default function ReadinessPage() {
  const [query] = useQueryString(),
    edition = useParameter("edition"),
    site = query.get("site");
  const readiness = useView(standardsViews.readiness, { edition, ...(site ? { site } : {}) }, { keep: true });
  return <AnsweredPage of={readiness}>{(found) => <Shown found={found} />}</AnsweredPage>;
}

const tabsOf = (found: ReadinessShown, past: boolean): Choice[] => [
  { value: "requirements", label: say("Requirements"), count: found.nodes.filter((n) => n.assessable).length },
  ...(past
    ? []
    : [
        { value: "missing", label: say("What an auditor would not find"), count: found.missing },
        { value: "changes", label: say("What changed") },
        ...(found.transition ? [{ value: "transition", label: say("Move to {edition}", { edition: found.transition.toReference }) }] : []),
        ...(found.shared > 0 ? [{ value: "shared", label: say("Shared with other standards"), count: found.shared }] : []),
      ]),
];

function Shown({ found }: { readonly found: ReadinessShown }) {
  const { on } = useAsOf(),
    past = on !== null,
    tabs = tabsOf(found, past),
    [tab] = useTab(tabs),
    { edition, moment } = found;
  const lead = past
    ? moment.keptOn
      ? say("{sentence} As it stood on {day}.", { sentence: found.sentence, day: written(moment.keptOn) })
      : say("How it stood that day was not kept.")
    : found.sentence;
  const acts = (
    <>
      <ExportMenu edition={edition.id} />
      <button type="button" className="btn" onClick={() => window.print()}>
        <Icon name="print" />
        {say("Print")}
      </button>
    </>
  );
  return (
    <Page title={edition.reference} width="wide" crumbs={[{ title: say("Standards"), href: "/standards" }]} lead={lead} acts={acts}>
      <Warnings found={found} />
      {found.adoption ? <AdoptionBlock found={found} /> : past ? null : <NotAdopted edition={edition} />}
      <Tabs tabs={tabs} label={say("Views of this standard")} />
      {past && !moment.keptOn ? (
        <EmptyState title={say("Nothing was kept for that day")}>
          {say("Facts are answered live, so Remit keeps at the end of each day how every adopted edition stands. Choose a day since it was adopted.")}
        </EmptyState>
      ) : null}
      {tab === "requirements" && (!past || moment.keptOn) ? <RequirementsTab found={found} past={past} /> : null}
      {tab === "missing" ? <MissingTab edition={edition.id} /> : null}
      {tab === "changes" ? <ChangesTab edition={edition.id} /> : null}
      {tab === "transition" ? <TransitionTab edition={edition.id} /> : null}
      {tab === "shared" ? <SharedTab edition={edition.id} /> : null}
      <p className="printed">{say("{edition}, printed from Remit. {sentence} Uncontrolled when printed.", { edition: edition.reference, sentence: found.sentence })}</p>
    </Page>
  );
}

/** What is not certain about the edition itself is said before anything else. */
function Warnings({ found: { edition } }: { readonly found: ReadinessShown }) {
  if (!edition.preliminary && !edition.structureOnly && !edition.imported) return null;
  return (
    <p className="sm ink2" style={{ marginBottom: 14 }}>
      {edition.preliminary ? (
        <>
          <Tag tone="soon">{say("Preliminary")}</Tag> {say("Not yet checked against the published text.")}{" "}
        </>
      ) : null}
      {edition.structureOnly ? (
        <>
          <Tag>{say("Structure only")}</Tag> {say("Numbers and titles; Remit knows no evidence for it yet.")}{" "}
        </>
      ) : null}
      {edition.imported ? (
        <>
          <Tag>{say("Imported")}</Tag> {edition.textPolicy}
        </>
      ) : null}
    </p>
  );
}
