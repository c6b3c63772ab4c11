import { addDays } from "#kernel/date.ts";
import type { Chapter, Story } from "#kernel/story.ts";
import type { Case } from "./seed-case.ts";

const at = (day: string, hour: string): string => `${day}T${hour}:00+05:30`;
const nc = (story: Story, c: Case): string => story.recall(`nc ${c.key}`);

async function report(story: Story, c: Case): Promise<void> {
  const sent = await story.act(c.by, "report.send", { input: { text: c.text, place: c.place, siteId: story.recall(c.site) } });
  story.remember(`report ${c.key}`, sent.id);
  story.later(95);
  const title = c.title,
    owner = story.recall(c.owner);
  const accepted = await story.act("krishnan", "report.accept", {
    id: sent.id,
    input: {
      title,
      what: c.text,
      source: c.source ?? "report",
      grade: c.grade,
      process: c.process,
      ownerId: owner,
      dueOn: addDays(c.on, 60),
      answer: "Thank you. It is looked at from today.",
    },
  });
  const became = String(accepted["becameId"]);
  story.remember(`nc ${c.key}`, became);
  await story.act("krishnan", "nonconformity.describe", {
    id: became,
    reason: "Clauses and product were added at triage.",
    input: { clauses: [...c.clauses], ...(c.product ? { product: c.product } : {}) },
  });
}

async function contain(story: Story, c: Case): Promise<void> {
  const id = nc(story, c);
  await story.act(c.owner, "nonconformity.contain", {
    id,
    input: { what: "Everything that may be concerned was set aside and marked; the work stopped until it was checked.", on: story.today },
  });
  story.later(120);
  await story.act(c.owner, "nonconformity.correct", { id, input: { what: "Checked piece by piece; what does not conform was taken out.", on: story.today } });
}

async function think(story: Story, c: Case): Promise<void> {
  const id = nc(story, c),
    needed = c.ends !== "correction" && c.actions.length > 0;
  await story.act(c.owner, "nonconformity.evaluate", {
    id,
    input: {
      grade: c.grade,
      severity: c.severity,
      recurrence: c.recurrence,
      needed,
      reason: needed ? "It can come back unless its cause is removed." : "A single slip without effect outside; the correction is enough.",
      ...(needed ? {} : { cause: c.whys[0], category: c.category }),
    },
  });
  if (!needed) return;
  let parentId: string | null = null;
  for (const text of c.whys) {
    const grown: Record<string, unknown> = await story.act(c.owner, "nonconformity.addWhy", { id, input: { parentId, text } });
    parentId = (grown["whys"] as { id: string; text: string }[]).find((w) => w.text === text)?.id ?? null;
    await story.act(c.owner, "nonconformity.changeWhy", { id, input: { nodeId: parentId, follows: true, ...(text === c.whys.at(-1) ? { root: true } : {}) } });
  }
}

async function plan(story: Story, c: Case): Promise<void> {
  const id = nc(story, c);
  await story.act(c.owner, "nonconformity.confirmCause", { id, input: { text: c.whys.at(-1), category: c.category } });
  await story.act(c.owner, "nonconformity.fixCriterion", {
    id,
    input: { criterion: c.criterion, measure: "Counted at the check, by somebody who did none of the actions", sample: "As the criterion says", checkOn: addDays(c.on, 45) },
  });
  for (const [i, action] of c.actions.entries()) {
    const made = await story.act(c.owner, "action.assign", {
      input: { title: action.title, parentId: id, ownerId: story.recall(action.by), dueOn: addDays(c.on, 21 + i * 7), siteId: story.recall(c.site) },
    });
    story.remember(`action ${c.key} ${i}`, made.id);
  }
  await story.act(c.owner, "nonconformity.askElsewhere", {
    id,
    input: { place: c.site === "peenya" ? "Jigani" : "Peenya", siteId: story.recall(c.site === "peenya" ? "jigani" : "peenya") },
  });
}

const finish =
  (i: number) =>
  async (story: Story, c: Case): Promise<void> => {
    const action = c.actions[i];
    if (!action) return;
    const id = story.recall(`action ${c.key} ${i}`);
    await story.act(action.by, "action.start", { id });
    story.later(200);
    await story.act(action.by, "action.finish", { id, input: { proof: "Done and shown to the owner; the record lies with this action.", doneOn: story.today } });
    story.later(60);
    if (c.owner !== action.by) await story.act(c.owner, "action.accept", { id });
    else await story.act("krishnan", "action.accept", { id });
  };

async function answerElsewhere(story: Story, c: Case): Promise<void> {
  const found = await story.view<{ elsewhere: { id: string }[] }>("krishnan", "record.snapshot", { id: nc(story, c) });
  for (const place of found.elsewhere)
    await story.act(c.site === "peenya" ? "patil" : "gowda", "nonconformity.answerElsewhere", {
      id: nc(story, c),
      input: { elsewhereId: place.id, answer: "no", note: "Looked at on the monthly walk; not so here." },
    });
}

const judge =
  (effective: boolean) =>
  async (story: Story, c: Case): Promise<void> => {
    await story.act("ahmed", "nonconformity.verify", {
      id: nc(story, c),
      input: {
        effective,
        result: effective ? `Looked at ${story.today}: the criterion is met.` : "Two more were found in the sample; the criterion is not met.",
        sample: "As agreed",
        on: story.today,
      },
    });
  };

async function close(story: Story, c: Case): Promise<void> {
  await story.act(c.owner === "krishnan" ? "raghavan" : "krishnan", "nonconformity.close", { id: nc(story, c), input: { lesson: c.whys.at(-1) ?? null } });
}

type Step = readonly [days: number, hour: string, title: string, tell: (story: Story, c: Case) => Promise<void>];

const begin: readonly Step[] = [
  [0, "08:10", "is reported and taken up", report],
  [0, "11:30", "is contained", contain],
  [3, "10:00", "is thought through", think],
];
const act: readonly Step[] = [
  [6, "14:00", "gets its actions", plan],
  [18, "09:30", "sees its first action done", finish(0)],
];
const second: readonly Step[] = [
  [26, "09:30", "sees its second action done", finish(1)],
  [30, "16:00", "is asked about elsewhere", answerElsewhere],
];
const end: readonly Step[] = [
  [46, "10:00", "is judged by its effect", judge(true)],
  [48, "15:00", "is closed", close],
];
const correction: readonly Step[] = [
  [
    5,
    "10:00",
    "is asked about elsewhere",
    async (story, c) => {
      await story.act(c.owner, "nonconformity.askElsewhere", { id: nc(story, c), input: { place: c.site === "peenya" ? "Jigani" : "Peenya" } });
      await answerElsewhere(story, c);
    },
  ],
  [7, "15:00", "is closed after its correction", close],
];

const steps: Readonly<Record<Case["ends"], readonly Step[]>> = {
  correction: [...begin, ...correction],
  closed: [...begin, ...act, ...second, ...end],
  reopened: [...begin, ...act, ...second, [46, "10:00", "is judged, and the effect is missing", judge(false)]],
  acting: [...begin, ...act],
  late: [...begin, ...act],
  contained: [...begin],
  verified: [...begin, ...act, ...second, [46, "10:00", "is judged by its effect", judge(true)]],
};

/** A case told on its days. */
export const walk = (c: Case): Chapter[] =>
  steps[c.ends].map(([days, hour, title, tell]) => ({ at: at(addDays(c.on, days), hour), title: `${c.title}: ${title}`, tell: (story) => tell(story, c) }));
