import type { Act } from "#kernel/act.ts";
import type { Kept } from "#kernel/record.ts";
import { say } from "#kernel/sentence.ts";
import { decision, RefusedButton, WhoCan } from "#web/act/ActButton.tsx";
import type { AnyAct } from "#web/act/perform.ts";
import { useActor } from "#web/ask.ts";
import { useAsOf } from "#web/asof.ts";

interface OwnProps<R extends Kept> {
  readonly act: Act<R>;
  readonly record: R;
  readonly label?: string;
  readonly primary?: boolean;
  readonly size?: "s";
  readonly onPress: () => void;
}

/** Offers an act whose form is a page's own; refused, it says why like every other. */
export function OwnActButton<R extends Kept>({ act, record, label, primary, size, onPress }: OwnProps<R>) {
  const { refusal } = useAsOf();
  const answer = decision(act as unknown as AnyAct, useActor(), record, refusal),
    words = label ?? say(act.title);
  if (!answer.yes)
    return <RefusedButton label={words} size={size} because={answer.because} instead={answer.about === "who" ? <WhoCan act={act.name} record={record.id} /> : null} />;
  return (
    <button type="button" className={`btn ${primary ? "p" : ""} ${size ?? ""}`} onClick={onPress}>
      {words}
    </button>
  );
}
