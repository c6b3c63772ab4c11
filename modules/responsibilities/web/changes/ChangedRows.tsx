import { useState } from "react";
import { say } from "#kernel/sentence.ts";
import { ActButton } from "#web/act/ActButton.tsx";
import { Status } from "#web/kit/status.tsx";
import { Tag } from "#web/kit/tags.tsx";
import { Link } from "#web/routing.tsx";
import { proposalActs } from "../../acts.ts";
import { classWords, whoOf } from "../words.ts";
import type { Change } from "./ChangePage.tsx";
import { PartsDiff } from "./PartsDiff.tsx";

/** Every row of the change in words, with what is added and what goes; those to look at first. */
export function ChangedRows({ change }: { readonly change: Change }) {
  const [lookOnly, setLookOnly] = useState(false),
    rows = change.rows.map((row, i) => ({ row, shown: change.shown[i] })),
    looks = rows.filter((r) => r.row.look);
  return (
    <>
      {looks.length > 0 && looks.length < rows.length ? (
        <label className="checks">
          <input type="checkbox" checked={lookOnly} onChange={(event) => setLookOnly(event.target.checked)} />
          {say("Only those to look at ({n})", { n: looks.length })}
        </label>
      ) : null}
      <ul className="rows">
        {(lookOnly ? looks : rows).map(({ row, shown }) =>
          shown ? (
            <li key={`${row.subject.ref} ${row.siteId ?? ""}`}>
              <div className="row">
                <span className="grow">
                  <b className="med">{shown.sentence}</b>{" "}
                  {shown.edition ? (
                    <Link className="ref" href={whoOf(row.subject)}>
                      {shown.edition}, {shown.reference}
                    </Link>
                  ) : null}{" "}
                  <span className="muted">{shown.title}</span>
                </span>
                {classWords[shown.class] ? <Tag>{classWords[shown.class]}</Tag> : null}
                {change.state === "draft" ? <ActButton act={proposalActs.drop} record={change} size="s" fixed={{ rows: [{ subject: row.subject, siteId: row.siteId }] }} /> : null}
              </div>
              {row.look ? (
                <Status tone="soon" small>
                  {row.look}
                </Status>
              ) : null}
              <PartsDiff added={shown.added} removed={shown.removed} />
            </li>
          ) : null,
        )}
        {rows.length === 0 ? <li className="muted">{say("Nothing is changed yet. Draft letters in the matrix.")}</li> : null}
      </ul>
    </>
  );
}
