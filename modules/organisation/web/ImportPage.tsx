import { useState, type FormEvent } from "react";
import { say } from "#kernel/sentence.ts";
import { decision, RefusedButton, WhoCan } from "#web/act/ActButton.tsx";
import type { AnyAct } from "#web/act/perform.ts";
import { RefusalNote } from "#web/act/RefusalNote.tsx";
import { useAct } from "#web/act/use-act.ts";
import { ask, useActor, useView } from "#web/ask.ts";
import { useAsOf } from "#web/asof.ts";
import { FileField } from "#web/kit/FileField.tsx";
import { Page, Section } from "#web/kit/page.tsx";
import { Answered } from "#web/kit/states.tsx";
import { tell } from "#web/kit/said.tsx";
import { Link, useGo } from "#web/routing.tsx";
import { organisationActs } from "../acts.ts";
import { columnNames, columns } from "../chart-columns.ts";
import { textOf } from "../chart-csv.ts";
import { planImport } from "../import.ts";
import type { Plan } from "../import-plan.ts";
import type { Organisation } from "../record.ts";
import { organisationViews } from "../views.ts";
import { PlanShown } from "./PlanShown.tsx";
import "./chart.css";

interface Chosen {
  readonly name: string;
  readonly text: string;
  readonly plan: Plan;
}

/** One file with sites, units, positions and people: rehearsed here, then carried out as a whole or not at all. */
export default function ImportPage() {
  const organisation = useView(organisationViews.one, {});
  return (
    <Page
      title={say("Import sites, units, positions and people")}
      short={say("Import")}
      crumbs={[{ title: say("Organisation"), href: "/organisation" }]}
      lead={say("One CSV file, one line for each person in a position. It is rehearsed first; then all of it happens, or nothing.")}
    >
      <Answered of={organisation}>{(found) => <Import organisation={found} />}</Answered>
      <ColumnsShown />
    </Page>
  );
}

function Import({ organisation }: { readonly organisation: Organisation }) {
  const [file, setFile] = useState<File | null>(null),
    [chosen, setChosen] = useState<Chosen | null>(null),
    [wrong, setWrong] = useState<string | null>(null),
    [reading, setReading] = useState(false);
  const { refusal: past } = useAsOf(),
    actor = useActor(),
    go = useGo();
  const { perform, pending, refusal, clear } = useAct(organisationActs.importChart as unknown as AnyAct);
  const answer = decision(organisationActs.importChart as unknown as AnyAct, actor, organisation, past);
  if (!answer.yes) return <RefusedButton label={say("Import")} because={answer.because} instead={<WhoCan act={organisationActs.importChart.name} />} />;
  const read = async (given: File) => {
    setFile(given);
    setChosen(null);
    setWrong(null);
    clear();
    setReading(true);
    const found = textOf(new Uint8Array(await given.arrayBuffer()));
    if ("says" in found) setWrong(found.says);
    else setChosen({ name: given.name, text: found.text, plan: planImport(found.text, await ask(organisationViews.importBase, {})) });
    setReading(false);
  };
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (!chosen) return;
    const done = await perform({ id: organisation.id, version: organisation.version, input: { file: chosen.name, text: chosen.text } });
    if (!done) return;
    tell(say("{file} was imported.", { file: chosen.name }));
    go("/organisation");
  };
  return (
    <form className="form" onSubmit={submit}>
      <FileField
        label={say("File")}
        accept=".csv,text/csv"
        chosen={file}
        onFile={(given) => void read(given)}
        help={
          <>
            {say("CSV in UTF-8, cells separated by commas or semicolons, at most 20,000 lines.")}{" "}
            <a href={`data:text/csv;charset=utf-8,${encodeURIComponent(`\uFEFF${columnNames.join(",")}\r\n`)}`} download="organisation.csv">
              {say("Download an empty file with all columns")}
            </a>
          </>
        }
      />
      {reading ? (
        <p className="sm" role="status">
          {say("Reading the file")}
        </p>
      ) : null}
      {wrong ? (
        <div className="trouble" role="alert">
          <h2>{say("The file cannot be read")}</h2>
          <p className="sm">{wrong}</p>
        </div>
      ) : null}
      {chosen ? <PlanShown plan={chosen.plan} /> : null}
      {refusal ? <RefusalNote refusal={refusal} shown={["text"]} /> : null}
      {chosen && chosen.plan.problems.length === 0 ? (
        <div className="acts">
          <button type="submit" className="btn p" aria-busy={pending} disabled={pending || chosen.plan.steps.length === 0}>
            {chosen.plan.steps.length === 0 ? say("Nothing to import") : say("Import {n, plural, one {# change} other {# changes}}", { n: chosen.plan.steps.length })}
          </button>
          <Link className="btn" href="/organisation">
            {say("Not now")}
          </Link>
        </div>
      ) : null}
    </form>
  );
}

const ColumnsShown = () => (
  <div className="gap-l">
    <Section title={say("Columns")} note={say("The first line names them, in any order. An empty cell leaves a field as it is; nothing is ended or removed.")}>
      <table className="t">
        <tbody>
          {columnNames.map((name) => (
            <tr key={name}>
              <th scope="row" className="mono">
                {name}
              </th>
              <td>{say(columns[name])}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  </div>
);
