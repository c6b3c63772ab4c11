import { newId } from "#kernel/id.ts";
import { say } from "#kernel/sentence.ts";
import type { Chapter, StoryLogin } from "#kernel/story.ts";
import { perform } from "#server/perform.ts";
import { clockOf, noOrigin, type World } from "#server/world.ts";
import type { House } from "../house.ts";
import { teller } from "./teller.ts";

export interface Seeded {
  readonly logins: readonly StoryLogin[];
}

const chaptersOf = (house: House): Chapter[] =>
  house.found.flatMap((f) => (f.seed?.["chapters"] as readonly Chapter[] | undefined) ?? []).toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at));

/** The logins of the example, in the order in which they are shown. */
export const loginsOf = (house: House): StoryLogin[] => house.found.flatMap((f) => (f.seed?.["logins"] as readonly StoryLogin[] | undefined) ?? []);

/** Is there any organisation in this database? */
export const isNew = async (house: House): Promise<boolean> => {
  const { rows } = await house.pool.query<{ there: boolean }>("select exists (select from chains) as there");
  return rows[0]?.there !== true;
};

/** Chapters after which statistics are gathered: the database does it by itself every minute, and the story skips months. */
const gathers: ReadonlySet<number> = new Set([2, 7, 20, 45, 90, 170]);

/**
 * Tells the example's story: one organisation with its past, made only by performing acts in the
 * order of their days. The story's clock stops at today; whoever looks sees a past that ends now.
 */
export async function seed(house: House, progress: (line: string) => void): Promise<Seeded> {
  const chapters = chaptersOf(house),
    [first] = chapters;
  if (!first) throw new Error("no module tells a story");
  const clock = { now: new Date(first.at) };
  const world: World = { ...house.world, clock: () => clock.now, signer: { prove: async () => "password" } };
  const organisation = { id: newId(clock.now.getTime()), name: "Hemavathi Precision", zone: "Asia/Kolkata" };
  await perform(
    world,
    { actor: clockOf(organisation), origin: noOrigin, userId: null },
    { act: "organisation.found", newId: organisation.id, input: { name: organisation.name, slug: "hemavathi", zone: organisation.zone } },
  );
  const story = teller({ world, files: house.files, organisation, clock });
  story.remember("organisation", organisation.id);
  let told = 0;
  for (const chapter of chapters) {
    clock.now = new Date(Math.max(clock.now.getTime(), Date.parse(chapter.at)));
    await chapter.tell(story);
    told += 1;
    if (gathers.has(told)) await house.pool.query("analyze");
    progress(say("{told} of {all}: {title}", { told, all: chapters.length, title: chapter.title }));
  }
  const logins = loginsOf(house);
  for (const login of logins)
    await house.identity.createLogin({
      organisationId: organisation.id,
      personId: story.recall(login.person),
      name: login.name,
      username: login.userName,
      password: login.password,
    });
  return { logins };
}
