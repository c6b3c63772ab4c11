import type { Chapter, Story } from "#kernel/story.ts";

/** The case that a visitor opens first: it is in the middle of its way, and five people have a part in it. */
const id = (story: Story): string => story.recall("nc valve");

const whys: readonly string[] = [
  "The boring insert was worn past its limit.",
  "It was not changed after 180 parts; it had cut 236.",
  "The counter had gone back to zero when the program was reloaded.",
  "After the power cut on 7 November the control lost what it had not stored.",
  "The restart checklist does not ask for tool counters.",
];

const actions: readonly { title: string; by: string; dueOn: string; sort?: "correction" }[] = [
  { title: "Set aside and measure every part since 06:10", by: "kulkarni", dueOn: "2026-11-09", sort: "correction" },
  { title: "Keep tool counters through a power cut, VMC-01 to VMC-09", by: "naik", dueOn: "2026-11-20" },
  { title: "Ask for tool counters in the restart checklist", by: "kamath", dueOn: "2026-11-25" },
  { title: "Train 24 setters on WI-27 rev 4", by: "menon", dueOn: "2026-12-02" },
];

async function report(story: Story): Promise<void> {
  const sent = await story.act("ramesh", "report.send", {
    input: {
      text: "In-process check of part 237: bore measured 32.041 mm, limit 32.025 mm. Machine stopped. All parts since the last good check at 06:10 set aside: 212 checked, 14 over size.",
      place: "Cell 3, VMC-07",
      siteId: story.recall("peenya"),
    },
  });
  story.later(22);
  const accepted = await story.act("krishnan", "report.accept", {
    id: sent.id,
    input: {
      title: "Bore over size on 14 valve bodies, lot L-2611-07",
      what: "In-process check of part 237: bore measured 32.041 mm, limit 32.025 mm. Machine stopped. All parts since the last good check at 06:10 set aside: 212 checked, 14 over size.",
      grade: "major",
      process: "Production",
      ownerId: story.recall("gowda"),
      dueOn: "2026-12-04",
      answer: "Well seen. Everything since 06:10 is measured now; you will hear what comes of it.",
    },
  });
  story.remember("nc valve", String(accepted["becameId"]));
  await story.act("krishnan", "nonconformity.describe", {
    id: id(story),
    reason: "Place, product and clauses as found.",
    input: { place: "Cell 3, VMC-07", product: "Valve body 237", clauses: ["iso-9001-2015:8.7.1", "iso-9001-2015:10.2.1"] },
  });
  await story.act("gowda", "nonconformity.contain", {
    id: id(story),
    input: { what: "VMC-07 stopped, 212 parts set aside in the red cage and measured piece by piece.", on: "2026-11-09" },
  });
  for (const [quantity, key] of [
    [198, "inside"],
    [9, "rework"],
    [5, "scrap"],
  ] as const) {
    const held = await story.act("gowda", "output.hold", {
      input: {
        nonconformityId: id(story),
        quantity,
        item: "Valve body 237",
        lot: "L-2611-07",
        location: "Red cage, cell 3",
        segregation: "Red tag, cage locked",
        heldOn: "2026-11-09",
      },
    });
    story.remember(`lot ${key}`, held.id);
  }
}

async function decide(story: Story): Promise<void> {
  await story.act("gowda", "output.decide", { id: story.recall("lot inside"), input: { disposition: "release", reason: "All 198 measured inside the limits." } });
  await story.act("gowda", "output.decide", { id: story.recall("lot scrap"), input: { disposition: "scrap", reason: "Beyond what a bush can mend; ₹38,500." } });
  story.later(480);
  await story.act("gowda", "output.decide", {
    id: story.recall("lot rework"),
    input: { disposition: "rework", reason: "Rework with a bush; the customer agreed.", concession: "CON-118" },
  });
  await story.act("gowda", "nonconformity.correct", {
    id: id(story),
    input: { what: "Insert changed, bore measured on the next five parts: 32.008 to 32.012 mm.", on: "2026-11-09" },
  });
  await story.act("gowda", "nonconformity.setCost", { id: id(story), input: { amount: 38_500, currency: "INR", note: "Five parts scrapped" } });
}

