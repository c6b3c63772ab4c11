import { recordViews } from "#kernel/platform.ts";
import { say } from "#kernel/sentence.ts";
import { useView } from "#web/ask.ts";
import { DateText } from "#web/kit/date.tsx";
import { Section } from "#web/kit/page.tsx";
import { attachmentHref } from "#web/record/upload.ts";
import { nonconformityActs } from "../../acts.ts";
import { sourceName } from "../../nonconformity.ts";
import { IfAllowed } from "./IfAllowed.tsx";
import { CorrectForm, DescribeForm, TeamForm } from "./forms.tsx";
import { Lots } from "./Lots.tsx";
import { nameOf, type CaseShown } from "./shown.ts";

/** D0 to D3: what was seen, what was done at once, and what happens with the parts. */
export function WhatHappened({ shown }: { readonly shown: CaseShown }) {
  const { record } = shown,
    { what, requirement, place, process, product, supplier, clauses, title, source } = record;
  const edit = (
    <IfAllowed
      act={nonconformityActs.describe}
      record={record}
      size="s"
      form={DescribeForm}
      start={{ title, what, requirement, place, process, product, supplier, clauses, source }}
      label={say("Change the words")}
    />
  );
  const about = [
    [say("Process"), process],
    [say("Product"), product],
    [say("Supplier"), supplier],
    [say("Source"), sourceName(source)],
  ].filter(([, value]) => value);
  return (
    <Section
      title={say("What happened")}
      more={
        <span className="row">
          <span className="muted small">D0, D2, D3</span>
          {edit}
        </span>
      }
    >
      <div className="nc-facts">
        <div>
          <p className="nc-words">{what}</p>
          {requirement ? (
            <p className="sm gap-s">
              <b className="med">{say("What should be:")}</b> {requirement}
            </p>
          ) : null}
          <p className="small muted gap-s">{about.map(([label, value]) => `${label}: ${value}`).join(" · ")}</p>
        </div>
        <Photos id={record.id} reportId={record.reportId} />
      </div>
      <Measures shown={shown} />
      <Lots shown={shown} />
      <Team shown={shown} />
    </Section>
  );
}

/** The first photo large, the others one press away; those of the report it came from too. */
function Photos({ id, reportId }: { readonly id: string; readonly reportId: string | null }) {
  const own = useView(recordViews.attachments, { id }),
    told = useView(recordViews.attachments, { id: reportId ?? id }, { enabled: reportId !== null });
  const seen = new Set<string>();
  const photos = [...(own.data ?? []), ...(reportId ? (told.data ?? []) : [])].filter((a) => a.type.startsWith("image/") && !seen.has(a.sha256) && seen.add(a.sha256));
  const [first, ...rest] = photos;
  if (!first) return null;
  return (
    <figure>
      <a href={attachmentHref(first.id)} target="_blank" rel="noreferrer">
        <img src={attachmentHref(first.id)} alt={say("Photo: {name}", { name: first.name })} loading="lazy" />
      </a>
      <figcaption className="small muted">
        {first.by.name}, <DateText value={first.factOn ?? first.at} form={first.factOn ? "short" : "time"} />
        {rest.length > 0 ? (
          <>
            .{" "}
            {rest.map((photo, i) => (
              <a key={photo.id} className="line" href={attachmentHref(photo.id)} target="_blank" rel="noreferrer">
                {say("Photo {n}", { n: i + 2 })}
                {i < rest.length - 1 ? ", " : ""}
              </a>
            ))}
          </>
        ) : null}
      </figcaption>
    </figure>
  );
}

/** Containment and correction are two things, each with its own day. */
function Measures({ shown }: { readonly shown: CaseShown }) {
  const { record } = shown;
  const line = (label: string, done: CaseShown["record"]["containment"]) =>
    done ? (
      <div>
        <dt>{label}</dt>
        <dd>
          {done.what}
          <small>
            {nameOf(shown, done.by)}, <DateText value={done.on} form="short" />
          </small>
        </dd>
      </div>
    ) : null;
  if (!record.containment && !record.correction) return null;
  return (
    <dl className="nc-measures">
      {line(say("Contained at once"), record.containment)}
      {line(say("Corrected"), record.correction)}
      {!record.correction && record.containment && record.closedAt === null ? (
        <div>
          <dt>{say("Corrected")}</dt>
          <dd>
            <span className="muted">{say("not recorded yet")}</span>{" "}
            <IfAllowed act={nonconformityActs.correct} record={record} size="s" form={CorrectForm} label={say("Record the correction")} />
          </dd>
        </div>
      ) : null}
    </dl>
  );
}

function Team({ shown }: { readonly shown: CaseShown }) {
  const { record } = shown;
  const edit = (
    <IfAllowed
      act={nonconformityActs.setTeam}
      record={record}
      size="s"
      form={TeamForm}
      start={{ team: record.team }}
      label={record.team.length > 0 ? say("Change the team") : say("Name the team")}
    />
  );
  return (
    <p className="small ink2 gap-s row">
      {record.team.length > 0 ? (
        <span>
          {say("Team:")} {record.team.map((member) => `${nameOf(shown, member.personId)} (${member.part})`).join(", ")}
        </span>
      ) : null}
      {edit}
    </p>
  );
}
