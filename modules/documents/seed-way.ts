import type { Chapter, Story } from "#kernel/story.ts";
import { seedBody } from "./seed-text.ts";

/** One document of the example, and what it says in its first revision. */
export interface Told {
  readonly code: string;
  readonly type: "POL" | "SC" | "MAN" | "QP" | "WI" | "F" | "EX";
  readonly title: string;
  readonly owner: string;
  readonly text: string;
  readonly site?: "peenya" | "jigani";
  readonly clauses?: readonly string[];
  readonly processes?: readonly string[];
  /** Positions whose holders read it; "everyone" is everybody, "owners" all process owners. */
  readonly readers?: readonly string[];
  readonly external?: { readonly origin: string; readonly edition: string; readonly licence: string | null };
}

/** A later revision: what changed and why. */
export interface Later {
  readonly code: string;
  readonly by: string;
  readonly summary: string;
  readonly cause: string;
  readonly text: string;
  /** What it asks of its readers, when that is more than its type usually does. */
  readonly training?: "full";
}

const known = (story: Story) => (name: string) => {
  try {
    return story.recall(`document ${name}`);
  } catch {
    return undefined; // a document that the story tells of later
  }
};

/** Each way to approval: who reviews and who approves, by the type and the site. */
const deciders = ({ type, site, owner }: Pick<Told, "type" | "site" | "owner">): readonly string[] => {
  if (type === "POL" || type === "SC" || type === "MAN") return ["gowda", "raghavan"];
  if (type === "QP") return ["ahmed", "deshpande"];
  if (type === "WI") return [site === "jigani" ? "fernandes" : "kulkarni", "krishnan"];
  return [owner === "kumar" ? "krishnan" : "kumar"];
};

const audience = (story: Story, readers: readonly string[] = []): object[] =>
  readers.map((who) =>
    who === "everyone" ? { to: "everyone" } : who === "owners" ? { to: "role", role: "process_owner" } : { to: "position", positionId: story.recall(`position ${who}`) },
  );

/** Why nobody is asked to read documents of some types. */
const unread: Partial<Record<Told["type"], string>> = {
  SC: "It is read when the matrix and the audits are planned; nobody's daily work follows it.",
  MAN: "It describes what the procedures ask; each of them is read by those whom it concerns.",
  F: "A form is explained by the instruction that asks for it.",
  EX: "It is looked up when it is needed.",
};

export const write = async (story: Story, by: string, revision: string, text: string): Promise<void> =>
  void (await story.act(by, "revision.write", { id: revision, input: { text: JSON.stringify(seedBody(text, known(story))) } }));

/** Begins a document and writes its first revision; the story then knows `document QP-01` and `revision QP-01`. */
export async function begin(story: Story, told: Told): Promise<string> {
  const { code, type, title, owner, clauses = [], processes = [], external = null } = told;
  const made = await story.act(owner, "document.begin", {
    input: {
      code,
      title,
      typeId: story.recall(`type ${type}`),
      clauses,
      processes,
      external,
      audience: audience(story, told.readers),
      ...(told.site ? { siteId: story.recall(told.site) } : {}),
    },
  });
  const revision = (await story.view<{ revisions: { id: string }[] }>(owner, "document.one", { id: made.id })).revisions[0]?.id ?? "";
  story.remember(`document ${code}`, made.id);
  story.remember(`revision ${code}`, revision);
  await write(story, owner, revision, told.text);
  const why = unread[type];
  if (why) await story.act(owner, "revision.explain", { id: revision, input: { training: "none", trainingReason: why } });
  return revision;
}

export const submit = async (story: Story, by: string, code: string): Promise<void> => void (await story.act(by, "revision.submit", { id: story.recall(`revision ${code}`) }));

const decide = async (story: Story, told: Pick<Told, "code" | "type" | "site" | "owner">, which: "review" | "approve"): Promise<void> => {
  const by = deciders(told),
    who = which === "approve" ? by.at(-1) : by.length > 1 ? by[0] : undefined;
  if (who) await story.act(who, `revision.${which}`, { id: story.recall(`revision ${told.code}`) });
};
export const review = (story: Story, told: Pick<Told, "code" | "type" | "site" | "owner">): Promise<void> => decide(story, told, "review");
export const approve = (story: Story, told: Pick<Told, "code" | "type" | "site" | "owner">): Promise<void> => decide(story, told, "approve");
export const issue = async (story: Story, by: string, code: string): Promise<void> => void (await story.act(by, "revision.issue", { id: story.recall(`revision ${code}`) }));

const day = (on: string, days: number): string => new Date(Date.parse(on) + days * 86_400_000).toISOString().slice(0, 10);
const at = (on: string, days: number, time: string): string => `${day(on, days)}T${time}:00+05:30`;

/** Documents that came together: written on one day, reviewed four days later, in force after nine. */
export const together = (on: string, title: string, all: readonly Told[]): Chapter[] => [
  {
    at: at(on, 0, "10:00"),
    title: `${title}: written`,
    tell: async (story) => {
      for (const told of all) {
        await begin(story, told);
        await submit(story, told.owner, told.code);
      }
    },
  },
  {
    at: at(on, 4, "11:00"),
    title: `${title}: reviewed`,
    tell: async (story) => {
      for (const told of all) await review(story, told);
    },
  },
  {
    at: at(on, 9, "15:00"),
    title: `${title}: in force`,
    tell: async (story) => {
      for (const told of all) {
        await approve(story, told);
        await issue(story, told.owner, told.code);
      }
    },
  },
];

/** Begins the next revision of a document and writes what is new. */
export async function revise(story: Story, later: Later): Promise<void> {
  const { code, by, summary, cause, text, training } = later;
  const made = await story.act(by, "revision.draft", { input: { documentId: story.recall(`document ${code}`), cause } });
  story.remember(`revision ${code}`, made.id);
  await write(story, by, made.id, text);
  await story.act(by, "revision.explain", { id: made.id, input: { summary, cause, ...(training ? { training } : {}) } });
}

/** The next revision on its whole way, within ten days. */
export const revised = (on: string, told: Told, later: Later): Chapter[] => [
  {
    at: at(on, 0, "09:30"),
    title: `${told.code} is revised`,
    tell: async (story) => {
      await revise(story, later);
      await submit(story, later.by, told.code);
    },
  },
  { at: at(on, 3, "09:30"), title: `${told.code} is reviewed`, tell: (story) => review(story, told) },
  {
    at: at(on, 7, "16:00"),
    title: `${told.code} is in force anew`,
    tell: async (story) => {
      await approve(story, told);
      await issue(story, later.by, told.code);
    },
  },
];

/** Those who were asked read it, but for every so many of them and those who are named. */
export async function read(story: Story, code: string, but: { readonly every?: number; readonly people?: readonly string[] } = {}): Promise<void> {
  const asks = { revisionId: story.recall(`revision ${code}`), state: "open", limit: "500" };
  const { items } = await story.view<{ items: { id: string; ownerId: string | null }[] }>("krishnan", "reading.list", asks);
  const left = new Set((but.people ?? []).map((name) => story.recall(name)));
  for (const [i, reading] of items.entries()) {
    if (!reading.ownerId || left.has(reading.ownerId) || (but.every && i % but.every === but.every - 1)) continue;
    story.remember(reading.ownerId, reading.ownerId);
    await story.act(reading.ownerId, "reading.acknowledge", { id: reading.id });
  }
}
