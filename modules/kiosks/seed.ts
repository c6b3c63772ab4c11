import type { Chapter } from "#kernel/story.ts";

/** A screen for those who have none of their own. */
export const chapters: readonly Chapter[] = [
  {
    at: "2026-10-05T09:10:00+05:30",
    title: "A kiosk is placed beside the canteen",
    tell: async (told) => void (await told.act("krishnan", "kiosk.place", { input: { place: "Canteen, beside the notice board", siteId: told.recall("peenya") } })),
  },
  {
    at: "2026-10-05T09:25:00+05:30",
    title: "One of the crew is handed a code for the kiosk, and has not come by yet",
    tell: async (told) => void (await told.act("krishnan", "pin.give", { input: { personId: told.recall("crew 40") } })),
  },
];
