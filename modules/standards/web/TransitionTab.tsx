import type { z } from "zod";
import { written } from "#kernel/date.ts";
import { say } from "#kernel/sentence.ts";
import { ActButton } from "#web/act/ActButton.tsx";
import type { OwnForm } from "#web/act/ActForm.tsx";
import { useView } from "#web/ask.ts";
import { DateField } from "#web/kit/DateField.tsx";
import { TitleBlock } from "#web/kit/page.tsx";
import { Answered, EmptyState } from "#web/kit/states.tsx";
import { Segmented } from "#web/kit/choosing.tsx";
import { Link, useQueryString } from "#web/routing.tsx";
import { adoptionActs } from "../acts.ts";
import { standardsViews } from "../views.ts";
import { AdoptButton } from "./NotAdopted.tsx";
import { TransitionRows } from "./TransitionRows.tsx";

export type TransitionShown = z.output<(typeof standardsViews)["transition"]["gives"]>;

const choices = [
  { value: "look_again", label: say("Look again") },
  { value: "new", label: say("New") },
  { value: "carries_over", label: say("Carries over") },
  { value: "gone", label: say("Gone") },
] as const;

/** The way from one edition to the next: what carries over, what to look at again, what is new, and how much of it is done. */
export function TransitionTab({ edition }: { readonly edition: string }) {
  const transition = useView(standardsViews.transition, { edition }),
    [query, change] = useQueryString();
  return (
    <Answered of={transition} rows={8}>
      {(found) => {
        if (!found.to)
          return (
            <EmptyState title={say("No edition follows this one")}>
              {say("When the next edition is in the library, Remit shows here what changes and what carries over.")}
            </EmptyState>
          );
        const count = (carrying: string): number => found.rows.filter((row) => row.carrying === carrying).length;
        const show = choices.find((c) => c.value === query.get("move"))?.value ?? choices.find((c) => count(c.value) > 0)?.value ?? "look_again";
        return (
          <div className="stack">
            <Head found={found} to={found.to} />
            <div>
              <Segmented label={say("Show")} value={show} onChange={(move) => change({ move })} choices={choices.map((c) => ({ ...c, count: count(c.value) }))} />
            </div>
            <TransitionRows rows={found.rows.filter((row) => row.carrying === show)} />
          </div>
        );
      }}
    </Answered>
  );
}

/** Only the day is asked; the edition to which it leads is known. */
function DayForm({ values, change, errors }: OwnForm) {
  const transition = (values["transition"] ?? {}) as { readonly by?: string };
  return (
    <DateField label={say("Moved by")} value={transition.by ?? ""} onChange={(by) => change({ ...values, transition: { ...transition, by } })} error={errors["transition.by"]} />
  );
}

/** The catalogue says a day with how well it is known: "2029-09-30 (two secondary sources)". */
const datesWritten = (text: string): string => text.replaceAll(/\d{4}-\d\d-\d\d/g, (day) => written(day));

function Head({ found, to }: { readonly found: TransitionShown; readonly to: NonNullable<TransitionShown["to"]> }) {
  const { adoption } = found,
    by = adoption?.transition?.toEditionId === to.id ? adoption.transition.by : null;
  const lead = say("{carries} requirements carry over with their evidence. {look} ask for something else than before, {added} are new. {done} of {steps} steps are done.", {
    carries: found.carriesOver,
    look: found.lookAgain,
    added: found.added,
    done: found.done,
    steps: found.steps,
  });
  return (
    <>
      <p>
        {lead}{" "}
        {found.unsure > 0 ? <span className="muted">{say("{n, plural, one {One change is} other {# changes are}} not known with certainty.", { n: found.unsure })}</span> : null}
      </p>
      <TitleBlock
        blocks={[
          { label: say("From"), value: found.from.reference },
          { label: say("To"), value: <Link href={`/standards/${to.id}`}>{to.reference}</Link> },
          { label: say("Moved by"), value: by ? written(by) : say("no day set") },
          found.ends ? { label: say("Old certificates end"), value: datesWritten(found.ends) } : null,
          found.newCertificatesOnlyFrom ? { label: say("New certificates only from"), value: datesWritten(found.newCertificatesOnlyFrom) } : null,
          { label: say("Steps done"), value: say("{done} of {steps}", { done: found.done, steps: found.steps }) },
        ]}
      />
      <div className="row noprint">
        {adoption ? <ActButton act={adoptionActs.plan} record={adoption} form={DayForm} start={{ transition: { toEditionId: to.id, by: by ?? "" } }} /> : null}
        {found.toAdopted ? null : <AdoptButton edition={to} />}
      </div>
    </>
  );
}
