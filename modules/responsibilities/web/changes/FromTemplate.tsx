import { say } from "#kernel/sentence.ts";
import { textOf } from "#web/act/values.ts";
import { ActButton } from "#web/act/ActButton.tsx";
import type { OwnForm } from "#web/act/ActForm.tsx";
import { useView } from "#web/ask.ts";
import { ChoiceField } from "#web/kit/fields.tsx";
import { SitePicker } from "#web/kit/pickers.tsx";
import { useGo } from "#web/routing.tsx";
import { proposalActs } from "../../acts.ts";
import { responsibilityViews } from "../../views.ts";

/** The editions that the organisation works by; which one the default matrix is for. */
function Form({ values, change, errors }: OwnForm) {
  const { data } = useView(responsibilityViews.matrix, {}),
    options = (data?.editions ?? []).map((e) => ({ value: e.id, label: e.reference }));
  return (
    <>
      <p className="sm ink2">
        {say("Every requirement of the edition that the matrix does not speak of yet is given to the positions that usually answer for it. What needs a look is marked.")}
      </p>
      <ChoiceField
        label={say("Standard")}
        value={textOf(values["editionId"])}
        onChange={(editionId) => change({ ...values, editionId })}
        error={errors["editionId"]}
        options={options}
        help={options.length === 0 ? say("No standard is adopted yet. Adopt one in Standards first.") : undefined}
      />
      <SitePicker
        label={say("Site")}
        value={textOf(values["siteId"])}
        onChange={(siteId) => change({ ...values, siteId })}
        error={errors["siteId"]}
        optional
        help={say("Without a site it holds for all.")}
      />
    </>
  );
}

/** Begins a change from the default matrix. */
export function FromTemplate({ primary }: { readonly primary?: boolean }) {
  const go = useGo();
  return (
    <ActButton
      act={proposalActs.fromTemplate}
      form={Form}
      {...(primary ? { primary } : {})}
      onDone={(made) => go(`/responsibilities/changes/${encodeURIComponent(made.number)}`)}
    />
  );
}
