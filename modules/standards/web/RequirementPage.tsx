import type { z } from "zod";
import { say } from "#kernel/sentence.ts";
import { useView } from "#web/ask.ts";
import { Panels } from "#web/home/Today.tsx";
import { Icon } from "#web/icon.tsx";
import { Columns, Page, TitleBlock } from "#web/kit/page.tsx";
import { AnsweredPage } from "#web/kit/whole-page.tsx";
import { Tag } from "#web/kit/tags.tsx";
import { Link, useParameter } from "#web/routing.tsx";
import { standardsViews } from "../views.ts";
import { AnswersFor } from "./AnswersFor.tsx";
import { RequirementActs } from "./RequirementActs.tsx";
import { RequirementParts } from "./RequirementParts.tsx";
import { StatusOf } from "./StatusOf.tsx";
import { changeWords, requirementPath, whoPath } from "./words.ts";
import "./standards.css";

export type RequirementShown = z.output<(typeof standardsViews)["requirement"]["gives"]>;

/** One requirement: what it asks, who answers, why it stands so, and what proves it. */
export default function RequirementPage() {
  const edition = useParameter("edition"),
    reference = useParameter("reference"),
    requirement = useView(standardsViews.requirement, { id: `${edition}:${reference}` });
  return <AnsweredPage of={requirement}>{(found) => <Shown found={found} />}</AnsweredPage>;
}

function Shown({ found }: { readonly found: RequirementShown }) {
  const { edition } = found,
    title = `${found.reference} ${found.title}`,
    became = found.becomes.length > 0 ? found.becomes : found.was;
  const beside = (id: string | null, label: string, icon: "left" | "right") =>
    id ? (
      <Link className="btn icon" href={requirementPath(id)} aria-label={label}>
        <Icon name={icon} />
      </Link>
    ) : null;
  return (
    <Page
      title={title}
      short={found.reference}
      crumbs={[
        { title: say("Standards"), href: "/standards" },
        { title: edition.reference, href: `/standards/${edition.id}` },
      ]}
      acts={
        <>
          {beside(found.previous, say("Requirement before"), "left")}
          {beside(found.next, say("Next requirement"), "right")}
          <button type="button" className="btn" onClick={() => window.print()}>
            <Icon name="print" />
            {say("Print")}
          </button>
        </>
      }
    >
      <TitleBlock
        blocks={[
          found.assessable ? { label: say("Status"), value: <StatusOf status={found.status} /> } : { label: say("Kind"), value: say("Heading") },
          found.overruled ? { label: say("Overruled"), value: <StatusOf status={found.overruled.status} /> } : null,
          found.assessable ? { label: say("Answers"), value: <AnswersFor answers={found.answers} id={found.id} /> } : null,
          found.answers[0] ? { label: say("Position"), value: <Link href={whoPath(found.id)}>{found.answers[0].position.title}</Link> } : null,
          found.usualFunction ? { label: say("Usually done by"), value: found.usualFunction.replaceAll("_", " ") } : null,
          became.length > 0
            ? {
                label: found.becomes.length > 0 ? say("In the next edition") : say("In the edition before"),
                value: became.map((r) => (
                  <Link key={r.id} className="ref" href={requirementPath(r.id)} style={{ marginRight: 6 }}>
                    {r.reference}
                  </Link>
                )),
              }
            : null,
          found.change ? { label: say("Change"), value: changeWords[found.change] } : null,
          {
            label: say("Edition"),
            value: (
              <>
                <Link href={`/standards/${edition.id}`}>{edition.reference}</Link> {edition.preliminary ? <Tag tone="soon">{say("Preliminary")}</Tag> : null}{" "}
                {found.verified ? null : <Tag>{say("Unverified")}</Tag>}
              </>
            ),
          },
        ]}
      />
      <Columns
        record
        main={<RequirementParts found={found} />}
        side={
          <>
            <RequirementActs found={found} />
            <Panels place="requirement" about={found.id} />
          </>
        }
      />
      <p className="printed">
        {say("{edition} {reference}, printed from Remit. {sentence} Uncontrolled when printed.", {
          edition: edition.reference,
          reference: found.reference,
          sentence: found.sentence,
        })}
      </p>
    </Page>
  );
}
