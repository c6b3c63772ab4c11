import { say } from "#kernel/sentence.ts";
import type { Item } from "#web/ask.ts";
import { DueText } from "#web/kit/date.tsx";
import { State, Status } from "#web/kit/status.tsx";
import { Link } from "#web/routing.tsx";
import { copyKind } from "../../copy.ts";
import type { copyViews } from "../../views.ts";

export type CopyLine = Item<typeof copyViews.list>;

/** Printed copies as a table; on a phone each is two lines. */
export const CopyTable = ({ copies, withDocument }: { readonly copies: readonly CopyLine[]; readonly withDocument?: boolean }) => (
  <table className="t doc-copies">
    <caption className="vh">{say("Printed copies")}</caption>
    <thead>
      <tr>
        <th scope="col">{say("Copy")}</th>
        <th scope="col">{say("Held by")}</th>
        {withDocument ? <th scope="col">{say("Document")}</th> : null}
        <th scope="col">{say("Revision")}</th>
        <th scope="col">{say("State")}</th>
        <th scope="col">{say("Until")}</th>
      </tr>
    </thead>
    <tbody>
      {copies.map((copy) => (
        <tr key={copy.id}>
          <th scope="row">
            <Link className="ref" href={copy.path}>
              {copy.number}
            </Link>
          </th>
          <td>{copy.holder}</td>
          {withDocument ? (
            <td>
              <span className="ref">{copy.code}</span> {copy.title}
            </td>
          ) : null}
          <td>
            {copy.revision}{" "}
            {copy.current ? (
              <Status tone="ok" small>
                {say("current")}
              </Status>
            ) : (
              <Status tone="bad" small>
                {say("no longer right")}
              </Status>
            )}
          </td>
          <td>
            <State state={copy.state} states={copyKind.states} />
          </td>
          <td>{copy.expiresOn ? <DueText due={copy.expiresOn} closed={copy.closedAt !== null} /> : <span className="muted">{say("no end")}</span>}</td>
        </tr>
      ))}
    </tbody>
  </table>
);
