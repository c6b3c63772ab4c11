import { daysBetween } from "#kernel/date.ts";
import type { InboxItem } from "#kernel/platform.ts";
import { say } from "#kernel/sentence.ts";
import { today } from "#web/asof.ts";
import { Icon, type IconName } from "#web/icon.tsx";
import { since } from "#web/kit/date.tsx";
import { Ref } from "#web/kit/tags.tsx";
import { Link } from "#web/routing.tsx";
import { useModules } from "#web/shell/modules.tsx";

/** Age or distance of a piece of work, in words, with the tone of its urgency. */
export function urgency(item: Pick<InboxItem, "dueOn" | "since">): { readonly words: string; readonly tone: "" | "soon" | "bad" } {
  if (!item.dueOn) return { words: since(item.since), tone: "" };
  const days = daysBetween(today(), item.dueOn);
  if (days < 0) return { words: say("{days, plural, one {# day} other {# days}} late", { days: -days }), tone: "bad" };
  if (days === 0) return { words: say("due today"), tone: "soon" };
  return { words: say("in {days, plural, one {# day} other {# days}}", { days }), tone: days <= 3 ? "soon" : "" };
}

const iconFor = (act: string, menuIcon: IconName | undefined): IconName => {
  const verb = act.split(".")[1] ?? "";
  if (/approve|sign|accept/.test(verb)) return "sign";
  if (/verify|check|confirm/.test(verb)) return "tick";
  return menuIcon ?? "arrow";
};

/** What waits: verb, object, number, why you, age, one act. */
export function WorkList({ items }: { readonly items: readonly InboxItem[] }) {
  const { menu } = useModules();
  return (
    <ol className="rows">
      {items.map((item, i) => {
        const when = urgency(item);
        const icon = menu.find((entry) => item.path.startsWith(entry.path))?.icon;
        return (
          <li className="need" key={`${item.record.id}${item.act}`}>
            <span className="ic">
              <Icon name={iconFor(item.act, icon)} />
            </span>
            <div>
              <Link className="plain" href={item.path}>
                <b>{say(item.verb)}</b> {item.record.title}
              </Link>{" "}
              <Ref>{item.record.number}</Ref>
              <small>{item.why}</small>
            </div>
            <span className={`when ${when.tone}`}>{when.words}</span>
            <Link className={`btn s ${i === 0 ? "p" : ""}`} href={item.path} aria-label={`${say(item.verb)} ${item.record.number}`}>
              {say(item.verb)}
            </Link>
          </li>
        );
      })}
    </ol>
  );
}
