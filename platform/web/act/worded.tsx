import type { ComponentType } from "react";
import type { z } from "zod";
import { say } from "#kernel/sentence.ts";
import { ActField } from "#web/act/ActField.tsx";
import type { OwnForm } from "#web/act/ActForm.tsx";
import { shapesOf, type FieldShape } from "#web/act/shape.ts";

/** What a form says about one member of an act's input. */
export interface FieldWords {
  readonly label: string;
  readonly help?: string;
  readonly kind?: FieldShape["kind"];
  readonly options?: () => readonly { readonly value: string; readonly label: string }[];
  /** Chooses a record of this kind. */
  readonly record?: string;
}

/** The form of an act in the words of its trade, in the order of the words. Members without words are not shown. */
export function wordedForm(input: z.ZodType, words: Readonly<Record<string, FieldWords>>): ComponentType<OwnForm> {
  const shapes = shapesOf(input);
  return function Worded({ values, change, errors }: OwnForm) {
    return Object.entries(words).map(([name, said]) => {
      const shape = shapes.find((one) => one.name === name);
      if (!shape) return null;
      const shown: FieldShape = {
        ...shape,
        label: say(said.label),
        help: said.help ? say(said.help) : undefined,
        ...(said.kind ? { kind: said.kind } : {}),
        ...(said.record ? { kind: "record" as const, kinds: [said.record] } : {}),
        ...(said.options ? { options: said.options() } : {}),
      };
      return <ActField key={name} shape={shown} value={values[name]} onChange={(next) => change({ ...values, [name]: next })} errors={errors} />;
    });
  };
}
