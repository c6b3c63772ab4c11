import { decideBeginning } from "#kernel/act.ts";
import type { Actor } from "#kernel/actor.ts";
import { say } from "#kernel/sentence.ts";
import type { IconName } from "#web/icon.tsx";
import type { MenuEntry, Offer } from "#web/pages.ts";

export interface Find {
  readonly key: string;
  readonly group: "who" | "requirements" | "acts" | "people" | "records" | "pages";
  readonly icon: IconName;
  readonly title: string;
  readonly href: string;
  readonly number?: string | undefined;
  readonly under?: string | undefined;
  readonly note?: string | undefined;
  /** Drawn large: it is the answer itself. */
  readonly answer?: boolean;
  /** Why it cannot be done now. */
  readonly refused?: string | undefined;
}

export interface Asked {
  /** What the first sign narrows the search to. */
  readonly only: "people" | "records" | "requirements" | "acts" | null;
  readonly text: string;
}

const prefixes: Readonly<Record<string, NonNullable<Asked["only"]>>> = { "@": "people", "#": "records", "/": "requirements", ">": "acts" };

/** `@anand` looks for people, `#NC-2026` for records, `/8.4` for clauses, `>report` for acts; a question's opening words are left out. */
export function parse(typed: string): Asked {
  const text = typed.trimStart();
  const only = prefixes[text.charAt(0)] ?? null;
  const rest = (only ? text.slice(1) : text).trim();
  return { only, text: rest.replace(/^(who\s+(is\s+)?(responsible|answers?|accountable)\s*(for\s+)?)/i, "").replace(/\?$/, "") };
}

const has = (words: string, text: string): boolean =>
  text
    .toLowerCase()
    .split(/\s+/)
    .every((part) => words.toLowerCase().includes(part));

interface FoundPage extends Pick<MenuEntry, "title" | "path" | "icon"> {
  /** What people call what they look for there. */
  readonly words: string;
}

/** Pages that everybody has and no menu shows at once, found by what people want to do there. */
const ownPages = (): readonly FoundPage[] => [
  {
    title: say("Account and security"),
    path: "/settings/security",
    icon: "person",
    words: say("change my password, second factor, authenticator, passkey, recovery codes, devices signed in, API tokens"),
  },
  { title: say("Notifications"), path: "/settings/notifications", icon: "bell", words: say("mail, letters, digest, settings") },
  { title: say("All of my work"), path: "/work", icon: "today", words: say("inbox, tasks, to do, waiting for me") },
  { title: say("Trail"), path: "/trail", icon: "shield", words: say("audit trail, checkpoint, history of everything, integrity") },
];

interface Known {
  readonly menu: readonly MenuEntry[];
  readonly offers: readonly Offer[];
  readonly actor: Actor | undefined;
}

/** What this browser knows without asking: acts that begin something, and pages. */
export function localFinds(asked: Asked, { menu, offers, actor }: Known): readonly Find[] {
  const acts = asked.only === null || asked.only === "acts" ? offers.filter(({ act, title }) => has(`${say(title ?? act.title)} ${act.name}`, asked.text)) : [];
  const pages = asked.only === null ? [...menu, ...ownPages()].filter((entry) => has("words" in entry ? `${say(entry.title)} ${entry.words}` : say(entry.title), asked.text)) : [];
  return [
    ...acts.slice(0, 6).map(({ act, path, icon, title }): Find => {
      const answer = actor ? decideBeginning(act, actor) : null;
      return {
        key: `act ${act.name}`,
        group: "acts",
        icon: icon ?? "plus",
        title: say(title ?? act.title),
        href: path,
        refused: answer && !answer.yes ? answer.because : undefined,
      };
    }),
    ...pages.slice(0, 5).map((entry): Find => ({ key: `page ${entry.path}`, group: "pages", icon: entry.icon, title: say(entry.title), href: entry.path })),
  ];
}
