import type { Kept } from "#kernel/record.ts";
import { ActButton, decision, type ActButtonProps } from "#web/act/ActButton.tsx";
import type { AnyAct } from "#web/act/perform.ts";
import { useActor } from "#web/ask.ts";
import { useAsOf } from "#web/asof.ts";

/** An act beside the words that it changes. Who may not do it finds it, with its reason, among all acts of the record ("More"). */
export function IfAllowed<R extends Kept>(props: ActButtonProps<R>) {
  const { refusal } = useAsOf();
  const answer = decision(props.act as unknown as AnyAct, useActor(), props.record, refusal);
  return answer.yes ? (
    <span className="noprint">
      <ActButton {...props} />
    </span>
  ) : null;
}
