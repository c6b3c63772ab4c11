import { say } from "#kernel/sentence.ts";
import { deviceName } from "#web/account/device-name.ts";
import { take, useSessions } from "#web/account/own.ts";
import { DateText, ago } from "#web/kit/date.tsx";
import { Section } from "#web/kit/page.tsx";
import { ErrorState, Skeleton } from "#web/kit/states.tsx";
import { Tag } from "#web/kit/tags.tsx";

/** Where one is signed in; each can be ended, and all others at once. */
export function SessionsSection() {
  const { data, error } = useSessions();
  return (
    <Section
      title={say("Where you are signed in")}
      count={data?.length}
      more={
        data && data.length > 1 ? (
          <button type="button" className="link" onClick={() => void take("/api/identity/sessions", "sessions")}>
            {say("End all others")}
          </button>
        ) : null
      }
    >
      {error ? <ErrorState error={error} /> : null}
      {!data && !error ? <Skeleton rows={2} /> : null}
      <ul className="rows">
        {data?.map((session) => (
          <li key={session.id} className="row">
            <div className="grow">
              <b className="med">{deviceName(session.device)}</b> {session.current ? <Tag tone="blue">{say("this one")}</Tag> : null}
              <div className="small muted">
                {say("Signed in")} <DateText value={session.signedInAt} form="time" />, {say("last seen")} {ago(session.lastActiveAt)}
                {session.address ? (
                  <>
                    , <span className="mono">{session.address}</span>
                  </>
                ) : null}
              </div>
            </div>
            {session.current ? null : (
              <button type="button" className="btn s" onClick={() => void take(`/api/identity/sessions/${session.id}`, "sessions")}>
                {say("End it")}
              </button>
            )}
          </li>
        ))}
      </ul>
    </Section>
  );
}
