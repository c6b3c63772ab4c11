import type { ComponentType } from "react";
import type { Beginning } from "#kernel/act.ts";
import { ActButton } from "#web/act/ActButton.tsx";
import type { OwnForm } from "#web/act/ActForm.tsx";
import type { Values } from "#web/act/values.ts";
import { recordHref } from "../record-href.ts";
import { useGo } from "#web/routing.tsx";

interface BeginProps {
  readonly act: Beginning<never>;
  readonly form?: ComponentType<OwnForm>;
  readonly start?: Values;
  readonly primary?: boolean;
  readonly size?: "s";
}

/** The button of a register that begins a record; what was begun is opened. */
export function BeginHere({ act, form, start, primary = true, size }: BeginProps) {
  const go = useGo();
  return <ActButton act={act} primary={primary} form={form} {...(size ? { size } : {})} {...(start ? { start } : {})} onDone={(made) => go(recordHref(made.id))} />;
}
