import { say } from "#kernel/sentence.ts";
import { figure } from "#web/kit/figures.ts";
import { Section, TitleBlock } from "#web/kit/page.tsx";
import { Status } from "#web/kit/status.tsx";
import { wordsOf } from "#web/act/shape.ts";
import type { Plan, Sort } from "../import-plan.ts";

const names: Readonly<Record<Sort, string>> = { site: say("Sites"), unit: say("Units"), position: say("Positions"), person: say("People"), appointment: say("Appointments") };
const most = 100;

/** What an import would do, or what stands in its way, line by line. */
export function PlanShown({ plan }: { readonly plan: Plan }) {
  if (plan.problems.length > 0) return <Problems problems={plan.problems} />;
  const changed = plan.steps.filter((s) => s.does === "changed");
  return (
    <Section title={say("What would happen")} note={say("Nothing has been changed yet.")}>
      <TitleBlock
        blocks={(Object.keys(names) as Sort[]).map((sort) => ({
          label: names[sort],
          value: say("{created} new, {changed} changed, {unchanged} as they are", {
            created: figure(plan.counts[sort].created),
            changed: figure(plan.counts[sort].changed),
            unchanged: figure(plan.counts[sort].unchanged),
          }),
        }))}
      />
      {changed.length > 0 ? <List title={say("Changed")} rows={changed.map((s) => ({ line: s.line, what: s.label, how: Object.keys(s.input).map(wordsOf).join(", ") }))} /> : null}
      <List title={say("New")} rows={plan.steps.filter((s) => s.does === "created").map((s) => ({ line: s.line, what: s.label, how: names[s.sort] }))} />
    </Section>
  );
}

const Problems = ({ problems }: { readonly problems: Plan["problems"] }) => (
  <Section title={say("What needs attention first")} count={problems.length} note={say("Mend the file and choose it again. Nothing was changed.")}>
    <table className="t" role="table">
      <thead>
        <tr>
          <th scope="col">{say("Line")}</th>
          <th scope="col">{say("Column")}</th>
          <th scope="col">{say("What is wrong")}</th>
        </tr>
      </thead>
      <tbody>
        {problems.map((p, i) => (
          <tr key={i}>
            <td className="mono">{p.line}</td>
            <td className="mono">{p.column ?? ""}</td>
            <td>
              <Status tone="bad" quiet>
                {say("Problem")}
              </Status>{" "}
              {p.says}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  </Section>
);

const List = ({ title, rows }: { readonly title: string; readonly rows: readonly { readonly line: number; readonly what: string; readonly how: string }[] }) =>
  rows.length === 0 ? null : (
    <details className="gap">
      <summary className="sm">{say("{title}: {n}", { title, n: rows.length })}</summary>
      <table className="t">
        <tbody>
          {rows.slice(0, most).map((row, i) => (
            <tr key={i}>
              <td className="mono">{row.line}</td>
              <th scope="row">{row.what}</th>
              <td>{row.how}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {rows.length > most ? <p className="sm muted">{say("and {n} more", { n: rows.length - most })}</p> : null}
    </details>
  );
