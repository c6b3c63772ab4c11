import { say } from "#kernel/sentence.ts";
import { DateText } from "#web/kit/date.tsx";
import { Section } from "#web/kit/page.tsx";
import { Status } from "#web/kit/status.tsx";
import { Chip } from "#web/kit/tags.tsx";
import type { Evidence, Opens, ReasonShown } from "../shown.ts";
import { holdings } from "./words.ts";

/** Each thing that must hold with the records that support it and those that break it; the counts are exact, the records examples. */
export function EvidenceList({ reasons, evidence }: { readonly reasons: readonly ReasonShown[]; readonly evidence: Evidence }) {
  return (
    <Section
      title={say("Evidence")}
      count={evidence.count}
      id="evidence"
      note={
        evidence.newest ? (
          <>
            {say("newest")} <DateText value={evidence.newest} />
          </>
        ) : null
      }
    >
      <ul className="rows">
        {reasons.map((reason) => (
          <li key={reason.id} id={reason.id}>
            <div className="row">
              <Status tone={holdings[reason.holds].tone} quiet>
                {holdings[reason.holds].label}
              </Status>
              <span className="grow">{reason.states}</span>
              {reason.newest ? (
                <span className="muted small">
                  <DateText value={reason.newest} form="short" />
                </span>
              ) : null}
            </div>
            <Records title={say("Break it:")} records={reason.breaking} count={reason.breakingCount} />
            <Records title={say("Support it:")} records={reason.supporting} count={reason.supportingCount} />
            {reason.supportingCount + reason.breakingCount === 0 ? (
              <p className="sm muted" style={{ marginLeft: 20 }}>
                {reason.sentence}
              </p>
            ) : null}
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Records({ title, records, count }: { readonly title: string; readonly records: readonly Opens[]; readonly count: number }) {
  if (count === 0) return null;
  return (
    <div className="chips" style={{ margin: "6px 0 2px 20px" }}>
      <span className="small muted">{title}</span>
      {records.slice(0, 12).map((record) =>
        record.path ? (
          <Chip key={record.id} href={record.path}>
            <span className="mono">{record.number}</span> {record.title}
          </Chip>
        ) : (
          <span key={record.id} className="chip">
            {record.number} {record.title}
          </span>
        ),
      )}
      {count > Math.min(12, records.length) ? <span className="small muted">{say("and {n} more", { n: count - Math.min(12, records.length) })}</span> : null}
    </div>
  );
}
