import type { Chapter, Story } from "#kernel/story.ts";
import { earlier } from "./seed-cases.ts";
import { later } from "./seed-cases-later.ts";
import { valve } from "./seed-valve.ts";
import { walk } from "./seed-walk.ts";

const posters: readonly { place: string; site: "peenya" | "jigani" }[] = [
  { place: "Turning cell 1, by the tool crib", site: "peenya" },
  { place: "Milling cell 3, by VMC-07", site: "peenya" },
  { place: "Grinding hall, east door", site: "jigani" },
];

async function hang(story: Story): Promise<void> {
  for (const [i, poster] of posters.entries()) {
    const made = await story.act("krishnan", "poster.print", { input: { place: poster.place, siteId: story.recall(poster.site) } });
    story.remember(`poster ${i}`, made.id);
  }
  // Through this one the application takes in reports without a name.
  await story.act("krishnan", "poster.print", { input: { place: "In Remit", siteId: story.recall("peenya"), purpose: "app" } });
}

const send = (by: string, input: { text: string; place: string; sort?: string; aboutPerson?: boolean }, site: "peenya" | "jigani") => (story: Story) =>
  story.act(by, "report.send", { input: { ...input, siteId: story.recall(site) } });

async function reopenBurn(story: Story): Promise<void> {
  const id = story.recall("nc burn");
  const made = await story.act("patil", "action.assign", {
    input: { title: "Show the dressing interval at the grinder", parentId: id, ownerId: story.recall("fernandes"), dueOn: "2025-05-20", siteId: story.recall("jigani") },
  });
  story.remember("burn again", made.id);
}

async function closeBurn(story: Story): Promise<void> {
  await story.act("fernandes", "action.start", { id: story.recall("burn again") });
  await story.act("fernandes", "action.finish", { id: story.recall("burn again"), input: { proof: "Cards hang at all grinders, by steel." } });
  await story.act("patil", "action.accept", { id: story.recall("burn again") });
}

/** An improvement is done, its result is said, and somebody else accepts it. */
async function settle(story: Story, key: string, result: string): Promise<void> {
  const id = story.recall(key);
  await story.act("naik", "action.start", { id });
  await story.act("naik", "action.finish", { id, input: { proof: result, result } });
  await story.act("krishnan", "action.accept", { id });
}

export const chapters: readonly Chapter[] = [
  { at: "2024-12-10T09:00:00+05:30", title: "Posters are hung where people work", tell: hang },
  ...[...earlier, ...later].flatMap((c) => walk(c)),
  { at: "2025-04-28T10:00:00+05:30", title: "Grinding burn is worked on once more", tell: reopenBurn },
  { at: "2025-05-15T10:00:00+05:30", title: "Grinding burn: the new action is done", tell: closeBurn },
  {
    at: "2025-05-16T09:00:00+05:30",
    title: "Grinding burn: a new bar is agreed",
    tell: async (story) => {
      const reply = await send("crew 44", { text: "The bin for oily rags at cell 4 has no lid.", place: "Cell 4", sort: "hazard" }, "peenya")(story);
      const lid = await story.act("krishnan", "report.accept", {
        id: reply.id,
        input: { becomes: "action", title: "A lid for the bin of oily rags at cell 4", ownerId: story.recall("naik"), dueOn: "2025-05-30", answer: "It gets a lid this month." },
      });
      story.remember("lid", String(lid["becameId"]));
    },
  },
  {
    at: "2026-05-04T09:00:00+05:30",
    title: "An idea becomes an action, a wish is declined",
    tell: async (story) => {
      const idea = await send(
        "ramesh",
        { text: "A small shelf at VMC-07 for the gauge would save the walk to the bench, forty times a shift.", place: "Cell 3, VMC-07", sort: "idea" },
        "peenya",
      )(story);
      const shelf = await story.act("krishnan", "report.accept", {
        id: idea.id,
        input: { becomes: "action", title: "A shelf for the gauge at VMC-07", ownerId: story.recall("naik"), dueOn: "2026-05-25", answer: "A good idea. Girish Naik builds it." },
      });
      story.remember("shelf", String(shelf["becameId"]));
      const wish = await send("crew 52", { text: "The canteen coffee is cold after 16:00.", place: "Canteen", sort: "idea" }, "peenya")(story);
      await story.act("krishnan", "report.decline", {
        id: wish.id,
        reason: "Nothing of the management system; passed on to the canteen.",
        input: { answer: "We passed it on to the canteen." },
      });
    },
  },
  { at: "2025-05-27T09:00:00+05:30", title: "The bin has a lid", tell: (story) => settle(story, "lid", "The lid hangs on a chain; photographed.") },
  {
    at: "2026-05-21T09:00:00+05:30",
    title: "The shelf hangs",
    tell: (story) => settle(story, "shelf", "The shelf hangs beside the door of VMC-07; forty walks a shift are saved."),
  },
  { at: "2026-06-01T06:30:00+05:30", title: "What is late climbs", tell: (story) => story.clockwork() },
  ...valve,
  {
    at: "2026-11-23T08:14:00+05:30",
    title: "Three reports wait for triage",
    tell: async (story) => {
      await send("ramesh", { text: "Coolant leaks beside VMC-07, the floor is slippery. Somebody could fall.", place: "Cell 3, VMC-07", sort: "hazard" }, "peenya")(story);
      story.later(12);
      await send("crew 98", { text: "The extraction over grinder 4 hums and hardly pulls.", place: "Grinding cell G1", sort: "weakness" }, "jigani")(story);
      story.later(9);
      await send("crew 74", { text: "Two micrometers carry the same number.", place: "Inspection", sort: "nonconformity" }, "peenya")(story);
    },
  },
];
