import { useMemo } from "react";
import type { z } from "zod";
import { say } from "#kernel/sentence.ts";
import { ActButton } from "#web/act/ActButton.tsx";
import { ActField } from "#web/act/ActField.tsx";
import type { OwnForm } from "#web/act/ActForm.tsx";
import { shapesOf, type FieldShape } from "#web/act/shape.ts";
import { inputOf, type Values } from "#web/act/values.ts";
import { Section } from "#web/kit/page.tsx";
import { readable } from "#web/kit/readable.ts";
import type { SettingsOffer } from "#web/pages.ts";
import { useModules } from "#web/shell/modules.tsx";
import { organisationActs } from "../acts.ts";
import type { organisationViews } from "../views.ts";

type Found = z.output<typeof organisationViews.one.gives>;

/** The form of one module's settings, made from what it declares. */
const formOf = (fields: readonly FieldShape[]) =>
  function SettingsForm({ values, change, errors }: OwnForm) {
    const settings = (values["settings"] ?? {}) as Values;
    return fields.map((field) => (
      <ActField
        key={field.name}
        shape={field}
        path={`settings.${field.name}`}
        value={settings[field.name]}
        onChange={(next) => change({ ...values, settings: inputOf(fields, { ...settings, [field.name]: next }) })}
        errors={errors}
      />
    ));
  };

function OneModule({ offer, found }: { readonly offer: SettingsOffer; readonly found: Found }) {
  const { fields, form } = useMemo(() => {
    const shapes = shapesOf(offer.schema);
    return { fields: shapes, form: formOf(shapes) };
  }, [offer]);
  const kept = offer.schema.parse(found.settings.modules?.[offer.module] ?? {});
  return (
    <Section
      title={say(offer.title)}
      more={<ActButton act={organisationActs.decide} record={found} about={say(offer.title)} size="s" fixed={{ module: offer.module }} start={{ settings: kept }} form={form} />}
    >
      <ul className="rows">
        {fields.map((field) => (
          <li key={field.name} className="row">
            <span className="grow">{field.label}</span>
            <span className="mono">{readable(kept[field.name])}</span>
          </li>
        ))}
      </ul>
    </Section>
  );
}

/** What modules let the organisation set, whichever modules are here. */
export const ModuleSettings = ({ found }: { readonly found: Found }) => useModules().settings.map((offer) => <OneModule key={offer.module} offer={offer} found={found} />);
