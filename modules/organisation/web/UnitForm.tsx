import { say } from "#kernel/sentence.ts";
import type { OwnForm } from "#web/act/ActForm.tsx";
import { TextField } from "#web/kit/fields.tsx";
import { SitePicker } from "#web/kit/pickers.tsx";
import { UnitPicker } from "./UnitPicker.tsx";

const text = (value: unknown): string => (typeof value === "string" ? value : "");

/** Where a unit belongs; a new one has a name too. */
export function UnitForm({ values, change, errors }: OwnForm) {
  const field = (name: string) => ({ value: text(values[name]), onChange: (next: string) => change({ ...values, [name]: next }), error: errors[name] });
  return (
    <>
      {"name" in values ? <TextField label={say("Name")} {...field("name")} maxLength={200} /> : null}
      <UnitPicker label={say("Part of")} {...field("parentId")} optional help={say("Empty when it stands at the top.")} />
      <SitePicker label={say("Site")} {...field("siteId")} optional help={say("Empty when it spans several sites.")} />
    </>
  );
}
