import { useState, type ReactNode } from "react";
import { say } from "#kernel/sentence.ts";
import { useActor } from "#web/ask.ts";
import { Icon } from "#web/icon.tsx";
import { Popover } from "#web/kit/popover.tsx";
import { Link } from "#web/routing.tsx";
import { signOut } from "#web/session.ts";
import { useHasPage } from "#web/shell/modules.tsx";
import { setTheme, themeChosen, type Theme } from "#web/shell/theme.ts";

const themes = (): readonly (readonly [Theme, string])[] => [
  ["system", say("As the system")],
  ["light", say("Light")],
  ["dark", say("Dark")],
];

/** Who is signed in, and what is theirs: remit, appearance, security, the way out. */
export function UserMenu({ children, className = "me" }: { readonly children: ReactNode; readonly className?: string }) {
  const [theme, choose] = useState<Theme>(themeChosen);
  const hasRemit = useHasPage("/remit");
  // The name that is seen comes first, so that whoever speaks to the machine can say it.
  const actor = useActor();
  return (
    <Popover kind="menu" side="start" className={className} label={actor ? say("{name}: your menu", { name: actor.name }) : say("Your menu")} button={children}>
      {(close) => (
        <>
          {hasRemit ? (
            <Link href="/remit" onClick={close}>
              <Icon name="remit" />
              {say("My remit")}
            </Link>
          ) : null}
          <Link href="/settings/notifications" onClick={close}>
            <Icon name="bell" />
            {say("Notifications")}
          </Link>
          <Link href="/settings/security" onClick={close}>
            <Icon name="key" />
            {say("Account and security")}
          </Link>
          <a href="/api/docs">
            <Icon name="book" />
            {say("For programs: the API")}
          </a>
          <hr />
          <div className="k">{say("Appearance")}</div>
          {themes().map(([value, label]) => (
            <button
              key={value}
              type="button"
              aria-pressed={theme === value}
              onClick={() => {
                setTheme(value);
                choose(value);
              }}
            >
              <Icon name={theme === value ? "tick" : "eye"} />
              {label}
            </button>
          ))}
          <hr />
          <button type="button" onClick={() => void signOut()}>
            <Icon name="door" />
            {say("Sign out")}
          </button>
        </>
      )}
    </Popover>
  );
}
