import { say } from "#kernel/sentence.ts";
import { useActor, useView } from "#web/ask.ts";
import { Panels } from "#web/home/Today.tsx";
import { Page, Columns } from "#web/kit/page.tsx";
import { AnsweredPage } from "#web/kit/whole-page.tsx";
import { EmptyState } from "#web/kit/states.tsx";
import { Status } from "#web/kit/status.tsx";
import { Link, useParameter } from "#web/routing.tsx";
import { responsibilityViews } from "../../views.ts";
import { leavingOf } from "../words.ts";
import { AcceptSigning } from "./AcceptSigning.tsx";
import { Did, Lent, Next } from "./Beside.tsx";
import type { Remit } from "./shapes.ts";
import { SheetShownHere } from "./SheetShown.tsx";
import { YearSection } from "./YearSection.tsx";
import "../responsibilities.css";

/** My remit, or somebody's: what they answer for, do and are asked about; their rights, what is next and what they did. */
export default function RemitPage() {
  const person = useParameter("person"),
    actor = useActor();
  return person && person !== actor?.id ? <Others personId={person} /> : <Mine />;
}

function Mine() {
  const mine = useView(responsibilityViews.mine, {});
  return <AnsweredPage of={mine}>{(remit) => <Shown remit={remit} own />}</AnsweredPage>;
}

function Others({ personId }: { readonly personId: string }) {
  const sheet = useView(responsibilityViews.sheet, { personId });
  return (
    <AnsweredPage of={sheet}>
      {({ remit }) =>
        remit ? (
          <Shown remit={remit} own={false} />
        ) : (
          <Page title={say("Remit")}>
            <EmptyState title={say("There is no such person.")} />
          </Page>
        )
      }
    </AnsweredPage>
  );
}

function leadOf({ sheets, lentToMe }: Remit): string {
  const count = (of: "answersFor" | "does" | "isAsked") => new Set(sheets.flatMap((s) => s[of].map((d) => d.subject.ref))).size;
  if (sheets.length === 0) return lentToMe.length > 0 ? say("Holds no position, and acts for somebody.") : say("Holds no position with duties.");
  return say(
    "{positions, plural, one {One position} other {# positions}}. Answers for {a, plural, =0 {nothing} one {one requirement} other {# requirements}}, does the work in {r}, is asked about {c}.",
    { positions: sheets.length, a: count("answersFor"), r: count("does"), c: count("isAsked") },
  );
}

function Shown({ remit, own }: { readonly remit: Remit; readonly own: boolean }) {
  const actor = useActor(),
    { person, sheets } = remit;
  const inside = [...(actor?.roles ?? [])].some((role) => role !== "consultant" && role !== "external_auditor"),
    leads = sheets.some((sheet) => sheet.position.role === "top_management");
  return (
    <Page
      title={own ? say("My remit") : say("The remit of {name}", { name: person.name })}
      short={own ? say("My remit") : person.name}
      lead={leadOf(remit)}
      {...(own ? {} : { crumbs: [{ title: say("Responsibilities"), href: "/responsibilities" }] })}
      acts={
        <>
          {own && inside && sheets.length > 0 ? (
            <Link className="btn" href="/delegations/new">
              {say("Let somebody act for me")}
            </Link>
          ) : null}
          {inside ? (
            <Link className="btn" href={leavingOf(person.id)}>
              {own ? say("What if I leave?") : say("What if {name} leaves?", { name: person.name })}
            </Link>
          ) : null}
          <button type="button" className="btn" onClick={() => print()}>
            {say("Print")}
          </button>
        </>
      }
    >
      {remit.left ? (
        <p className="hatched">
          <Status tone="bad">{say("{name} leaves or has left.", { name: person.name })}</Status>
        </p>
      ) : null}
      {own ? <AcceptSigning /> : null}
      <Columns
        main={
          <>
            {sheets.map((sheet) => (
              <SheetShownHere key={sheet.id} sheet={sheet} titled={sheets.length > 0} />
            ))}
            {sheets.length === 0 ? (
              <EmptyState title={say("No position with duties")}>{say("Duties come with positions. When somebody is appointed, what they answer for stands here.")}</EmptyState>
            ) : null}
            {own ? <Panels place="remit" /> : null}
          </>
        }
        side={
          <>
            <Next remit={remit} />
            <Lent remit={remit} />
            <Did remit={remit} />
          </>
        }
      />
      {leads ? (
        <div className="gap-l">
          <YearSection personId={person.id} own={own} />
        </div>
      ) : null}
    </Page>
  );
}
