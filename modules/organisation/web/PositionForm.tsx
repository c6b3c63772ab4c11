import type { OwnForm } from "#web/act/ActForm.tsx";
import { say } from "#kernel/sentence.ts";
import { ChoiceField, LongField, TextField } from "#web/kit/fields.tsx";
import { PositionPicker, SitePicker } from "#web/kit/pickers.tsx";
import { GovernanceRole } from "#kernel/actor.ts";
import { roleWords } from "../roles.ts";
import { UnitPicker } from "./UnitPicker.tsx";

const roles = GovernanceRole.options.map((value) => ({ value, label: roleWords[value].name }));
const text = (value: unknown): string => (typeof value === "string" || typeof value === "number" ? String(value) : "");

export const RoleField = ({ value, onChange, error }: { readonly value: string; readonly onChange: (value: string) => void; readonly error?: string | undefined }) => (
  <ChoiceField
    label={say("Governance role")}
    value={value}
    onChange={onChange}
    options={roles}
    error={error}
    help={
      GovernanceRole.options.includes(value as "employee")
        ? roleWords[value as "employee"].means
        : say("What the position is in the management system. It decides the usual rights.")
    }
  />
);

/** What a new position is asked for; its rights begin as what is usual for its role. */
export function PositionForm({ values, change, errors }: OwnForm) {
  const field = (name: string) => ({ value: text(values[name]), onChange: (next: string) => change({ ...values, [name]: next }), error: errors[name] });
  return (
    <>
      <TextField label={say("Title")} {...field("title")} maxLength={200} />
      <RoleField {...field("role")} />
      <PositionPicker label={say("Reports to")} {...field("reportsTo")} optional help={say("Empty for the top of the organisation.")} />
      <UnitPicker label={say("Unit")} {...field("unitId")} optional />
      <SitePicker label={say("Site")} {...field("siteId")} optional help={say("Empty when it concerns all sites.")} />
      <TextField label={say("Seats")} {...field("seats")} inputMode="numeric" help={say("How many may hold it at once.")} />
      <TextField label={say("Code")} {...field("code")} optional maxLength={40} help={say("Your own code, by which an import knows it again.")} />
      <LongField label={say("What it may stop, release and spend")} {...field("may")} optional rows={2} />
    </>
  );
}

/** Where a position stands: under whom, in which unit, at which site. */
export function PlaceForm({ values, change, errors }: OwnForm) {
  const field = (name: string) => ({ value: text(values[name]), onChange: (next: string) => change({ ...values, [name]: next }), error: errors[name], optional: true });
  return (
    <>
      <PositionPicker label={say("Reports to")} {...field("reportsTo")} />
      <UnitPicker label={say("Unit")} {...field("unitId")} />
      <SitePicker label={say("Site")} {...field("siteId")} />
    </>
  );
}

/** What can be said anew about a position. Another role brings the usual rights of that role. */
export function ChangeForm({ values, change, errors }: OwnForm) {
  const field = (name: string) => ({ value: text(values[name]), onChange: (next: string) => change({ ...values, [name]: next }), error: errors[name] });
  return (
    <>
      <TextField label={say("Title")} {...field("title")} maxLength={200} />
      <RoleField {...field("role")} />
      <p className="help">{say("Another role replaces what the position may do by what is usual for that role.")}</p>
      <TextField label={say("Seats")} {...field("seats")} inputMode="numeric" />
      <TextField label={say("Code")} {...field("code")} optional maxLength={40} />
    </>
  );
}
