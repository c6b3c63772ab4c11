import { useState, type ReactNode } from "react";
import type { z } from "zod";
import { say } from "#kernel/sentence.ts";
import type { View } from "#kernel/view.ts";
import type { AnyAct } from "#web/act/perform.ts";
import { Page } from "#web/kit/page.tsx";
import { RemoteRegister, type RemoteRegisterProps } from "#web/register/RemoteRegister.tsx";
import { BulkGive, type Given } from "./BulkGive.tsx";
import { DrillChips } from "./DrillChips.tsx";
import { RegisterTabs } from "./RegisterTabs.tsx";

interface CaseRegisterProps<V extends View<z.ZodObject>> extends Omit<RemoteRegisterProps<V>, "bulk"> {
  /** What can be begun from here. */
  readonly acts?: ReactNode;
  /** The act that gives several records to one person at once. */
  readonly gives?: { readonly act: AnyAct; readonly label: string };
  /** What somebody may look for among the acts on many, and why it is not there. */
  readonly oneByOne?: { readonly label: string; readonly because: string };
}

/** One of the registers of what goes wrong: nonconformities, reports, actions. They stand side by side under one title. */
export function CaseRegister<V extends View<z.ZodObject>>({ acts, gives, oneByOne, ...register }: CaseRegisterProps<V>) {
  const [giving, setGiving] = useState<readonly Given[] | null>(null);
  const bulk = [
    ...(gives ? [{ label: gives.label, onPress: (rows: readonly object[]) => setGiving(rows as readonly Given[]) }] : []),
    ...(oneByOne ? [{ label: oneByOne.label, refused: oneByOne.because, onPress: () => undefined }] : []),
  ];
  return (
    <Page title={say("Reports and nonconformities")} width="wide" acts={acts}>
      <RegisterTabs />
      <DrillChips />
      <RemoteRegister<V> {...register} bulk={bulk} />
      {gives && giving ? <BulkGive act={gives.act} rows={giving} onClose={() => setGiving(null)} /> : null}
    </Page>
  );
}
