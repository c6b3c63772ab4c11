import { say } from "#kernel/sentence.ts";
import { posterActs } from "../../acts.ts";
import { worded } from "../worded.tsx";

export const PosterForm = worded(posterActs.print.input, {
  place: { label: say("Where it hangs"), help: say('Reports take this as their place: "Peenya, cell 3, VMC-07".') },
  siteId: { label: say("Site"), kind: "site" },
  purpose: {
    label: say("For"),
    options: [
      { value: "wall", label: say("a wall") },
      { value: "app", label: say("the application, to report without a name") },
    ],
  },
});
