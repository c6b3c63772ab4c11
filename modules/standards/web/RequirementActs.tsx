import { directoryViews } from "#kernel/platform.ts";
import { say } from "#kernel/sentence.ts";
import { textOf } from "#web/act/values.ts";
import { ActButton } from "#web/act/ActButton.tsx";
import type { OwnForm } from "#web/act/ActForm.tsx";
import { useView } from "#web/ask.ts";
import { DateField } from "#web/kit/DateField.tsx";
import { ChoiceField, LongField } from "#web/kit/fields.tsx";
import { Section } from "#web/kit/page.tsx";
import { tell } from "#web/kit/said.tsx";
import { Ref } from "#web/kit/tags.tsx";
import { Link } from "#web/routing.tsx";
import { applicabilityActs, overrulingActs } from "../acts.ts";
import { AdoptButton } from "./NotAdopted.tsx";
import { OverruledNote } from "./OverruledNote.tsx";
import type { RequirementShown } from "./RequirementPage.tsx";
import { StatusOf } from "./StatusOf.tsx";
import { whoPath } from "./words.ts";

/** Whether it applies is said as a choice, never as a box that is not ticked. */
export const ApplicabilityForm = ({ values, change, errors }: OwnForm) => {
  const sites = useView(directoryViews.sites, {}, { fresh: 60_000 });
  const put = (name: string) => (value: unknown) => change({ ...values, [name]: value });
  const text = (name: string): string => textOf(values[name]);
  return (
    <>
      <ChoiceField
        label={say("Does it apply?")}
        value={values["applies"] === true ? "yes" : "no"}
        onChange={(v) => put("applies")(v === "yes")}
        options={[
          { value: "no", label: say("It does not apply") },
          { value: "yes", label: say("It applies") },
        ]}
        error={errors["applies"]}
      />
      <LongField label={say("Reason")} help={say("In a sentence that an auditor can follow.")} value={text("reason")} onChange={put("reason")} error={errors["reason"]} rows={3} />
      {"siteId" in values ? (
        <ChoiceField
          label={say("Where")}
          value={text("siteId")}
          onChange={put("siteId")}
          error={errors["siteId"]}
          optional
          none={say("all sites")}
          options={(sites.data ?? []).map((site) => ({ value: site.id, label: site.name }))}
        />
      ) : null}
      <DateField label={say("Look at it again by")} value={text("reviewOn")} onChange={put("reviewOn")} error={errors["reviewOn"]} optional />
    </>
  );
};

/** What people may do about a requirement: say whether it applies, judge it beside the computed status, ask who answers. */
export function RequirementActs({ found }: { readonly found: RequirementShown }) {
  if (!found.adopted)
    return (
      <section className="next" aria-label={say("What can happen next")}>
        <h2>{say("What can happen next")}</h2>
        <p className="sm" style={{ marginBottom: 10 }}>
          {say("You do not work by {edition} yet.", { edition: found.edition.reference })}
        </p>
        <AdoptButton edition={found.edition} />
      </section>
    );
  return (
    <>
      <section className="next" aria-label={say("What can happen next")}>
        <h2>{say("What can happen next")}</h2>
        <ul>
          <li>
            <Link className="btn block" href={whoPath(found.id)}>
              {say("Who answers, and why")}
            </Link>
          </li>
          <li>
            <ActButton
              act={applicabilityActs.propose}
              block
              form={ApplicabilityForm}
              fixed={{ requirementId: found.id }}
              onDone={(record) => tell(say("{number} waits for approval by somebody else.", { number: record.number }))}
            />
          </li>
          {found.assessable ? (
            <li>
              <ActButton
                act={overrulingActs.overrule}
                block
                fixed={{ requirementId: found.id }}
                onDone={(record) => tell(say("{number} stands beside the computed status.", { number: record.number }))}
              />
            </li>
          ) : null}
        </ul>
        {found.setAsideRefused ? <p className="sm muted">{found.setAsideRefused}</p> : null}
      </section>
      {found.overruled ? (
        <Section title={say("Overruled")}>
          <OverruledNote overruled={found.overruled} />
          <p className="sm muted">
            {say("Computed:")} <StatusOf status={found.status} small />
          </p>
        </Section>
      ) : null}
      {found.decisions.length > 0 ? (
        <Section title={say("Does it apply?")} count={found.decisions.length}>
          <ul className="rows">
            {found.decisions.map((d) => (
              <li key={d.id}>
                <Ref href={d.path}>{d.number}</Ref> {d.applies ? say("Applies.") : say("Does not apply.")} <span className="ink2">{d.reason}</span>
                <p className="sm muted">
                  {d.state === "approved"
                    ? say("Approved by {name}.", { name: d.approvedBy ?? "" })
                    : say("Proposed by {name}; it counts once somebody else approves it.", { name: d.proposer ?? "" })}
                </p>
              </li>
            ))}
          </ul>
        </Section>
      ) : null}
    </>
  );
}
