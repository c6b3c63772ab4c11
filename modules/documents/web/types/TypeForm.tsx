import { say } from "#kernel/sentence.ts";
import type { OwnForm } from "#web/act/ActForm.tsx";
import type { Values } from "#web/act/values.ts";
import { CheckField, ChoiceField, FieldError, TextField } from "#web/kit/fields.tsx";
import type { DocumentType } from "../../document-type.ts";
import type { RouteRule } from "../../route.ts";
import { sortChoices, trainingChoices } from "../words.ts";
import { RoutesField } from "./RoutesField.tsx";
import { typed } from "../typed.ts";

/** A first way that holds for most: the owner's word is not enough, the management representative approves. */
export const firstRoute: RouteRule = {
  siteId: null,
  process: null,
  steps: [{ title: say("Approval"), sort: "approval", rule: "any", atLeast: null, deciders: [{ by: "role", role: "management_representative" }] }],
};
export const newType: Values = {
  sort: "procedure",
  routes: [firstRoute],
  authorMayApprove: false,
  reviewMonths: "24",
  training: "read",
  readingDays: "14",
  retentionMonths: "",
};
export const typeValues = (type: DocumentType): Values => ({
  title: type.title,
  prefix: type.prefix,
  routes: type.routes,
  authorMayApprove: type.authorMayApprove,
  reviewMonths: type.reviewMonths === null ? "" : String(type.reviewMonths),
  training: type.training,
  readingDays: String(type.readingDays),
  retentionMonths: type.retentionMonths === null ? "" : String(type.retentionMonths),
});

/** What may be changed of a type later too. */
export function TypeForm({ values, change, errors }: OwnForm) {
  const set = (name: string) => (value: unknown) => change({ ...values, [name]: value });
  const text = (name: string) => ({ value: typed(values[name]), onChange: set(name), error: errors[name] });
  return (
    <>
      <TextField label={say("Name")} {...text("title")} maxLength={200} />
      <TextField label={say("Numbers begin with")} {...text("prefix")} maxLength={40} help={say("QP gives QP-01, QP-02 …")} />
      <RoutesField value={(values["routes"] ?? []) as readonly RouteRule[]} onChange={set("routes")} />
      {errors["routes"] ? <FieldError>{errors["routes"]}</FieldError> : null}
      <CheckField
        label={say("Whoever wrote it may be among those who approve")}
        help={say("Never the only one, in any organisation.")}
        checked={values["authorMayApprove"] === true}
        onChange={set("authorMayApprove")}
      />
      <ChoiceField label={say("A new issue asks people to")} {...text("training")} options={trainingChoices()} />
      <TextField label={say("Days in which it is to be read")} {...text("readingDays")} inputMode="numeric" />
      <TextField label={say("Months between reviews")} optional {...text("reviewMonths")} inputMode="numeric" help={say("Empty: no periodic review.")} />
      <TextField label={say("Months that a withdrawn document is kept")} optional {...text("retentionMonths")} inputMode="numeric" help={say("Empty: for ever.")} />
    </>
  );
}

/** A new type also says what its documents are for. */
export const NewTypeForm = (form: OwnForm) => (
  <>
    <ChoiceField
      label={say("What they are for")}
      value={typed(form.values["sort"])}
      onChange={(sort) => form.change({ ...form.values, sort })}
      error={form.errors["sort"]}
      options={sortChoices()}
      help={say("The facts of the standards go by it: a policy, a scope, a form.")}
    />
    <TypeForm {...form} />
  </>
);
