import type { Chapter, Story, StoryLogin } from "#kernel/story.ts";
import { cast, cells, nameOf, places, units } from "./seed-cast.ts";

/** Those who may be asked for, in the order in which they are shown at start. */
export const logins: readonly StoryLogin[] = [
  { person: "krishnan", userName: "meera", name: "Meera Krishnan", password: "clause seven to ten", what: "quality manager, management representative" },
  { person: "raghavan", userName: "anand", name: "Anand Raghavan", password: "who answers for what", what: "managing director, top management" },
  { person: "gowda", userName: "suresh", name: "Suresh Gowda", password: "valve bodies at dawn", what: "head of production, process owner" },
  { person: "ramesh", userName: "shanthi", name: "Shanthi Ramesh", password: "coolant by the door", what: "machine operator, employee" },
  { person: "joshi", userName: "neelam", name: "Neelam Joshi", password: "helps but never signs", what: "consultant from outside" },
  { person: "dsouza", userName: "joseph", name: "Joseph Dsouza", password: "judges from outside", what: "auditor of the certification body" },
];

const userNames: Readonly<Record<string, string>> = Object.fromEntries(logins.map((l) => [l.person, l.userName]));

const site = (story: Story, key: string | null): string | null => (key ? story.recall(key) : null);

async function draw(story: Story): Promise<void> {
  const peenya = await story.act("clock", "site.open", { input: { name: "Peenya plant", code: "PEENYA", address: "14 Industrial Suburb II Stage, Peenya, Bengaluru" } });
  const jigani = await story.act("clock", "site.open", { input: { name: "Jigani plant", code: "JIGANI", address: "Plot 88, Jigani Industrial Area, Bengaluru" } });
  story.remember("peenya", peenya.id);
  story.remember("jigani", jigani.id);
  for (const unit of units) {
    const made = await story.act("clock", "unit.establish", {
      input: { name: unit.name, parentId: unit.parent ? story.recall(`unit ${unit.parent}`) : null, siteId: site(story, unit.site) },
    });
    story.remember(`unit ${unit.key}`, made.id);
  }
  for (const place of places) {
    const made = await story.act("clock", "position.establish", {
      input: {
        title: place.title,
        role: place.role,
        code: place.key,
        siteId: site(story, place.site),
        unitId: story.recall(`unit ${place.unit}`),
        reportsTo: place.reportsTo ? story.recall(`position ${place.reportsTo}`) : null,
        seats: place.seats ?? 1,
        may: place.may ?? null,
      },
    });
    story.remember(`position ${place.key}`, made.id);
  }
  for (const cell of cells) {
    const jiganiCell = cell.site === "jigani";
    const made = await story.act("clock", "position.establish", {
      input: {
        title: cell.title,
        role: "employee",
        code: cell.key,
        siteId: story.recall(cell.site),
        unitId: story.recall(jiganiCell ? "unit production-jigani" : "unit production-peenya"),
        reportsTo: story.recall(jiganiCell ? "position production-jigani" : "position head-production"),
        seats: cell.people + 2,
      },
    });
    story.remember(`position ${cell.key}`, made.id);
  }
}

async function join(story: Story, person: { key: string; name: string; position: string; number: number; joined: string }): Promise<void> {
  const made = await story.act("clock", "person.register", {
    input: { name: person.name, employeeNumber: `HP-${String(person.number).padStart(4, "0")}`, userName: userNames[person.key] ?? null, joinedOn: person.joined },
  });
  story.remember(person.key, made.id);
  await story.act("clock", "position.appoint", { id: story.recall(`position ${person.position}`), input: { personId: made.id, from: person.joined } });
}

/** The 161 who have no name in the story, cell by cell. */
const crew = (): { key: string; name: string; position: string }[] => {
  const people: { key: string; name: string; position: string }[] = [];
  for (const cell of cells)
    for (let i = cell.key === "operator-1" ? 1 : 0; i < cell.people; i++) people.push({ key: `crew ${people.length + 1}`, name: nameOf(people.length), position: cell.key });
  return people;
};

