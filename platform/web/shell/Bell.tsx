import { meViews } from "#kernel/platform.ts";
import { say } from "#kernel/sentence.ts";
import { answers, useView } from "#web/ask.ts";
import { Icon } from "#web/icon.tsx";
import { ago } from "#web/kit/date.tsx";
import { Popover } from "#web/kit/popover.tsx";
import { Answered } from "#web/kit/states.tsx";
import { Link } from "#web/routing.tsx";
import { post } from "#web/wire.ts";

/** Notifications: each carries the act, not a greeting. Opening the panel marks what it shows as read. */
export function Bell() {
  const told = useView(meViews.notifications, { limit: 20 }, { every: 60_000 });
  const unread = told.data?.unread ?? 0;
  const read = async () => {
    if (unread === 0) return;
    await post("/api/mine/notifications/read", { ids: told.data?.items.filter((n) => !n.readAt).map((n) => n.id) ?? [] }).catch(() => undefined);
    await answers.invalidateQueries({ queryKey: ["view", "me.notifications"] });
  };
  return (
    <Popover
      className="btn q icon bell"
      label={unread > 0 ? say("Notifications, {unread} unread", { unread }) : say("Notifications")}
      button={
        <>
          <Icon name="bell" />
          {unread > 0 ? <i className="dot" aria-hidden="true" /> : null}
        </>
      }
      onOpen={() => setTimeout(() => void read(), 1500)}
    >
      {(close) => (
        <div style={{ width: 360, maxWidth: "100%" }}>
          <div style={{ padding: "10px 14px 8px", borderBottom: "1px solid var(--rule)", display: "flex" }}>
            <h2 className="sm strong grow">{say("Notifications")}</h2>
            <Link className="small" href="/settings/notifications" onClick={close}>
              {say("Settings")}
            </Link>
          </div>
          <Answered of={told}>
            {(answer) =>
              answer.items.length === 0 ? (
                <p className="sm muted" style={{ padding: "12px 14px" }}>
                  {say("Nothing yet. What needs you comes here, with its reason.")}
                </p>
              ) : (
                <ul className="rows" style={{ padding: "0 14px" }}>
                  {answer.items.map((n) => (
                    <li key={n.id}>
                      {n.path ? (
                        <Link className="plain" href={n.path} onClick={close}>
                          {n.readAt ? n.text : <b className="med">{n.text}</b>}
                        </Link>
                      ) : (
                        n.text
                      )}
                      <small className="small muted" style={{ display: "block" }}>
                        {n.record ? `${n.record.number}, ` : ""}
                        {ago(n.at)}
                        {n.readAt ? "" : `, ${say("unread")}`}
                      </small>
                    </li>
                  ))}
                </ul>
              )
            }
          </Answered>
        </div>
      )}
    </Popover>
  );
}
