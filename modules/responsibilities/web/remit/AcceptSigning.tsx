import { recordViews } from "#kernel/platform.ts";
import { say } from "#kernel/sentence.ts";
import { ActButton } from "#web/act/ActButton.tsx";
import { useActor, useView } from "#web/ask.ts";
import { tell } from "#web/kit/said.tsx";
import { personActs } from "#modules/organisation/acts.ts";
import type { PersonRead } from "#modules/organisation/record.ts";

/** Before the first signature everybody says once that signing here equals signing by hand. */
export function AcceptSigning() {
  const actor = useActor(),
    { data } = useView(recordViews.snapshot, { id: actor?.id ?? "" }, { enabled: actor !== undefined });
  const person = data as unknown as PersonRead | undefined;
  if (!person || person.acceptedAt !== null) return null;
  return (
    <section className="ack gap" aria-label={say("Signing")}>
      <p>
        {say(
          "You have not said yet that signing in Remit equals signing by hand. It is asked once, before your first signature: whatever you sign with your password or key binds you as your written name would.",
        )}
      </p>
      <ActButton act={personActs.acceptSigning} record={person} primary onDone={() => tell(say("You can sign from now on."))} />
    </section>
  );
}