const joinedOn = (n: number): string => `20${String(8 + (n % 16)).padStart(2, "0")}-${String(1 + (n % 12)).padStart(2, "0")}-01`;

async function gather(story: Story): Promise<void> {
  let number = 0;
  const outside = new Set(["joshi", "dsouza"]);
  for (const person of cast) if (!outside.has(person.key)) await join(story, { ...person, number: ++number, joined: joinedOn(number + 3) });
  for (const person of crew()) await join(story, { ...person, number: ++number, joined: joinedOn(number) });
}

async function letSign(story: Story): Promise<void> {
  const signers = cast.filter((p) => !["ramesh", "joshi", "dsouza"].includes(p.key)).map((p) => p.key);
  for (const key of signers) {
    await story.act(key === "krishnan" ? "raghavan" : "krishnan", "person.verifyForSigning", { id: story.recall(key), input: { how: "Employee card and face, in person" } });
    await story.act(key, "person.acceptSigning", { id: story.recall(key) });
  }
}

export const chapters: readonly Chapter[] = [
  { at: "2024-11-25T09:00:00+05:30", title: "The organisation chart is drawn", tell: draw },
  { at: "2024-11-25T11:00:00+05:30", title: "Everybody is registered", tell: gather },
  { at: "2024-11-26T10:00:00+05:30", title: "Those who sign accept what a signature means", tell: letSign },
  {
    at: "2024-12-02T10:00:00+05:30",
    title: "A consultant comes to help",
    tell: async (story) => join(story, { key: "joshi", name: "Neelam Joshi", position: "consultant", number: 901, joined: "2024-12-02" }),
  },
  {
    at: "2025-06-01T09:30:00+05:30",
    title: "Girish Naik takes the safety of Peenya too",
    tell: async (story) =>
      void (await story.act("deshpande", "position.appoint", { id: story.recall("position ehs-peenya"), input: { personId: story.recall("naik"), from: "2025-06-01" } })),
  },
  {
    at: "2025-07-01T09:30:00+05:30",
    title: "Deputies are named",
    tell: async (story) => {
      await story.act("raghavan", "position.appoint", {
        id: story.recall("position quality-manager"),
        input: { personId: story.recall("kumar"), deputy: true, from: "2025-07-01" },
      });
      await story.act("deshpande", "position.appoint", {
        id: story.recall("position production-jigani"),
        input: { personId: story.recall("fernandes"), deputy: true, from: "2025-07-01" },
      });
    },
  },
  {
    at: "2026-03-16T09:00:00+05:30",
    title: "Two leave the shop floor, and two join",
    tell: async (story) => {
      for (const key of ["crew 40", "crew 120"]) await story.act("menon", "person.goAway", { id: story.recall(key), input: { from: "2026-03-16", until: "2026-03-29" } });
      for (const key of ["crew 41", "crew 121"]) await story.act("krishnan", "person.leave", { id: story.recall(key), input: { leftOn: "2026-03-15" } });
      await join(story, { key: "new 1", name: "Sneha Kulal", position: "operator-3", number: 201, joined: "2026-03-16" });
      await join(story, { key: "new 2", name: "Pradeep Salian", position: "operator-g2", number: 202, joined: "2026-03-16" });
    },
  },
  {
    at: "2026-10-12T10:00:00+05:30",
    title: "The safety officer of Jigani gives notice",
    tell: async (story) => void (await story.act("krishnan", "person.leave", { id: story.recall("hegde"), input: { leftOn: "2026-10-31" } })),
  },
  {
    at: "2026-11-16T08:30:00+05:30",
    title: "The head of purchasing is on leave, and the certification body's auditor looks in",
    tell: async (story) => {
      await story.act("shetty", "person.goAway", { id: story.recall("shetty"), input: { from: "2026-11-16", until: "2026-11-28" } });
      await join(story, { key: "dsouza", name: "Joseph Dsouza", position: "certifier", number: 902, joined: "2026-11-16" });
    },
  },
];
