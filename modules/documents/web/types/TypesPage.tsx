import { say } from "#kernel/sentence.ts";
import { ActButton } from "#web/act/ActButton.tsx";
import { useView } from "#web/ask.ts";
import { figure } from "#web/kit/figures.ts";
import { Page } from "#web/kit/page.tsx";
import { Answered, EmptyState } from "#web/kit/states.tsx";
import { State } from "#web/kit/status.tsx";
import { Link, useGo } from "#web/routing.tsx";
import { documentTypeActs } from "../../acts.ts";
import { documentTypeKind } from "../../document-type.ts";
import { documentTypeViews } from "../../views.ts";
import { DocumentTabs } from "../registers/DocumentTabs.tsx";
import { monthsWords, sortNames, trainingNames } from "../words.ts";
import { NewTypeForm, newType } from "./TypeForm.tsx";

/** What documents of each type have in common. */
export default function TypesPage() {
  const types = useView(documentTypeViews.list, { retired: "true" }),
    go = useGo();
  return (
    <Page
      title={say("Document types")}
      crumbs={[{ title: say("Documents"), href: "/documents" }]}
      lead={say("A type says how its documents are numbered, approved, reviewed and kept, and what a new issue asks of people.")}
      acts={<ActButton act={documentTypeActs.establish} form={NewTypeForm} start={newType} primary onDone={(type) => go(`/documents/types/${type.number}`)} />}
    >
      <DocumentTabs />
      <Answered of={types} rows={5}>
        {(all) =>
          all.length === 0 ? (
            <EmptyState title={say("No document type yet")}>{say("Begin with three: policy, procedure, work instruction. More can come when somebody needs one.")}</EmptyState>
          ) : (
            <table className="t doc-types">
              <caption className="vh">{say("Document types")}</caption>
              <thead>
                <tr>
                  <th scope="col">{say("Type")}</th>
                  <th scope="col">{say("Numbers begin")}</th>
                  <th scope="col">{say("The way to approval")}</th>
                  <th scope="col">{say("A new issue asks to")}</th>
                  <th scope="col">{say("Review")}</th>
                  <th scope="col" className="num">
                    {say("Documents")}
                  </th>
                </tr>
              </thead>
              <tbody>
                {all.map((type) => (
                  <tr key={type.id}>
                    <th scope="row">
                      <Link className="plain" href={type.path}>
                        {type.title}
                      </Link>
                      {say(sortNames[type.sort]) === type.title ? null : <small>{say(sortNames[type.sort])}</small>}
                      {type.state === "in_use" ? null : <State state={type.state} states={documentTypeKind.states} small />}
                    </th>
                    <td className="mono">{type.prefix}</td>
                    <td>
                      {(type.routes[0]?.steps ?? []).map((step) => step.title).join(" → ")}
                      {type.routes.length > 1 ? (
                        <small>{say("{n, plural, one {and # way} other {and # ways}} for a site or a process", { n: type.routes.length - 1 })}</small>
                      ) : null}
                    </td>
                    <td>{say(trainingNames[type.training])}</td>
                    <td>{monthsWords(type.reviewMonths, say("none"))}</td>
                    <td className="num">
                      <Link href={`/documents?typeId=${type.id}`}>{figure(type.documents)}</Link>
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          )
        }
      </Answered>
    </Page>
  );
}