async function think(story: Story): Promise<void> {
  await story.act("gowda", "nonconformity.evaluate", {
    id: id(story),
    input: { grade: "major", severity: 3, recurrence: 3, needed: true, reason: "A bore over size was seen in August last year too; the parts reach a braking system." },
  });
  let parentId: string | null = null;
  for (const text of whys) {
    const grown: Record<string, unknown> = await story.act("gowda", "nonconformity.addWhy", { id: id(story), input: { parentId, text } });
    parentId = (grown["whys"] as { id: string; text: string }[]).find((w) => w.text === text)?.id ?? null;
    await story.act("gowda", "nonconformity.changeWhy", { id: id(story), input: { nodeId: parentId, follows: true, ...(text === whys.at(-1) ? { root: true } : {}) } });
  }
  for (const [category, text] of [
    ["Machine", "The control forgets counters without power"],
    ["Method", "The restart checklist is silent about tools"],
    ["Measurement", "The bore gauge read 12 µm low"],
    ["People", "The night shift restarts seldom"],
  ] as const)
    await story.act("gowda", "nonconformity.addBone", { id: id(story), input: { category, text } });
}

async function plan(story: Story): Promise<void> {
  await story.act("gowda", "nonconformity.confirmCause", { id: id(story), input: { text: whys.at(-1), category: "Method" } });
  await story.act("gowda", "nonconformity.fixCriterion", {
    id: id(story),
    input: {
      criterion: "No bore above 32.020 mm in 300 parts, over at least three restarts, on VMC-01 to VMC-09.",
      measure: "Bore by air gauge at the in-process check",
      sample: "300 parts, three restarts",
      checkOn: "2026-12-18",
    },
  });
  for (const action of actions) {
    const made = await story.act("gowda", "action.assign", {
      input: {
        title: action.title,
        sort: action.sort ?? "corrective",
        parentId: id(story),
        ownerId: story.recall(action.by),
        dueOn: action.dueOn < story.today ? story.today : action.dueOn,
        siteId: story.recall("peenya"),
      },
    });
    story.remember(`valve ${action.by}`, made.id);
  }
  await story.act("kulkarni", "action.start", { id: story.recall("valve kulkarni") });
  await story.act("kulkarni", "action.finish", {
    id: story.recall("valve kulkarni"),
    input: { proof: "212 parts measured; the list with each value lies in the folder of the lot." },
  });
  await story.act("gowda", "action.accept", { id: story.recall("valve kulkarni") });
  await story.act("gowda", "nonconformity.askElsewhere", { id: id(story), input: { place: "Jigani grinding cells", siteId: story.recall("jigani") } });
}

export const valve: readonly Chapter[] = [
  { at: "2026-11-09T07:05:00+05:30", title: "A machine operator stops VMC-07", tell: report },
  { at: "2026-11-10T08:20:00+05:30", title: "The 14 parts are decided about", tell: decide },
  { at: "2026-11-12T10:00:00+05:30", title: "Five whys lead to a checklist", tell: think },
  { at: "2026-11-13T11:00:00+05:30", title: "The head of production stands by the cause", tell: plan },
  {
    at: "2026-11-16T14:00:00+05:30",
    title: "More time is asked for and granted",
    tell: async (story) => {
      await story.act("gowda", "nonconformity.askForTime", { id: id(story), reason: "300 parts need three weeks of production.", input: { dueOn: "2026-12-18" } });
      story.later(95);
      await story.act("deshpande", "nonconformity.grantTime", { id: id(story), input: { granted: true, note: "The sample is worth the time." } });
    },
  },
  {
    at: "2026-11-19T09:00:00+05:30",
    title: "The counters are kept through a power cut",
    tell: async (story) => {
      await story.act("naik", "action.start", { id: story.recall("valve naik") });
      await story.act("naik", "action.finish", { id: story.recall("valve naik"), input: { proof: "Nine parameter sheets; restart tried on each machine.", doneOn: "2026-11-19" } });
      await story.act("kamath", "action.start", { id: story.recall("valve kamath") });
    },
  },
  {
    at: "2026-11-20T16:20:00+05:30",
    title: "Two people talk about a photo",
    tell: async (story) => {
      await story.act("ahmed", "record.comment", {
        id: id(story),
        input: { text: "The checklist photo should show the counter screen, not the door. Otherwise fine.", mentions: [story.recall("gowda")] },
      });
      story.later(980);
      await story.act("gowda", "record.comment", {
        id: id(story),
        input: { text: "Done, new photo in rev 4. Can you take the sample of 18 December?", mentions: [story.recall("ahmed")] },
      });
      await story.act("gowda", "record.link", { id: id(story), input: { to: story.recall("nc oversize"), relation: "same_kind" } });
    },
  },
];
