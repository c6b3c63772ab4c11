import type { Chapter } from "#kernel/story.ts";

/** A screen for those who have none of their own. */
export const chapters: readonly Chapter[] = [
  {
    at: "2026-10-05T09:10:00+05:30",
    title: "A kiosk is placed beside the canteen",
    tell: async (told) => void (await told.act("krishnan", "kiosk.place", { input: { place: "Canteen, beside the notice board", siteId: told.recall("peenya") } })),
  },
];
