import type { ComponentType } from "react";
import type { z } from "zod";
import { say } from "#kernel/sentence.ts";
import { ActField } from "#web/act/ActField.tsx";
import type { OwnForm } from "#web/act/ActForm.tsx";
import { shapesOf, type FieldShape } from "#web/act/shape.ts";

export interface FieldWords {
  readonly label: string;
  readonly help?: string;
  readonly kind?: FieldShape["kind"];
  readonly options?: readonly { readonly value: string; readonly label: string }[];
  readonly hidden?: true;
}

/** The form of an act in the words of this trade: each member says what it asks for. Members without words are not shown. */
export function worded(input: z.ZodType, words: Readonly<Record<string, FieldWords>>): ComponentType<OwnForm> {
  const shapes = shapesOf(input).filter((shape) => words[shape.name] && !words[shape.name]?.hidden);
  return function Worded({ values, change, errors }: OwnForm) {
    return Object.keys(words).map((name) => {
      const shape = shapes.find((one) => one.name === name),
        said = words[name];
      if (!shape || !said) return null;
      const shown: FieldShape = {
        ...shape,
        label: say(said.label),
        help: said.help ? say(said.help) : undefined,
        ...(said.kind ? { kind: said.kind } : {}),
        ...(said.options ? { options: said.options.map((o) => ({ value: o.value, label: say(o.label) })) } : {}),
      };
      return <ActField key={name} shape={shown} value={values[name]} onChange={(next) => change({ ...values, [name]: next })} errors={errors} />;
    });
  };
}
