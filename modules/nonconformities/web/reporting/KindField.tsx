import { useId, useState } from "react";
import { say } from "#kernel/sentence.ts";
import { Icon, type IconName } from "#web/icon.tsx";
import type { ReportSort } from "../../report.ts";
import { reportSortName } from "../words.ts";

const first: readonly ReportSort[] = ["nonconformity", "hazard", "environment", "idea"],
  others: readonly ReportSort[] = ["near_miss", "weakness"];
const icons: Readonly<Record<ReportSort, IconName>> = {
  nonconformity: "organisation",
  hazard: "risk",
  environment: "world",
  idea: "flag",
  near_miss: "people",
  weakness: "process",
};

/** What it is, in the words of the hall: four large answers, two more one press away. */
export function KindField({ value, onChange }: { readonly value: ReportSort; readonly onChange: (value: ReportSort) => void }) {
  const name = useId(),
    [all, setAll] = useState(others.includes(value));
  return (
    <fieldset>
      <legend className="lbl">{say("What is it?")}</legend>
      <div className="nc-kinds">
        {[...first, ...(all ? others : [])].map((sort) => (
          <label key={sort}>
            <input type="radio" name={name} checked={sort === value} onChange={() => onChange(sort)} />
            <Icon name={icons[sort]} />
            {reportSortName(sort)}
          </label>
        ))}
      </div>
      {all ? null : (
        <button type="button" className="link sm gap-s" onClick={() => setAll(true)}>
          {say("Something else")}
        </button>
      )}
    </fieldset>
  );
}
