import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { say } from "#kernel/sentence.ts";
import { CheckField } from "#web/kit/fields.tsx";
import { Page, Section } from "#web/kit/page.tsx";
import { Answered } from "#web/kit/states.tsx";
import { tell } from "#web/kit/said.tsx";
import { fetchJson, Problem } from "#web/wire.ts";
import { answers } from "#web/ask.ts";

type Channel = "digest" | "immediate" | "none";

interface Settings {
  readonly notifications: { readonly channel: Channel };
  readonly mailConfigured: boolean;
}

const key = ["preferences"] as const;

/** How somebody hears of what needs them. Overdue work is always told. */
export default function NotificationSettings() {
  const settings = useQuery<Settings, Problem>({ queryKey: key, queryFn: () => fetchJson<Settings>("/api/mine/preferences") });
  const [trouble, setTrouble] = useState<string | undefined>();
  const choose = async (channel: Channel) => {
    try {
      await fetchJson("/api/mine/preferences", { method: "PUT", body: JSON.stringify({ notifications: { channel } }) });
      await answers.invalidateQueries({ queryKey: key });
      tell(say("Kept."));
    } catch (error) {
      setTrouble(error instanceof Problem ? error.document.detail : String(error));
    }
  };
  const radio = (value: Channel, label: string, now: Channel) => (
    <label className="checks" key={value}>
      <input type="radio" name="mail" checked={now === value} onChange={() => void choose(value)} />
      {label}
    </label>
  );
  return (
    <Page title={say("Notifications")} width="narrow" lead={say("Each carries what is to be done and why it is yours. Overdue work is gathered into one and never stops.")}>
      <div className="stack">
        <Section title={say("By e-mail")}>
          <Answered of={settings} rows={2}>
            {(now) => (
              <div className="form" role="radiogroup" aria-label={say("By e-mail")}>
                {now.mailConfigured ? null : <p className="sm muted">{say("This Remit sends no mail yet. What needs you stands under the bell and on Today.")}</p>}
                {radio("digest", say("Once a day, together"), now.notifications.channel)}
                {radio("immediate", say("Each at once"), now.notifications.channel)}
                {radio("none", say("Never"), now.notifications.channel)}
                {trouble ? (
                  <p className="errt" role="alert">
                    {trouble}
                  </p>
                ) : null}
              </div>
            )}
          </Answered>
        </Section>
        <Section title={say("Here")}>
          <CheckField label={say("Under the bell, always")} checked onChange={() => undefined} help={say("This cannot be switched off: it is how work reaches you.")} />
        </Section>
      </div>
    </Page>
  );
}
