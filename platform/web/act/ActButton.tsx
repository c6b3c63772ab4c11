import { useId, useState, type ComponentType, type ReactNode } from "react";
import { decide, decideBeginning, isBeginning, type Act, type Beginning } from "#kernel/act.ts";
import type { Actor } from "#kernel/actor.ts";
import { notNow, yes, type Decision } from "#kernel/decision.ts";
import type { Kept } from "#kernel/record.ts";
import { say } from "#kernel/sentence.ts";
import { ActForm, asksSomething, type OwnForm } from "#web/act/ActForm.tsx";
import type { AnyAct, Performed } from "#web/act/perform.ts";
import { RefusalNote } from "#web/act/RefusalNote.tsx";
import { useAct } from "#web/act/use-act.ts";
import type { Values } from "#web/act/values.ts";
import { useActor } from "#web/ask.ts";
import { useAsOf } from "#web/asof.ts";
import { Icon, type IconName } from "#web/icon.tsx";
import { Dialog } from "#web/kit/dialog.tsx";
import { Link } from "#web/routing.tsx";

/** The one answer that button and server share; in the past every act is refused. */
export function decision(act: AnyAct, actor: Actor | undefined, record: Kept | undefined, inThePast: string | null): Decision {
  if (!actor) return notNow(say("Not known yet who you are."));
  const answer = isBeginning(act) ? decideBeginning(act, actor) : record ? decide(act as unknown as Act, actor, record) : notNow(say("There is no record yet."));
  return answer.yes && inThePast ? notNow(inThePast) : answer.yes ? yes : answer;
}

export interface ActButtonProps<R extends Kept> {
  readonly act: Act<R> | Beginning<R>;
  readonly record?: R | undefined;
  readonly label?: string | undefined;
  /** What the dialog is about, where the number of the record says nothing to a person. */
  readonly about?: string | undefined;
  readonly icon?: IconName;
  readonly primary?: boolean;
  readonly size?: "s" | "l";
  readonly block?: boolean;
  readonly start?: Values;
  readonly fixed?: Values;
  readonly form?: ComponentType<OwnForm> | undefined;
  readonly consequences?: readonly string[] | undefined;
  /** Said beside a refusal: who can, and links to what would change it. */
  readonly instead?: ReactNode;
  readonly onDone?: (record: Performed) => void;
}

/** Offers one act. Refused it stays visible and reachable, dashed, with its reason beside it and the way to who can. */
export function ActButton<R extends Kept>(props: ActButtonProps<R>) {
  const { record, block, icon } = props;
  const act = props.act as unknown as AnyAct;
  const { refusal: inThePast } = useAsOf();
  const answer = decision(act, useActor(), record, inThePast);
  const [open, setOpen] = useState(false);
  const acting = useAct(act);
  const label = props.label ?? say(act.title);
  const look = `btn ${props.primary ? "p" : ""} ${props.size ?? ""} ${block ? "block" : ""}`;
  if (!answer.yes)
    return (
      <RefusedButton
        label={label}
        block={block}
        size={props.size}
        because={answer.because}
        instead={props.instead ?? (answer.about === "who" ? <WhoCan act={act.name} record={record?.id} /> : null)}
      />
    );
  const done = (result: Performed) => {
    setOpen(false);
    props.onDone?.(result);
  };
  const press = async () => {
    if (asksSomething(act, props.fixed) || props.form) return setOpen(true);
    const light = "light" in act && act.light;
    const result = await acting.perform({ id: record?.id, version: light ? undefined : record?.version, input: props.fixed }, { record, consequences: props.consequences });
    if (result) done(result);
  };
  return (
    <>
      <button type="button" className={look} aria-busy={acting.pending} disabled={acting.pending} onClick={() => void press()}>
        {act.signed ? <Icon name="sign" /> : icon ? <Icon name={icon} /> : null}
        {label}
      </button>
      {acting.refusal ? <RefusalNote refusal={acting.refusal} /> : null}
      {open ? (
        <Dialog title={record ? `${label}: ${props.about ?? record.number}` : label} onClose={() => setOpen(false)} keep>
          <ActForm
            act={act}
            record={record}
            start={props.start}
            fixed={props.fixed}
            form={props.form}
            consequences={props.consequences}
            label={label}
            onDone={done}
            onCancel={() => setOpen(false)}
          />
        </Dialog>
      ) : null}
    </>
  );
}

/** A way to the people whose positions hold an act. */
export const WhoCan = ({ act, record }: { readonly act: string; readonly record?: string | undefined }) => (
  <Link href={`/who?act=${act}${record ? `&record=${record}` : ""}`}>{say("Who can?")}</Link>
);

/** A button that cannot be pressed says why. */
export function RefusedButton({
  label,
  because,
  instead,
  block,
  size,
}: {
  readonly label: string;
  readonly because: string;
  readonly instead?: ReactNode;
  readonly block?: boolean | undefined;
  readonly size?: "s" | "l" | undefined;
}) {
  const why = useId();
  return (
    <span className={block ? undefined : "refused beside"}>
      <button type="button" className={`btn ${block ? "block" : ""} ${size ?? ""}`} aria-disabled="true" aria-describedby={why}>
        <Icon name="lock" />
        {label}
      </button>
      <span className="whynot" id={why}>
        <Icon name="info" />
        <span>
          {because} {instead}
        </span>
      </span>
    </span>
  );
}
